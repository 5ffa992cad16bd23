import type { JsonValue } from '#graph/encode.ts';
import { type CodePoints, countCodePoints } from './code-points.ts';
import { isGiven } from './is-given.ts';
import { type FindWords, MOST_PLACES, searchIn } from './text-search.ts';

/** The text of a source as quotes are looked for in it. */
export interface SourceText extends CodePoints {
  readonly find: FindWords;
}

export function sourceText(text: string): SourceText {
  return { ...countCodePoints(text), find: searchIn(text) };
}

/** What a client says of the place of a quote. */
export interface LocatorInput {
  readonly start?: number | null;
  readonly end?: number | null;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
  readonly row?: number | null;
  readonly pointer?: string | null;
}

/** The whole locator; or what is wrong with the one that was given; or null: the quote is not there. */
export type Place =
  | { readonly locator: JsonValue; readonly checked: boolean }
  | { readonly problem: string; readonly at?: 'quote' }
  | null;

/** Code points of the text that are kept before and behind a quote, where the client names none. */
const CONTEXT = 32;

/** Finds the place of a quote in the text of its source; null for the text: it is not at hand, and the client is believed. */
export function locateQuote(
  source: SourceText | null,
  quote: string | null,
  given: LocatorInput,
): Place {
  const { row, pointer } = given;
  const inText = [given.start, given.end, given.prefix, given.suffix].some(isGiven);
  if ([inText, isGiven(row), isGiven(pointer)].filter(Boolean).length > 1)
    return { problem: 'A locator is a place in a text, a row or a pointer: one of these.' };
  if (isGiven(row))
    return row < 1 ? { problem: 'Rows count from 1.' } : inRecord(source, quote, { row });
  if (isGiven(pointer)) return inRecord(source, quote, { pointer });
  if (quote === null)
    return { problem: 'Give the quote; only a row or a pointer goes without one.', at: 'quote' };
  return source === null ? believed(quote, given) : found(source, quote, given);
}

/** A row or an entry of a record; the words may stand there as JSON writes them. */
function inRecord(source: SourceText | null, quote: string | null, locator: JsonValue): Place {
  if (source === null || quote === null) return { locator, checked: false };
  const written = [quote, JSON.stringify(quote).slice(1, -1)];
  return written.some((words) => source.find(words).length > 0) ? { locator, checked: true } : null;
}

function believed(quote: string, { start, end, prefix, suffix }: LocatorInput): Place {
  const words = { prefix: prefix ?? '', suffix: suffix ?? '' };
  const length = lengthOf(quote);
  const first = start ?? (isGiven(end) ? end - length : null);
  if (first !== null) {
    if (first < 0) return { problem: 'Places count from 0.' };
    if (isGiven(end) && end !== first + length) return wrongLength(first, end, length);
    return { locator: { start: first, end: first + length, ...words }, checked: false };
  }
  if (isGiven(prefix) || isGiven(suffix)) return { locator: words, checked: false };
  return { problem: 'The text of the source is not at hand: give a locator.' };
}

function found(source: SourceText, quote: string, given: LocatorInput): Place {
  const { start, end, prefix, suffix } = given;
  const length = lengthOf(quote);
  const first = start ?? (isGiven(end) ? end - length : null);
  if (first !== null) {
    if (first < 0) return { problem: 'Places count from 0.' };
    if (isGiven(end) && end !== first + length) return wrongLength(first, end, length);
    return atPlace(source, quote, given, source.unitAt(first));
  }
  const before = prefix ?? '';
  const words = `${before}${quote}${suffix ?? ''}`;
  const places = source.find(words);
  if (places.length > 1) {
    const starts = places.map((unit) => source.pointAt(unit + before.length)).join(', ');
    return {
      problem: `The quote stands in the text more than once, at ${starts}${places.length === MOST_PLACES ? ', …' : ''}: give its start or a prefix.`,
    };
  }
  const [unit] = places;
  return unit === undefined ? null : atPlace(source, quote, given, unit + before.length);
}

/** The locator of a quote that must begin at a unit. */
function atPlace(
  source: SourceText,
  quote: string,
  { prefix, suffix }: LocatorInput,
  unit: number,
): Place {
  const { text, pointAt, unitAt } = source;
  if (!text.startsWith(quote, unit)) return null;
  const behind = unit + quote.length;
  if (isGiven(prefix) && !text.slice(0, unit).endsWith(prefix))
    return { problem: 'The prefix is not what stands before the quote.' };
  if (isGiven(suffix) && !text.startsWith(suffix, behind))
    return { problem: 'The suffix is not what stands behind the quote.' };
  const [start, end] = [pointAt(unit), pointAt(behind)];
  const locator = {
    start,
    end,
    prefix: prefix ?? text.slice(unitAt(Math.max(0, start - CONTEXT)), unit),
    suffix: suffix ?? text.slice(behind, unitAt(end + CONTEXT)),
  };
  return { locator, checked: true };
}

function wrongLength(start: number, end: number, length: number): Place {
  return {
    problem: `The quote has ${length} code points, but its place from ${start} to ${end} has ${end - start}.`,
  };
}

function lengthOf(quote: string): number {
  let length = 0;
  for (const _ of quote) length += 1;
  return length;
}
