import { conclude, nowhere } from '#graph/paths/conclude.ts';
import { livingHops } from '#graph/paths/hop-graph.ts';
import type { PathPlan, PathsFound } from '#graph/paths/path-plan.ts';
import { type Hop, type LevelHop, TwoSidedSearch } from '#graph/paths/two-sided-search.ts';
import type { WeighedHop } from '#graph/paths/weighed-hop.ts';
import type { Parameter } from '#graph/read-plan.ts';
import type { PathStatements } from './path-sql.ts';
import type { Statements } from './run-select.ts';

/** A search for paths as it can be sent to a thread. */
export interface PathsRequest {
  readonly plan: PathPlan;
  readonly statements: PathStatements;
  readonly parameters: readonly Parameter[];
}

/**
 * Searches level by level, a statement each, then weighs what may be part of a path in one statement more. The caller holds one
 * revision meanwhile.
 *
 * @param look Throws when the search must end; statements do so themselves.
 */
export function findPaths(
  database: Statements,
  { plan, statements, parameters }: PathsRequest,
  look: () => void,
): PathsFound {
  const ids = parameters[plan.ids] as readonly string[];
  const select = (sql: string, ...more: readonly Parameter[]) =>
    database.select(sql, [...parameters, ...more]);
  const search = new TwoSidedSearch(plan, ids);
  let revision: number | null = null;
  for (let level = search.next(); level !== null; level = search.next()) {
    const { rows, revision: seen } = select(statements[level.side], level.ids);
    revision = seen;
    search.take(level, rows as unknown as readonly LevelHop[]);
    look();
  }
  const { reach, stop, nodesSeen } = search;
  const [start, goal] = ids as readonly [string, string];
  const { hops } = livingHops(search.hops(), { start, goal, reach });
  look();
  const weighed =
    hops.length === 0 ? [] : weigh(hops, (out, into) => select(statements.weigh, out, into).rows);
  // Who is on a path is a node; else it may be that somebody has no relationships, or is none.
  const isSure = weighed.length > 0 && ids.length === 2;
  const missing = isSure ? [] : select(statements.missing).rows.map(([id]) => id as string);
  const asOf = plan.asOf === undefined ? revision : null;
  if (missing.includes(start) || missing.includes(goal)) return nowhere(missing, asOf);
  const ranking = conclude(plan, { ids, hops: weighed, reach, stop, nodesSeen });
  for (;;) {
    const { done, value } = ranking.next();
    if (done === true) return { ...value, missing, revision: asOf };
    look();
  }
}

type WeighedRow = readonly [
  index: number,
  isOut: number,
  propositionId: string,
  support: number,
  dispute: number,
  status: string,
];

function weigh(
  hops: readonly Hop[],
  select: (out: string, into: string) => readonly unknown[],
): readonly WeighedHop[] {
  const ways = { out: new Map<string, Hop>(), in: new Map<string, Hop>() };
  for (const hop of hops)
    ways[hop.direction].set(JSON.stringify([hop.from, hop.to, hop.type]), hop);
  const texts = (way: ReadonlyMap<string, Hop>) => `[${[...way.keys()].join()}]`;
  const [out, into] = [[...ways.out.values()], [...ways.in.values()]];
  const rows = select(texts(ways.out), texts(ways.in)) as readonly WeighedRow[];
  return rows.map(([index, isOut, propositionId, support, dispute, status]) => {
    const hop = (isOut === 1 ? out : into)[index] as Hop;
    return { ...hop, propositionId, support, dispute, status };
  });
}
