import type { NeighborhoodPlan } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { conditionSql } from './condition-sql.ts';
import { nodeJoin } from './node-join.ts';
import { conditionReadsNode } from './reads-node.ts';

/** Both directions, as seen from a node: the column that it stands in, and that of the other end. */
export const WAYS = [
  { direction: 'out', near: 'source', far: 'target' },
  { direction: 'in', near: 'target', far: 'source' },
] as const;
export type Way = (typeof WAYS)[number];

/** The condition on a relationship and the node at its far end, and what it joins for that. */
export function farEndSql(
  compilation: Compilation,
  { where }: Pick<NeighborhoodPlan, 'where'>,
  { direction, far }: Way,
  alias: string,
): { readonly from: string; readonly where: readonly string[] } {
  if (where === null) return { from: '', where: [] };
  const { scope, join } = nodeJoin(compilation, { id: `${alias}.${far}`, relationship: alias });
  const readsNode = conditionReadsNode(where);
  // The direction is known here, and no column of a table.
  const condition = conditionSql(compilation, { ...scope, direction }, where);
  const on = readsNode && join.where !== '' ? [join.where] : [];
  return { from: readsNode ? join.from : '', where: [...on, condition] };
}
