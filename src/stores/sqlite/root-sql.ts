import type { ListPlan, Page } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { idRangeSql, kindSql } from './kind-sql.ts';
import { versionSql, versionTables } from './versions-sql.ts';
import type { Ends } from './via-sql.ts';

/** The nodes of some kinds, for a list in some order. */
export function rootSql(
  compilation: Compilation,
  kinds: readonly string[],
  { order, page }: ListPlan,
): Ends {
  return nodesSql(compilation, (node) => {
    const byKind = kindSql(compilation, node, kinds);
    // In the order of ids the key itself is the index; in another order its range would only lead astray.
    const byId = order[0]?.column.name === 'id' && kinds.length === 1;
    return byId ? [byKind, idRangeSql(compilation, `${node}.id`, kinds, seekOf(page))] : [byKind];
  });
}

/** All nodes of a kind: the key has them beside each other, while an index leads to them one by one. Null: they are of several kinds. */
export function wholeSql(compilation: Compilation, kinds: readonly string[]): Ends | null {
  if (kinds.length !== 1) return null;
  return nodesSql(compilation, (node) => [
    `+${kindSql(compilation, node, kinds)}`,
    idRangeSql(compilation, `${node}.id`, kinds),
  ]);
}

function nodesSql(compilation: Compilation, whereOf: (node: string) => readonly string[]): Ends {
  const node = compilation.alias('n');
  const scope = { node, properties: `${node}.properties`, id: `${node}.id`, relationship: null };
  const where = whereOf(node);
  const sources = versionTables('node', compilation.asOf).map((table) => ({
    from: `${table.name} ${node}`,
    where: [...where, ...versionSql(table, node)],
  }));
  return { scope, sources, join: null };
}

/** The end of the range of ids that a cursor sets. */
function seekOf({ beyond }: Page): 'lower' | 'upper' | null {
  if (beyond?.kind !== 'compare' || beyond.on !== 'node' || beyond.column.name !== 'id')
    return null;
  return beyond.operator === 'gt' ? 'lower' : 'upper';
}
