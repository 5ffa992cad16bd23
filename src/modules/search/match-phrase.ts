import { soundOf } from '#graph/search/sounds.ts';
import { editsBetween, mistakesIn } from '#graph/search/spelling.ts';
import type { Word } from '#graph/search/words.ts';
import type { AskedWord } from './search-query.ts';

/** How a word of a text is the one that was asked for, the best first. */
export const LIKENESSES = ['SAME', 'BEGINS', 'SPELLED', 'MISTYPED'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** A word of a text that is taken for one that was asked for. */
export interface WordMatch {
  readonly asked: AskedWord;
  readonly word: Word;
  readonly likeness: Likeness;
  /** Letters between them, where it is mistyped. */
  readonly edits: number;
}

export interface Leniency {
  /** This word may be the beginning of another. */
  readonly prefix: AskedWord | null;
  readonly mistakes: boolean;
}

/** The words of a phrase in a text, in its order and without another between; null: they are not there. */
export function matchPhrase(
  phrase: readonly AskedWord[],
  words: readonly Word[],
  leniency: Leniency,
): readonly WordMatch[] | null {
  let best: readonly WordMatch[] | null = null;
  for (let start = 0; start + phrase.length <= words.length; start++) {
    const matches: WordMatch[] = [];
    for (const [index, asked] of phrase.entries()) {
      const match = matchWord(asked, words[start + index] as Word, leniency);
      if (match === null) break;
      matches.push(match);
    }
    if (matches.length < phrase.length) continue;
    if (best === null || badness(matches) < badness(best)) best = matches;
    if (badness(best) === 0) return best;
  }
  return best;
}

function matchWord(asked: AskedWord, word: Word, leniency: Leniency): WordMatch | null {
  const found = (likeness: Likeness, edits = 0) => ({ asked, word, likeness, edits });
  if (word.text === asked.text) return found('SAME');
  if (leniency.prefix === asked && word.text.startsWith(asked.text)) return found('BEGINS');
  if (soundOf(word.text) === asked.sound) return found('SPELLED');
  const most = leniency.mistakes ? mistakesIn(asked.text) : 0;
  if (most === 0 || /\d/.test(word.text)) return null;
  const edits = editsBetween(asked.text, word.text, most);
  return edits > most ? null : found('MISTYPED', edits);
}

/** The worst likeness of some words: what they are like together. */
export function worstOf(matches: readonly WordMatch[]): Likeness {
  const worst = Math.max(...matches.map(({ likeness }) => LIKENESSES.indexOf(likeness)));
  return LIKENESSES[worst] as Likeness;
}

const badness = (matches: readonly WordMatch[]) =>
  matches.reduce((sum, { likeness, edits }) => sum + 10 * LIKENESSES.indexOf(likeness) + edits, 0);
