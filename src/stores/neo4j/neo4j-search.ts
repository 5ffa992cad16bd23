import neo4j from 'neo4j-driver';
import { kindWord, LEVEL_WORDS } from '#graph/search/place.ts';
import {
  type SearchPlan,
  type SearchResult,
  searchResult,
  type TextRow,
  type WantedWord,
} from '#graph/search/search-plan.ts';
import { mistakesIn } from '#graph/search/spelling.ts';
import type { Statement } from './run-read.ts';

/** What a whole name weighs: more than all bits of a level. */
const WHOLE = 2 ** LEVEL_WORDS.length;

/**
 * The score of a hit is the sum of what it meets: a power of two for each bit of its level, and nothing for its words. So the
 * engine's own best hits are the first of our order.
 */
const LEVEL = LEVEL_WORDS.map(
  (word, index) => `level:${word}*^${2 ** (LEVEL_WORDS.length - 1 - index)}`,
);

/** One statement for all of them; what each found stands in their order. */
export function searchStatement(plans: readonly SearchPlan[]): Statement {
  return {
    text: `UNWIND $searches AS search CALL (search) {
        CALL db.index.fulltext.queryNodes('searchTerms', search.query, {limit: search.limit}) YIELD node, score
        RETURN collect([node.id, score >= ${WHOLE}, node.shown]) AS each
      } RETURN collect(each) AS found`,
    parameters: {
      searches: plans.map((plan) => ({ query: queryOf(plan), limit: neo4j.int(plan.limit) })),
    },
  };
}

function queryOf({ words, whole, prefixes }: SearchPlan): string {
  return [
    ...words.map((word) => `+(${wordQuery(word)})^0`),
    ...(prefixes === null ? [] : [`+level:(${prefixes.map(kindWord).join(' ')})^0`]),
    ...(whole === null ? [] : [`names:[${whole} TO ${whole}]^${WHOLE}`]),
    ...LEVEL,
  ].join(' ');
}

function wordQuery({ terms, prefix, near }: WantedWord): string {
  const any = [...new Set(terms)].join(' ');
  const parts = [`names:(${any})`, `quote:(${any})`];
  if (prefix !== null) parts.push(`names:${prefix}*`, `quote:${prefix}*`);
  const mistakes = near === null ? 0 : mistakesIn(near);
  if (mistakes > 0) parts.push(`names:${near}~${mistakes}`);
  return parts.join(' ');
}

type Found = readonly [id: string, isWhole: boolean, shown: string | null];

export function toSearchResults(
  found: readonly (readonly Found[])[],
  plans: readonly SearchPlan[],
): readonly SearchResult[] {
  return plans.map(({ limit }, index) => {
    const entries = (found[index] ?? []).map(
      ([id, isWhole, shown]) =>
        [id, isWhole, shown === null ? null : (JSON.parse(shown) as TextRow)] as const,
    );
    return searchResult(entries, limit);
  });
}
