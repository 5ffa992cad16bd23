import type { Condition } from '#graph/condition.ts';
import type { Compilation } from './compilation.ts';
import { ALIVE, conditionSql, sourcesOf } from './condition-sql.ts';
import { kindOfIdSql } from './kind-sql.ts';
import { conditionReadsNode } from './reads-node.ts';
import type { Ends } from './via-sql.ts';

/** How many relationships there are of each type, direction and kind at the other end. */
export function countsSql(
  compilation: Compilation,
  ends: Ends,
  condition: Condition | null,
): string {
  const { relationship, id } = ends.scope;
  const also = condition === null ? [] : [conditionSql(compilation, ends.scope, condition)];
  const columns = `${relationship}.type AS type, ${relationship}.direction AS direction, ${kindOfIdSql(compilation, id)} AS kind`;
  const found = sourcesOf(ends, conditionReadsNode(condition)).map(
    ({ from, where }) =>
      `SELECT ${columns}, count(*) AS count FROM ${from} WHERE ${[...where, ALIVE, ...also].join(' AND ')} GROUP BY 1, 2, 3`,
  );
  const grouped =
    found.length === 1
      ? `${found[0]} ORDER BY 1, 2, 3`
      : `SELECT type, direction, kind, sum(count) AS count FROM (${found.join(' UNION ALL ')}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return `(SELECT json_group_array(json_array(type, direction, kind, count)) FROM (${grouped}))`;
}
