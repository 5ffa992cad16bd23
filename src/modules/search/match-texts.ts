import { SEARCHED_FIELDS, type SearchedField, type SearchedTexts } from '#graph/search/searched.ts';
import { type Word, wordsOf } from '#graph/search/words.ts';
import {
  type Leniency,
  type Likeness,
  matchPhrase,
  type WordMatch,
  worstOf,
} from './match-phrase.ts';
import type { SearchQuery } from './search-query.ts';

/** One text of a node in which something was found. */
export interface TextMatch {
  readonly field: SearchedField;
  readonly text: string;
  readonly words: readonly WordMatch[];
}

/** Why a node is a hit. */
export interface Match {
  /** From 1, the very name, down to 0; four digits. */
  readonly score: number;
  readonly likeness: Likeness;
  /** The text is what was asked for, and nothing else. */
  readonly isWhole: boolean;
  /** One text with all of it, or several that have it together. */
  readonly texts: readonly TextMatch[];
}

/** What a text counts beside a name. */
const FIELD_WEIGHTS: Readonly<Record<SearchedField, number>> = {
  name: 1,
  title: 0.97,
  officialName: 0.96,
  aliases: 0.95,
  quote: 0.35,
};

const WHOLE: Readonly<Record<Likeness, number>> = {
  SAME: 1,
  BEGINS: 0.72,
  SPELLED: 0.68,
  MISTYPED: 0.55,
};
const PART: Readonly<Record<Likeness, number>> = {
  SAME: 0.8,
  BEGINS: 0.7,
  SPELLED: 0.6,
  MISTYPED: 0.5,
};

/** What the words being most of the text adds at most, and what each wrong letter takes away. */
const COVERAGE = 0.05;
const EDIT = 0.02;

/** Words that stand in several texts of a node. */
const SCATTERED = 0.75;

/** The best that the texts of a node have of a search; null: not all of it is there. */
export function matchTexts(
  query: SearchQuery,
  texts: SearchedTexts,
  isLoose: boolean,
): Match | null {
  const read = SEARCHED_FIELDS.flatMap((field) =>
    listOf(texts[field]).map((text) => ({ field, text, words: wordsOf(text) })),
  );
  const single = read
    .map((text) => matchInOne(query, text, isLoose))
    .filter((match) => match !== null)
    // Of equals the first, by the order of the fields.
    .reduce<Match | null>(
      (best, match) => (best === null || match.score > best.score ? match : best),
      null,
    );
  return single ?? matchInSeveral(query, read, isLoose);
}

interface ReadText {
  readonly field: SearchedField;
  readonly text: string;
  readonly words: readonly Word[];
}

function matchInOne(query: SearchQuery, text: ReadText, isLoose: boolean): Match | null {
  const found: WordMatch[] = [];
  for (const phrase of query.phrases) {
    const matches = matchPhrase(phrase, text.words, leniencyOf(query, text.field, isLoose));
    if (matches === null) return null;
    found.push(...matches);
  }
  const isWhole =
    found.length === text.words.length &&
    found.every(({ word }, index) => word === text.words[index]);
  return scored([{ field: text.field, text: text.text, words: found }], text, isWhole);
}

/** Each phrase where it is best, in whichever text. */
function matchInSeveral(
  query: SearchQuery,
  texts: readonly ReadText[],
  isLoose: boolean,
): Match | null {
  const found = new Map<ReadText, WordMatch[]>();
  for (const phrase of query.phrases) {
    const [best] = texts
      .map((text) => ({
        text,
        matches: matchPhrase(phrase, text.words, leniencyOf(query, text.field, isLoose)),
      }))
      .filter(
        (each): each is { text: ReadText; matches: readonly WordMatch[] } => each.matches !== null,
      )
      .sort((a, b) => PART[worstOf(b.matches)] - PART[worstOf(a.matches)]);
    if (best === undefined) return null;
    found.set(best.text, [...(found.get(best.text) ?? []), ...best.matches]);
  }
  const matches = [...found].map(([{ field, text }, words]) => ({ field, text, words }));
  return scored(matches, null, false);
}

function scored(texts: readonly TextMatch[], one: ReadText | null, isWhole: boolean): Match {
  const words = texts.flatMap((text) => text.words);
  const likeness = worstOf(words);
  const weight = Math.min(...texts.map(({ field }) => FIELD_WEIGHTS[field]));
  const edits = words.reduce((sum, word) => sum + word.edits, 0);
  const covered = one === null ? 0 : Math.min(1, words.length / one.words.length);
  const base = isWhole ? WHOLE[likeness] : PART[likeness] + COVERAGE * covered;
  const score = weight * (base - EDIT * edits) * (one === null ? SCATTERED : 1);
  return { score: Math.round(Math.max(0, score) * 10_000) / 10_000, likeness, isWhole, texts };
}

/** A quote has words enough to be like anything that is mistyped. */
function leniencyOf(query: SearchQuery, field: SearchedField, isLoose: boolean): Leniency {
  return { prefix: isLoose ? query.prefix : null, mistakes: isLoose && field !== 'quote' };
}

function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}
