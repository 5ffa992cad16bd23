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

/** Most texts are plain, and those are read faster. */
const PLAIN = /^[ -~]*$/;
const PLAIN_WORD = /[a-z0-9]+(?:['`][a-z0-9]+)*/g;

/** The words of a text as they are searched, in order. `Arden’s` is `arden`. */
export function wordsOf(text: string): readonly Word[] {
  const isPlain = PLAIN.test(text);
  const words: Word[] = [];
  // Places are code points, and a regular expression counts code units.
  let [units, points] = [0, 0];
  const matches = isPlain ? text.toLowerCase().matchAll(PLAIN_WORD) : text.matchAll(WORD);
  for (const { 0: found, index } of matches) {
    points += lengthOf(text.slice(units, index));
    units = index + found.length;
    const start = points;
    points += lengthOf(found);
    const folded = foldWord(found);
    if (folded !== '') words.push({ text: folded, start, end: points });
  }
  return words;
}

/** The same without their places, for who has many texts. */
export function wordTextsOf(text: string): readonly string[] {
  const words = PLAIN.test(text) ? text.toLowerCase().match(PLAIN_WORD) : text.match(WORD);
  return (words ?? []).map(foldWord).filter((word) => word !== '');
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
  if (!/[\ud800-\udbff]/.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
