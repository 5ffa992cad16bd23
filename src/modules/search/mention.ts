import { dayRange } from '#graph/edtf.ts';
import { wholeTerm } from '#graph/search/searched.ts';
import { wordTextsOf } from '#graph/search/words.ts';
import { AppError } from '#src/errors.ts';
import { parseSearch, type SearchQuery } from './search-query.ts';

/** A name in a list from outside, and what the list says of it. */
export interface Mention {
  readonly name: string;
  readonly kinds?: readonly string[] | null;
  /** An id, an ISO code or a name. */
  readonly state?: string | null;
  readonly office?: string | null;
  /** EDTF. */
  readonly on?: string | null;
}

/** Mentions of one request, candidates of each, and characters of a state or office. */
export const RESOLVE = { mentions: 100, candidates: 20, length: 200 } as const;

/** Words before a name that are no part of it. */
const ADDRESSES: ReadonlySet<string> = new Set(
  'mr mrs ms miss sir dame lord lady dr prof professor president ambassador minister'.split(' '),
);

/** @throws AppError `BAD_USER_INPUT` when something of it cannot be looked for. */
export function queryOf(mention: Mention, prefixes: readonly string[]): SearchQuery {
  for (const name of ['state', 'office'] as const) requireText(name, mention[name]);
  if (mention.on !== undefined && mention.on !== null) dayRange(mention.on);
  const query = parseSearch(mention.name.replaceAll('"', ' '), prefixes);
  const bare = query.phrases.filter(([word]) => !ADDRESSES.has(word?.text ?? ''));
  return bare.length === 0 ? query : { ...query, phrases: bare };
}

function requireText(name: string, text: string | null | undefined): void {
  if (text === undefined || text === null) return;
  const { length } = [...text];
  if (length > RESOLVE.length || wordTextsOf(text).length === 0) {
    throw new AppError(
      'BAD_USER_INPUT',
      `The ${name} of a mention has a word, and ${RESOLVE.length} characters at most.`,
    );
  }
}

/** Whether two texts are spellings of one name. */
export function isSameName(a: string, b: string): boolean {
  const term = wholeTerm(wordTextsOf(a));
  return term !== null && term === wholeTerm(wordTextsOf(b));
}
