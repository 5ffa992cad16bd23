import { prefixOf } from '#graph/node-kind.ts';
import { kindOrder } from '#graph/search/place.ts';
import type { SearchResult } from '#graph/search/search-plan.ts';
import type { GraphStore, ReadOptions } from '#graph/store.ts';
import type { Clock } from '#planner/clock.ts';
import { type Match, matchTexts } from './match-texts.ts';
import { readCandidates } from './read-candidates.ts';
import { planOf, type SearchQuery } from './search-query.ts';

/** Candidates of a first page, and of all pages. Hits among the first stand before all others. */
export const CANDIDATES = { first: 100, most: 1000 } as const;

/** Fewer hits than these, and beginnings and mistakes are looked for as well. */
const FEW = 10;

export interface Hit {
  readonly id: string;
  /** 0: among the candidates of a first page. */
  readonly block: 0 | 1;
  readonly match: Match;
}

/** Where a search is made. */
export interface Searching {
  readonly store: GraphStore;
  readonly clock: Clock;
  readonly options: ReadOptions;
}

export interface FoundHits {
  /** Ranked. */
  readonly hits: readonly Hit[];
  /** There were more candidates than were looked at. */
  readonly more: boolean;
}

/** The hits among the first candidates, or among all that a search looks at. */
export async function findHits(
  searching: Searching,
  query: SearchQuery,
  isAll: boolean,
): Promise<FoundHits> {
  const [first] = (await findAmong(searching, [query], CANDIDATES.first)) as [Looked];
  if (!isAll || !first.more) return first;
  const [all] = (await findAmong(searching, [query], CANDIDATES.most)) as [Looked];
  const known = new Set(first.looked);
  const others = all.hits.filter(({ id }) => !known.has(id));
  return {
    hits: [...first.hits, ...others.map((hit) => ({ ...hit, block: 1 as const }))],
    more: all.more,
  };
}

interface Looked extends FoundHits {
  /** Ids of the candidates. */
  readonly looked: readonly string[];
}

/** What is found of each, in their order; beginnings and mistakes where there are few hits without them. */
export async function findAmong(
  searching: Searching,
  queries: readonly SearchQuery[],
  limit: number,
): Promise<readonly Looked[]> {
  const strict = await findOnce(searching, queries, false, limit);
  const scarce = queries.filter((_, index) => (strict[index] as Looked).hits.length < FEW);
  const loose = scarce.length === 0 ? [] : await findOnce(searching, scarce, true, limit);
  return queries.map((query, index) => {
    const again = scarce.indexOf(query);
    return (again < 0 ? strict[index] : loose[again]) as Looked;
  });
}

async function findOnce(
  { store, clock, options }: Searching,
  queries: readonly SearchQuery[],
  isLoose: boolean,
  limit: number,
): Promise<readonly Looked[]> {
  const plans = queries.map((query) => planOf(query, isLoose, limit));
  const results = await store.search(plans, options);
  const candidates = results.map((result) => result.candidates);
  const read = await readCandidates(store, candidates, clock, options);
  return queries.map((query, index) => {
    const hits = (read[index] ?? []).flatMap(({ id, texts }): Hit[] => {
      const match = matchTexts(query, texts, isLoose);
      return match === null ? [] : [{ id, block: 0, match }];
    });
    const { candidates: looked, more } = results[index] as SearchResult;
    return { hits: hits.sort(compareHits), more, looked: looked.map(({ id }) => id) };
  });
}

/** The best first; of equals by their kind, then by their id. */
export function compareHits(a: Hit, b: Hit): number {
  return (
    a.block - b.block ||
    b.match.score - a.match.score ||
    kindOrder(prefixOf(a.id)) - kindOrder(prefixOf(b.id)) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
