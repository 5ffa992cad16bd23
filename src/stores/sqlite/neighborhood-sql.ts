import type { NeighborhoodPlan, RowPlan } from '#graph/read-plan.ts';
import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { ALIVE } from './condition-sql.ts';
import { farEndSql, WAYS } from './far-end-sql.ts';
import { kindSql } from './kind-sql.ts';
import { weightSql } from './neighborhood-ends-sql.ts';
import { levelsSql, typesSql } from './neighborhood-levels-sql.ts';
import { nodeJoin } from './node-join.ts';
import { limitSql, parameter } from './parameter-sql.ts';
import { versionSql, versionTables } from './versions-sql.ts';
import { ROW } from './via-sql.ts';

type RowSql = (scope: Scope, row: RowPlan) => string;

/** A statement of its own that answers the rows of the nodes and those of the relationships. */
export function neighborhoodSql(
  compilation: Compilation,
  plan: NeighborhoodPlan,
  rowSql: RowSql,
): string {
  const { tables, shown } = levelsSql(compilation, plan, startSql(compilation, plan));
  const nodes = nodesSql(compilation, shown, plan.nodeRow, rowSql);
  const relationships = amongSql(compilation, shown, plan, rowSql);
  const all = [`types(direction, prefix, type) AS (VALUES ${typesSql(compilation)})`, ...tables];
  return `(WITH ${all.join(', ')} SELECT json_array(${nodes}, ${relationships}))`;
}

function startSql(compilation: Compilation, { ids }: NeighborhoodPlan): string {
  const arms = versionTables('node', compilation.asOf).map((table) => {
    const asked = `n.id IN (SELECT value FROM json_each(${parameter(ids)}))`;
    const where = [asked, kindSql(compilation, 'n', []), ...versionSql(table, 'n')];
    return `SELECT n.id FROM ${table.name} n WHERE ${where.join(' AND ')}`;
  });
  return arms.join(' UNION ');
}

function nodesSql(compilation: Compilation, shown: string, row: RowPlan, rowSql: RowSql): string {
  const { scope, join } = nodeJoin(compilation, { id: 's.id', relationship: null });
  const word = compilation.asOf === undefined ? ' ON' : ' WHERE';
  const on = join.where === '' ? '' : `${word} ${join.where}`;
  const cells = rowSql(scope, row).replace('json_array(', 'json_array(s.depth, ');
  return `(SELECT json_group_array(${cells}) FROM (SELECT id, depth FROM ${shown} ORDER BY depth, id) s${join.from}${on})`;
}

/** Relationships of which both ends are shown, each once. */
function amongSql(
  compilation: Compilation,
  shown: string,
  plan: NeighborhoodPlan,
  rowSql: RowSql,
): string {
  const relationship = compilation.alias('r');
  // Without a condition there is no end that it could be seen from.
  const isSeen = plan.where !== null;
  const ways = isSeen ? WAYS : WAYS.slice(0, 1);
  const arms = versionTables('relationship', compilation.asOf).flatMap((table) =>
    ways.map((way) => {
      const also = farEndSql(compilation, plan, way, 'v');
      const where = [
        // What begins at an entity ends at one: links of evidence begin at evidence.
        'v.source = a.id',
        `v.target IN (SELECT id FROM ${shown})`,
        ...versionSql(table, 'v'),
        ALIVE,
        ...also.where,
      ];
      const columns = ROW.split(', ').map((name) => `v.${name}`);
      if (isSeen) columns.push(`${way.direction === 'out' ? 1 : 2} AS seen`);
      return `SELECT ${columns.join(', ')} FROM ${shown} a CROSS JOIN ${table.name} v${also.from} WHERE ${where.join(' AND ')}`;
    }),
  );
  const order = `${weightSql('b')} DESC, source, type, target, propositionId`;
  const all = arms.join(' UNION ALL ');
  const each = `SELECT ${ROW}, sum(seen) AS seen FROM (${all}) GROUP BY source, type, target, propositionId`;
  const found = `SELECT * FROM (${isSeen ? each : all}) b ORDER BY ${order} LIMIT ${limitSql(parameter(plan.relationships))}`;
  const scope = { node: '', properties: '', id: `${relationship}.target`, relationship };
  const cells = rowSql(scope, plan.relationshipRow);
  const row = isSeen ? cells.replace('json_array(', `json_array(${relationship}.seen, `) : cells;
  return `(SELECT json_group_array(${row}) FROM (${found}) ${relationship})`;
}
