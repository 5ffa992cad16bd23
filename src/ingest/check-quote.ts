import type { ClaimEntry, TextLocator, WordsLocator } from './seed-format.ts';

/** Short enough to be a quotation and no extract. */
const MOST_WORDS = 30;

/** What is wrong with a quote and its place, each as a sentence; `text` is the whole source where it is at hand. */
export function checkQuote(
  { quote, locator }: Pick<ClaimEntry, 'quote' | 'locator'>,
  text: readonly string[] | null,
): readonly string[] {
  const words = quote.split(/\s+/).length;
  const long =
    words > MOST_WORDS ? [`The quote has ${words} words; at most ${MOST_WORDS} are kept.`] : [];
  if ('start' in locator)
    return [
      ...long,
      ...checkLength(quote, locator),
      ...(text === null ? [] : checkPlace(quote, locator, text)),
    ];
  if ('prefix' in locator && text !== null) return [...long, ...checkWords(quote, locator, text)];
  return long;
}

/** A text as its code points, which is what locators count. */
export function codePointsOf(text: string): readonly string[] {
  return Array.from(text);
}

function checkLength(quote: string, { start, end }: TextLocator): readonly string[] {
  const length = codePointsOf(quote).length;
  if (end - start === length) return [];
  return [
    `The quote has ${length} code points, but its place from ${start} to ${end} has ${end - start}.`,
  ];
}

function checkWords(
  quote: string,
  { prefix, suffix }: WordsLocator,
  text: readonly string[],
): readonly string[] {
  if (text.join('').includes(prefix + quote + suffix)) return [];
  return ['The quote does not stand in the text between these words.'];
}

function checkPlace(
  quote: string,
  locator: TextLocator,
  text: readonly string[],
): readonly string[] {
  const { start, end, prefix, suffix } = locator;
  const before = start - codePointsOf(prefix).length;
  const after = end + codePointsOf(suffix).length;
  const places = [
    { what: 'quote', said: quote, there: text.slice(start, end) },
    { what: 'prefix', said: prefix, there: text.slice(Math.max(0, before), start) },
    { what: 'suffix', said: suffix, there: text.slice(end, after) },
  ];
  return places
    .filter(({ said, there }) => said !== there.join(''))
    .map(
      ({ what, there }) =>
        `The ${what} is not what stands at its place in the text: ${JSON.stringify(there.join(''))}.`,
    );
}
