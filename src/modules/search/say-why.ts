import type { EnumSet } from '#graph/property.ts';
import type { SearchedField } from '#graph/search/searched.ts';
import type { WordMatch } from './match-phrase.ts';
import type { Match, TextMatch } from './match-texts.ts';

export const SEARCH_REASONS = {
  name: 'SearchReason',
  description:
    'Why something is a hit: EXACT, one of its names is what was asked for; WORDS, all words are in one of its names; PREFIX, a word begins as asked; SPELLING, a word is another spelling or in another script; TYPO, a word is a letter or two away; SCATTERED, the words are in several of its names; QUOTE, they are in the words of a claim.',
  values: ['EXACT', 'WORDS', 'PREFIX', 'SPELLING', 'TYPO', 'SCATTERED', 'QUOTE'],
} as const satisfies EnumSet;

export type SearchReason = (typeof SEARCH_REASONS.values)[number];

export function reasonOf({ texts, likeness, isWhole }: Match): SearchReason {
  const [first, another] = texts;
  if (first?.field === 'quote') return 'QUOTE';
  if (another !== undefined) return 'SCATTERED';
  switch (likeness) {
    case 'BEGINS':
      return 'PREFIX';
    case 'SPELLED':
      return 'SPELLING';
    case 'MISTYPED':
      return 'TYPO';
    default:
      return isWhole ? 'EXACT' : 'WORDS';
  }
}

/** One English sentence. */
export function whyOf(match: Match): string {
  const [text, another] = match.texts as [TextMatch, ...TextMatch[]];
  if (another !== undefined) return 'The words are in several of its names.';
  const where = placeOf(text);
  const word = text.words.find(({ likeness }) => likeness === match.likeness) as WordMatch;
  const written = `“${word.asked.written}”`;
  const there = `“${[...text.text].slice(word.word.start, word.word.end).join('')}”`;
  switch (match.likeness) {
    case 'BEGINS':
      return `${there} in ${where} begins with ${written}.`;
    case 'SPELLED':
      return `${there} in ${where} is another spelling of ${written}.`;
    case 'MISTYPED':
      return `${there} in ${where} is ${word.edits === 1 ? 'one letter' : 'two letters'} away from ${written}.`;
    default:
      return match.isWhole && text.field !== 'quote'
        ? `${capital(where)} is exactly that.`
        : `${text.words.length === 1 ? 'The word is' : 'All words are'} in ${where}.`;
  }
}

const PLACES: Readonly<Record<SearchedField, string>> = {
  name: 'the name',
  aliases: 'the alias',
  title: 'the title',
  officialName: 'the official name',
  quote: 'the quote',
};

const placeOf = ({ field, text }: TextMatch) =>
  field === 'aliases' ? `${PLACES[field]} “${text}”` : PLACES[field];

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
