import { approximateMatch } from './approximate-match.ts';
import type { CodePoints } from './code-points.ts';

/** The passage of a text that is most like some words. */
export interface NearestPassage {
  readonly text: string;
  /** Code points. */
  readonly start: number;
  readonly end: number;
  /** 1: the same words in the same letters, except for case and the shape of quotation marks, dashes and spaces; to 0. */
  readonly similarity: number;
}

/** What is less like it than this is something else. */
const LEAST_SIMILARITY = 0.4;

/** Units of the pattern times units of the text that may be looked at: a tenth of a second. */
const MOST_WORK = 500_000_000;
const SHORTEST = 64;

/** Null where nothing in the text is like it. */
export function nearestPassage(
  { text, pointAt }: CodePoints,
  quote: string,
): NearestPassage | null {
  const longest = Math.max(SHORTEST, Math.floor(MOST_WORK / Math.max(1, text.length)));
  // Of long words in a long text, the beginning is looked for.
  const pattern = folded(quote.trim().slice(0, longest));
  if (pattern.length === 0 || text === '') return null;
  const units = folded(text);
  const { end, distance } = approximateMatch(pattern, units, 'anywhere');
  const similarity = 1 - distance / pattern.length;
  if (similarity < LEAST_SIMILARITY) return null;
  const before = units.slice(Math.max(0, end - 2 * pattern.length), end).reverse();
  const start = end - approximateMatch(pattern.slice().reverse(), before, 'start').end;
  const [first, last] = wholeWords(text, start, end);
  return {
    text: text.slice(first, last),
    start: pointAt(first),
    end: pointAt(last),
    similarity: Math.round(similarity * 1000) / 1000,
  };
}

const LONGEST_WORD = 40;
const IN_WORD = /^[\p{L}\p{N}]{2}$/u;

/** A match may end within a word: nobody quotes half of one. */
function wholeWords(text: string, start: number, end: number): readonly [number, number] {
  let [first, last] = [start, end];
  while (start - first < LONGEST_WORD && IN_WORD.test(text.slice(first - 1, first + 1))) first -= 1;
  while (last - end < LONGEST_WORD && IN_WORD.test(text.slice(last - 1, last + 1))) last += 1;
  return [first, last];
}

/** Unit by unit, so that places stay. */
function folded(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) units[index] = foldUnit(text.charCodeAt(index));
  return units;
}

const SPACE = 32;
const HYPHEN = 45;
const SHAPES: ReadonlyMap<number, number> = new Map([
  ...[...'‘’‚‛′`'].map((mark) => [mark.charCodeAt(0), 39] as const),
  ...[...'“”„‟″«»'].map((mark) => [mark.charCodeAt(0), 34] as const),
  ...[...'‐‑‒–—―−'].map((mark) => [mark.charCodeAt(0), HYPHEN] as const),
  ...[...'\t\n\r\u00a0\u2002\u2003\u2009\u200a\u202f'].map(
    (mark) => [mark.charCodeAt(0), SPACE] as const,
  ),
]);
const CAPITALS = [65, 90] as const;
const LAST_ASCII = 127;

function foldUnit(unit: number): number {
  const shape = SHAPES.get(unit);
  if (shape !== undefined) return shape;
  if (unit <= LAST_ASCII) return unit >= CAPITALS[0] && unit <= CAPITALS[1] ? unit + SPACE : unit;
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}
