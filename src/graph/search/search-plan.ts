import { levelOf } from './place.ts';
import { SEARCHED_FIELDS, type SearchedTexts } from './searched.ts';

/**
 * What an engine looks for, in terms of our index. It may find more than is meant, never less: who ranks looks at the texts
 * themselves. Candidates are the first by `placeOf`, those whose whole name is meant before the others.
 */
export interface SearchPlan {
  /** Each must be found, in whatever field. */
  readonly words: readonly WantedWord[];
  /** A term for the whole text as a name; null: none. */
  readonly whole: string | null;
  /** Prefixes of ids of the kinds; null: all. */
  readonly prefixes: readonly string[] | null;
  /** Candidates at most. */
  readonly limit: number;
}

/** One word, and what may stand for it. */
export interface WantedWord {
  /** Any of these terms. */
  readonly terms: readonly string[];
  /** Also words that begin so. Null: none. */
  readonly prefix: string | null;
  /** Also words of names with as many mistakes as `mistakesIn` forgives it. Null: none. */
  readonly near: string | null;
}

/** A node that was found, and its texts as they are now; null: it is not there now. */
export interface Candidate {
  readonly id: string;
  readonly texts: SearchedTexts | null;
}

/** A candidate as an engine finds it: whether its whole name is meant. */
export type FoundEntry = readonly [id: string, isWhole: boolean, texts: TextRow | null];

/** The texts in the order of `SEARCHED_FIELDS`. */
export type TextRow = readonly (string | readonly string[] | null)[];

/** Words of names that are taken for a mistyped one at most, those with the fewest mistakes first. */
export const MOST_NEAR = 50;

/** What a search comes to. */
export interface SearchResult {
  readonly candidates: readonly Candidate[];
  /** There are more than the limit. */
  readonly more: boolean;
}

/**
 * The candidates among the first entries that an engine found, in its order. Where there are more than the limit, an engine cuts
 * within a level in an order of its own: the level that was cut is left out, so that every engine gives the same. Whole names
 * stand before the others and are levels of their own.
 */
export function searchResult(entries: readonly FoundEntry[], limit: number): SearchResult {
  const candidates = withoutCut(entries, limit).map(([id, , row]) => ({
    id,
    texts: row === null ? null : textsOf(row),
  }));
  return { candidates, more: entries.length >= limit };
}

function withoutCut(entries: readonly FoundEntry[], limit: number): readonly FoundEntry[] {
  const last = entries.at(-1);
  if (entries.length < limit || last === undefined) return entries;
  const level = levelOf(last[0]);
  // Levels come in order, so that the last one stands at the end.
  const end = entries.findLastIndex(
    ([id, isWhole]) => isWhole !== last[1] || levelOf(id) !== level,
  );
  return end < 0 ? entries : entries.slice(0, end + 1);
}

export function textsOf(row: TextRow): SearchedTexts {
  return Object.fromEntries(SEARCHED_FIELDS.map((field, index) => [field, row[index] ?? null]));
}
