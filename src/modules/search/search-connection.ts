import type { Context } from '#graphql/context.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { Finding } from '#planner/found-plan.ts';
import { PAGE } from '#planner/list-arguments.ts';
import { AppError } from '#src/errors.ts';
import { type FoundHits, findHits, type Hit } from './find-hits.ts';
import { highlightsOf } from './highlights.ts';
import { reasonOf, whyOf } from './say-why.ts';
import { facetsOf, hitCursors } from './search-cursor.ts';
import { parseSearch } from './search-query.ts';

export interface SearchArguments {
  readonly text: string;
  readonly kinds?: readonly string[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of hits as the API shows it, its nodes by their ids. */
export async function searchConnection(finding: Finding): Promise<unknown> {
  const { text, kinds = null, after = null, ...args } = finding.args as unknown as SearchArguments;
  const first = pageSize(args.first);
  const query = parseSearch(text, prefixesOf(kinds));
  const cursors = hitCursors(text, kinds, finding.clock);
  const behind = after === null ? null : cursors.decode(after);
  const { store } = finding.context as Context;
  const find = (isAll: boolean) => findHits({ store, ...finding }, query, isAll);
  const rest = ({ hits }: FoundHits) =>
    behind === null ? hits : hits.filter((hit) => behind.has(hit));
  const wantsAll = finding.selected.has('facets') || behind?.block === 1;
  let found = await find(wantsAll);
  // Whether there is another page only the other candidates tell.
  if (!wantsAll && found.more && rest(found).length <= first) found = await find(true);
  const page = rest(found).slice(0, first);
  const edges = page.map((hit) => edgeOf(hit, cursors.encode(hit)));
  return {
    edges,
    nodes: page.map(({ id }) => id),
    pageInfo: {
      hasNextPage: rest(found).length > first,
      hasPreviousPage: behind !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    facets: facetsOf(found.hits, (prefix) => graphModel.kindByPrefix.get(prefix)?.name ?? '').map(
      (facet) => ({ ...facet, approximate: found.more }),
    ),
  };
}

function edgeOf({ id, match }: Hit, cursor: string) {
  return {
    cursor,
    node: id,
    score: match.score,
    reason: reasonOf(match),
    why: whyOf(match),
    highlights: highlightsOf(match),
  };
}

/** @throws AppError `BAD_USER_INPUT` where no kind is left. */
export function prefixesOf(kinds: readonly string[] | null): readonly string[] | null {
  if (kinds === null) return null;
  const prefixes = kinds.flatMap((name) => graphModel.kinds.get(name)?.prefix ?? []);
  if (prefixes.length > 0) return [...new Set(prefixes)];
  throw new AppError('BAD_USER_INPUT', 'No kind is asked for: name one, or leave kinds out.');
}

export function pageSize(first: number | null | undefined): number {
  const size = first ?? PAGE.default;
  if (size >= 0 && size <= PAGE.most) return size;
  throw new AppError(
    'BAD_USER_INPUT',
    `A page holds 0 to ${PAGE.most} rows; ${size} were asked for. Take more pages by cursor.`,
  );
}
