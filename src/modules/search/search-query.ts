import { prefixOf } from '#graph/node-kind.ts';
import type { SearchPlan, WantedWord } from '#graph/search/search-plan.ts';
import { soundTerm, wholeTerm } from '#graph/search/searched.ts';
import { soundOf } from '#graph/search/sounds.ts';
import { mistakesIn } from '#graph/search/spelling.ts';
import { type Word, wordsOf } from '#graph/search/words.ts';
import { AppError } from '#src/errors.ts';

/** What a search may ask for. */
export const SEARCH = { length: 200, words: 16, prefix: 3 } as const;

/** A word of a search, and as it was written. */
export interface AskedWord {
  readonly text: string;
  readonly sound: string;
  readonly written: string;
}

/** What is searched for: every phrase of it. A single word is a phrase of one. */
export interface SearchQuery {
  readonly phrases: readonly (readonly AskedWord[])[];
  /** May also be the beginning of a word: the last one, where it stands alone. */
  readonly prefix: AskedWord | null;
  /** Prefixes of ids of the kinds that are wanted; null: all. */
  readonly prefixes: readonly string[] | null;
}

/** @throws AppError `BAD_USER_INPUT` when there is nothing to look for in the text, or too much. */
export function parseSearch(text: string, prefixes: readonly string[] | null): SearchQuery {
  const { length } = [...text];
  if (length > SEARCH.length)
    throw refusal(`A search has ${SEARCH.length} characters at most; this one has ${length}.`);
  const phrases = partsOf(text).flatMap(({ part, isPhrase }) => {
    const words = wordsOf(part).map((word) => asked(part, word));
    return isPhrase ? [words] : words.map((word) => [word]);
  });
  const words = phrases.flat();
  if (words.length === 0)
    throw refusal('There is nothing to look for: give a word with letters or digits.');
  if (words.length > SEARCH.words)
    throw refusal(`A search has ${SEARCH.words} words at most; this one has ${words.length}.`);
  const wanted = phrases.filter((phrase) => phrase.length > 0);
  const [last, another] = wanted.at(-1) as readonly AskedWord[];
  const isAlone = another === undefined && !text.trimEnd().endsWith('"');
  const mayBegin = isAlone && last !== undefined && [...last.text].length >= SEARCH.prefix;
  return { phrases: wanted, prefix: mayBegin ? last : null, prefixes };
}

/** The words that an engine looks for; loosely: also what begins with the last one, and what is mistyped. */
export function planOf(query: SearchQuery, isLoose: boolean, limit: number): SearchPlan {
  const words = query.phrases.flatMap((phrase) =>
    phrase.map((word): WantedWord => {
      const isAlone = isLoose && phrase.length === 1;
      return {
        terms: [...new Set([word.text, word.sound, soundTerm(word.text)])],
        prefix: isAlone && word === query.prefix ? word.text : null,
        near: isAlone && mistakesIn(word.text) > 0 ? word.text : null,
      };
    }),
  );
  const whole = wholeTerm(query.phrases.flat().map(({ text }) => text));
  return { words, whole, prefixes: query.prefixes, limit };
}

/** What stands between two quotation marks is a phrase; a mark without another is none. */
function partsOf(text: string): readonly { readonly part: string; readonly isPhrase: boolean }[] {
  const parts = text.split('"');
  const last = parts.length - 1;
  return parts.map((part, index) => ({ part, isPhrase: index % 2 === 1 && index < last }));
}

function asked(part: string, { text, start, end }: Word): AskedWord {
  return { text, sound: soundOf(text), written: [...part].slice(start, end).join('') };
}

/** The kind that an id is of, as it is asked for. */
export const isOfKind = (prefixes: readonly string[] | null, id: string) =>
  prefixes === null || prefixes.includes(prefixOf(id));

const refusal = (message: string) => new AppError('BAD_USER_INPUT', message);
