import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateMatch } from '#modules/mutation/approximate-match.ts';
import { countCodePoints } from '#modules/mutation/code-points.ts';
import { nearestPassage } from '#modules/mutation/nearest-passage.ts';

const units = (text: string) => Uint16Array.from(text, (unit) => unit.charCodeAt(0));

/** The table of the textbook, column by column: slow, and plainly right. */
function byTable(pattern: string, text: string, from: 'anywhere' | 'start') {
  let column = Array.from({ length: pattern.length + 1 }, (_, row) => row);
  let best = { end: 0, distance: pattern.length };
  for (let at = 1; at <= text.length; at++) {
    const before = column;
    column = [from === 'start' ? at : 0];
    for (let row = 1; row <= pattern.length; row++) {
      const differs = pattern[row - 1] === text[at - 1] ? 0 : 1;
      const [diagonal, left, up] = [before[row - 1], before[row], column[row - 1]] as number[];
      column.push(Math.min(Number(diagonal) + differs, Number(left) + 1, Number(up) + 1));
    }
    const distance = Number(column.at(-1));
    if (distance < best.distance) best = { end: at, distance };
  }
  return best;
}

describe('the best match of a pattern', () => {
  const letters = (most: number) =>
    fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: most })
      .map((all) => all.join(''));

  it.each(['anywhere', 'start'] as const)('is that of the table, from %s', (from) => {
    fc.assert(
      fc.property(letters(100), letters(150), (pattern, text) => {
        expect(approximateMatch(units(pattern), units(text), from)).toEqual(
          byTable(pattern, text, from),
        );
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

describe('the nearest passage', () => {
  const text = countCodePoints(
    '😀 Russia’s FSB said the six\u00a0“diplomats” had been spying. The Foreign Office called that “completely baseless”.',
  );

  it('is found whatever the shape of quotation marks, and its place counts code points', () => {
    expect(nearestPassage(text, 'the six "diplomats" had been spying')).toEqual({
      text: 'the six\u00a0“diplomats” had been spying',
      start: 20,
      end: 55,
      similarity: 1,
    });
    const { start, end } = nearestPassage(text, 'the six "diplomats" had been spying') as never;
    expect(Array.from(text.text).slice(start, end).join('')).toBe(
      'the six\u00a0“diplomats” had been spying',
    );
  });

  it('is found when words are missing or misspelt', () => {
    expect(
      nearestPassage(text, 'The Foregin Office said it was completely baseless'),
    ).toMatchObject({
      text: 'The Foreign Office called that “completely baseless',
    });
  });

  it('is none where nothing is like it', () => {
    expect(nearestPassage(text, '0123456789 0123456789')).toBeNull();
    expect(nearestPassage(countCodePoints(''), 'words')).toBeNull();
    expect(nearestPassage(text, '   ')).toBeNull();
  });

  it('of a megabyte of text is found in less than two seconds, also for long words', () => {
    const long = countCodePoints(
      `${'lorem ipsum dolor sit amet '.repeat(40_000)}The end of it all. ${'consectetur '.repeat(500)}`,
    );
    const began = performance.now();
    expect(nearestPassage(long, 'the end off it al.')).toMatchObject({ start: 1_080_000 });
    expect(nearestPassage(long, `The end of it all. ${'consectetur '.repeat(400)}`)).toMatchObject({
      start: 1_080_000,
    });
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
