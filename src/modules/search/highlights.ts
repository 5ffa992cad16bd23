import type { EnumSet } from '#graph/property.ts';
import type { SearchedField } from '#graph/search/searched.ts';
import type { Match } from './match-texts.ts';

export const SEARCH_FIELDS = {
  name: 'SearchField',
  description: 'Where something was found.',
  values: ['NAME', 'ALIAS', 'TITLE', 'OFFICIAL_NAME', 'QUOTE'],
} as const satisfies EnumSet;

const FIELDS: Readonly<Record<SearchedField, (typeof SEARCH_FIELDS.values)[number]>> = {
  name: 'NAME',
  aliases: 'ALIAS',
  title: 'TITLE',
  officialName: 'OFFICIAL_NAME',
  quote: 'QUOTE',
};

/** A text in which words were found, and where. */
export interface Highlight {
  readonly field: (typeof SEARCH_FIELDS.values)[number];
  readonly text: string;
  /** In code points, in order; `end` is behind the last one. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export function highlightsOf({ texts }: Match): readonly Highlight[] {
  return texts.map(({ field, text, words }) => {
    const places = [...new Set(words.map(({ word }) => word))].sort((a, b) => a.start - b.start);
    const ranges = places.map(({ start, end }) => ({ start, end }));
    return { field: FIELDS[field], text, ranges };
  });
}
