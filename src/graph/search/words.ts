import { transliterate } from './transliterate.ts';

/** One word of a text. */
export interface Word {
  /** In lower case, without marks, in Latin letters where we know how. Never empty. */
  readonly text: string;
  /** Where it stands in the text, in code points; `end` is behind it. */
  readonly start: number;
  readonly end: number;
}

/** A longer word is found by its beginning. */
const LONGEST = 60;

/** Letters, digits and marks; an apostrophe within a word belongs to it. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`´][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text as they are searched, in order. `Arden’s` is `arden`. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  // Places are code points, and a regular expression counts code units.
  let [units, points] = [0, 0];
  for (const match of text.matchAll(WORD)) {
    points += lengthOf(text.slice(units, match.index));
    units = match.index + match[0].length;
    const start = points;
    points += lengthOf(match[0]);
    const folded = foldWord(match[0]);
    if (folded !== '') words.push({ text: folded, start, end: points });
  }
  return words;
}

/** The same without their places, for who has many texts. */
export function wordTextsOf(text: string): readonly string[] {
  const words = text.match(WORD) ?? [];
  return words.map(foldWord).filter((word) => word !== '');
}

export function foldWord(word: string): string {
  if (/^[a-zA-Z0-9]*$/.test(word)) return word.toLowerCase().slice(0, LONGEST);
  const bare = word.replace(/['’ʼ`´]s$/iu, '').replace(/['’ʼ`´]/gu, '');
  const plain = bare.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Compatibility forms may bring signs that are no letters.
  const latin = transliterate(plain).replace(/[^\p{L}\p{N}]/gu, '');
  return [...latin].slice(0, LONGEST).join('');
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
