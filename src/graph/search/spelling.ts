/** Mistakes that are forgiven in a word: one from 4 letters, two from 8. Numbers are right or wrong. */
export function mistakesIn(word: string): number {
  if (/\d/u.test(word)) return 0;
  const { length } = [...word];
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/**
 * Letters to put in, take out, exchange or swap with the next to make one word of another; `most + 1` where there are more than
 * `most`.
 */
export function editsBetween(a: string, b: string, most: number): number {
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: readonly number[] = [];
  let last: number[] = to.map((_, index) => index);
  last.push(to.length);
  for (const [i, letter] of from.entries()) {
    const row = [i + 1];
    for (const [j, other] of to.entries()) {
      const exchanged = (last[j] as number) + (letter === other ? 0 : 1);
      const around = Math.min(last[j + 1] as number, row[j] as number) + 1;
      const isSwap = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other;
      const swapped = isSwap ? (before[j - 1] as number) + 1 : exchanged;
      row.push(Math.min(exchanged, around, swapped));
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[to.length] as number, most + 1);
}

/** Its trigrams, each once, with its ends marked: words that differ in one letter share most of them. */
export function trigramsOf(word: string): readonly string[] {
  const letters = [...`^^${word}$$`];
  return [...new Set(letters.slice(2).map((_, index) => letters.slice(index, index + 3).join('')))];
}

/** Trigrams that a word shares at least with one that has so many mistakes: a swap of two letters changes four. */
export const sharedTrigrams = (word: string, mistakes: number) =>
  Math.max(1, trigramsOf(word).length - 4 * mistakes);
