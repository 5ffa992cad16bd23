import type { StoredValue } from '../encode.ts';
import type { NodeKind } from '../node-kind.ts';
import { soundOf } from './sounds.ts';
import { wordTextsOf } from './words.ts';

/** The fields that are searched, those of a name before the words of a claim. Each is a column of a node. */
export const SEARCHED_FIELDS = ['name', 'aliases', 'title', 'officialName', 'quote'] as const;
export type SearchedField = (typeof SEARCHED_FIELDS)[number];

/** Fields that name what they stand in; the others speak of anything. */
const NAMES: readonly SearchedField[] = ['name', 'aliases', 'title', 'officialName'];

/** The texts of one version of a node; null or left out: it has none. */
export type SearchedTexts = Readonly<Partial<Record<SearchedField, unknown>>>;

/** Marks in an index, which no word has: before a sound, and before a whole name. */
const SOUND = '__';
const WHOLE = '_';

/** A whole name beyond this is found by its words. */
const LONGEST_NAME = 200;

/** Entities are found by what they are called, sources by their titles, claims by their quotes; nothing else is. */
export function isSearched({ family, properties }: NodeKind): boolean {
  return family === 'Entity' || 'title' in properties || 'quote' in properties;
}

export const soundTerm = (word: string) => `${SOUND}${soundOf(word)}`;

/** A term for the whole of a name, the same for all of its spellings; null where it is too long or has no word. */
export function wholeTerm(words: readonly string[]): string | null {
  const term = `${WHOLE}${words.map(soundOf).join('_')}`;
  return words.length === 0 || term.length > LONGEST_NAME ? null : term;
}

/** The terms by which a node is found: of its names, and of what is said in it. Each once. */
export interface Terms {
  readonly names: readonly string[];
  readonly quote: readonly string[];
}

/** @param texts Of all versions of the node that are to be found. */
export function termsOf(texts: readonly Readonly<Record<string, StoredValue | null>>[]): Terms {
  const names = new Set<string>();
  const quote = new Set<string>();
  for (const version of texts) {
    for (const field of NAMES) {
      for (const name of listOf(version[field])) {
        const words = wordTextsOf(name);
        addWords(names, words);
        const whole = wholeTerm(words);
        if (whole !== null) names.add(whole);
      }
    }
    for (const text of listOf(version['quote'])) addWords(quote, wordTextsOf(text));
  }
  return { names: [...names], quote: [...quote] };
}

function addWords(terms: Set<string>, words: readonly string[]): void {
  for (const word of words) {
    terms.add(word);
    const sound = soundOf(word);
    // A word that is its own sound is found by itself.
    if (sound !== word) terms.add(`${SOUND}${sound}`);
  }
}

function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}

/** The words of names among terms: those that a mistyped word may have meant. */
export const isWord = (term: string) => !term.startsWith(WHOLE) && !/\d/u.test(term);
