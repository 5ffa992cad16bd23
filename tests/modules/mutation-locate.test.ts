import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote, sourceText } from '#modules/mutation/locate-quote.ts';
import { searchIn } from '#modules/mutation/text-search.ts';

const TEXT = 'One 😀 two. One two three. "Naïve", said \\ the fourth.';
const text = sourceText(TEXT);
const pointsOf = (start: number, end: number) => Array.from(TEXT).slice(start, end).join('');

describe('a quote in a text', () => {
  it('that stands there once gets its place and the words around it', () => {
    expect(locateQuote(text, 'three', {})).toEqual({
      locator: {
        start: 19,
        end: 24,
        prefix: 'One 😀 two. One two ',
        suffix: '. "Naïve", said \\ the fourth.',
      },
      checked: true,
    });
    expect(pointsOf(19, 24)).toBe('three');
  });

  it('that stands there more than once is told apart by its start, its end or what stands around it', () => {
    expect(locateQuote(text, 'One', {})).toEqual({
      problem: 'The quote stands in the text more than once, at 0, 11: give its start or a prefix.',
    });
    for (const given of [{ start: 11 }, { end: 14 }, { prefix: '. ' }, { suffix: ' two' }])
      expect(locateQuote(text, 'One', given)).toMatchObject({ locator: { start: 11, end: 14 } });
  });

  it('keeps the words around it that the client gives, so that its id stays', () => {
    expect(locateQuote(text, 'three', { start: 19, end: 24, prefix: 'two ', suffix: '.' })).toEqual(
      {
        locator: { start: 19, end: 24, prefix: 'two ', suffix: '.' },
        checked: true,
      },
    );
  });

  it('that is not there, or not at its place, is not found', () => {
    expect(locateQuote(text, 'five', {})).toBeNull();
    expect(locateQuote(text, 'three', { start: 18 })).toBeNull();
    expect(locateQuote(text, 'three', { start: 1000 })).toBeNull();
    expect(locateQuote(text, 'three', { prefix: 'One ' })).toBeNull();
  });

  it.each([
    [{ start: 19, end: 25 }, 'The quote has 5 code points, but its place from 19 to 25 has 6.'],
    [{ start: 19, prefix: 'to ' }, 'The prefix is not what stands before the quote.'],
    [{ start: 19, suffix: '!' }, 'The suffix is not what stands behind the quote.'],
    [{ start: -1 }, 'Places count from 0.'],
    [{ end: 2 }, 'Places count from 0.'],
    [{ row: 0 }, 'Rows count from 1.'],
    [{ row: 1, start: 19 }, 'A locator is a place in a text, a row or a pointer: one of these.'],
    [
      { row: 1, pointer: '/a' },
      'A locator is a place in a text, a row or a pointer: one of these.',
    ],
  ])('with the locator %j is refused', (given, problem) => {
    expect(locateQuote(text, 'three', given)).toEqual({ problem });
  });

  it('is one of a record by its row or pointer, in the letters of JSON too', () => {
    expect(locateQuote(text, null, { row: 7 })).toEqual({ locator: { row: 7 }, checked: false });
    expect(locateQuote(text, 'said', { row: 7 })).toEqual({ locator: { row: 7 }, checked: true });
    expect(
      locateQuote(sourceText('{"a": "she \\"said\\" so"}'), '"said"', { pointer: '/a' }),
    ).toEqual({
      locator: { pointer: '/a' },
      checked: true,
    });
    expect(locateQuote(text, 'five', { row: 7 })).toBeNull();
  });
});

describe('a quote of a source whose text is not at hand', () => {
  it('is believed to stand where the client says', () => {
    expect(locateQuote(null, 'th😀ree', { start: 3 })).toEqual({
      locator: { start: 3, end: 9, prefix: '', suffix: '' },
      checked: false,
    });
    expect(locateQuote(null, 'three', { prefix: 'two ' })).toEqual({
      locator: { prefix: 'two ', suffix: '' },
      checked: false,
    });
  });

  it('needs a place', () => {
    expect(locateQuote(null, 'three', {})).toEqual({
      problem: 'The text of the source is not at hand: give a locator.',
    });
    expect(locateQuote(null, null, {})).toEqual({
      problem: 'Give the quote; only a row or a pointer goes without one.',
      at: 'quote',
    });
  });
});

describe('a search for words', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c', ' '), { maxLength: 60 });

  it('finds the same places whether it looks through the text or into its index', () => {
    fc.assert(
      fc.property(
        letters,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 9 }),
        (more, at, length) => {
          const long = `${more.join('')}${'abc cab bca '.repeat(1_000)}${more.join('')}`;
          const words = long.slice(at % long.length, (at % long.length) + length);
          const find = searchIn(long);
          const first = find(words);
          for (let look = 0; look < 10; look++) find('abc');
          expect(find(words)).toEqual(first);
          expect(first.every((place) => long.startsWith(words, place))).toBe(true);
        },
      ),
      { numRuns: 200, seed: 4 },
    );
  });
});
