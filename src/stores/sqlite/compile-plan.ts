import type { GraphModel } from '#graph/graph-model.ts';
import { countIndex, orderIndex } from '#graph/leading-index.ts';
import type {
  CellPlan,
  Condition,
  ListPlan,
  Lookup,
  OrderKey,
  ReadPlan,
  RowPlan,
} from '#graph/read-plan.ts';
import { rowReadsRelationship } from '#graph/reads-relationship.ts';
import { cellSql, columnSql, type Scope } from './column-sql.ts';
import { type Compilation, createCompilation } from './compilation.ts';
import { ALIVE, conditionSql, orderSql, parameter, withNode } from './condition-sql.ts';
import { idRangeSql, kindSql } from './kind-sql.ts';
import { conditionReadsNode, orderReadsNode } from './reads-node.ts';
import { type Ends, viaSql } from './via-sql.ts';

/**
 * One SELECT that answers a whole plan: `rows` as JSON, `count`, `revision`. Every level is a subquery that is
 * ordered and limited before the next one is expanded from it.
 */
export function compileSql(model: GraphModel, plan: ReadPlan): string {
  const compilation = createCompilation(model);
  const revision = plan.revision ? '(SELECT ifnull(max(number), 0) FROM revision)' : 'NULL';
  const { rows, count } = startSql(compilation, plan);
  return `SELECT ${rows} AS rows, ${count} AS count, ${revision} AS revision`;
}

function startSql(compilation: Compilation, { start }: ReadPlan): { rows: string; count: string } {
  if (start.kind === 'lookup') {
    return { rows: lookupSql(compilation, start.lookup), count: 'NULL' };
  }
  const { kinds, list } = start;
  return listSql(compilation, rootSql(compilation, kinds, list), list, {
    rows: orderIndex(compilation.model, kinds, list),
    count: countIndex(compilation.model, kinds, list.where),
  });
}

function rootSql(compilation: Compilation, kinds: readonly string[], { order }: ListPlan): Ends {
  const node = compilation.alias('n');
  const id = `${node}.id`;
  const byKind = kindSql(compilation, node, kinds);
  // In the order of ids the key itself is the index; in another order its range would only lead astray.
  const byId = order[0]?.column.name === 'id' && kinds.length === 1;
  const where = byId ? [byKind, idRangeSql(compilation, id, kinds)] : [byKind];
  return { scope: { node, id, relationship: null }, from: `node ${node}`, where, join: null };
}

/** Columns whose indexes must lead; null: SQLite chooses by its statistics. */
interface Leads {
  readonly rows: string | null;
  readonly count: string | null;
}

const NO_LEADS: Leads = { rows: null, count: null };

function lookupSql(compilation: Compilation, lookup: Lookup): string {
  const node = compilation.alias('n');
  const scope = { node, id: `${node}.id`, relationship: null };
  const property = columnSql(scope, 'node', {
    name: lookup.property,
    type: 'text',
    required: false,
  });
  const where = [`${property} IN (SELECT value FROM json_each(${parameter(lookup.parameter)}))`];
  if (lookup.kinds.length > 0) where.push(kindSql(compilation, node, lookup.kinds));
  const row = rowSql(compilation, scope, lookup.row);
  return `(SELECT json_group_array(${row}) FROM node ${node} WHERE ${where.join(' AND ')})`;
}

/** The JSON of a page, and the count of all that the condition lets through. */
function listSql(
  compilation: Compilation,
  ends: Ends,
  list: ListPlan,
  leads: Leads = NO_LEADS,
): { rows: string; count: string } {
  const { where, page, order, row } = list;
  const conditions = [where, page.beyond].filter((condition) => condition !== null);
  const count = list.count ? countSql(compilation, ends, where, leads.count) : 'NULL';
  if (row === null) return { rows: "json('[]')", count };
  const lead = leads.rows;
  const limit = `${parameter(page.limit)}${page.peek ? ' + 1' : ''}`;
  const rows = pageSql(compilation, ends, { conditions, order, from: page.from, limit, row, lead });
  return { rows: `(SELECT json_group_array(${rows.row}) FROM ${rows.from})`, count };
}

function countSql(
  compilation: Compilation,
  ends: Ends,
  condition: Condition | null,
  lead: string | null,
): string {
  const { from, where } = withNode(ends, conditionReadsNode(condition));
  const scope = { ...ends.scope, lead };
  const also = condition === null ? [] : [conditionSql(compilation, scope, condition)];
  return `(SELECT count(*) FROM ${from} WHERE ${[...where, ALIVE, ...also].join(' AND ')})`;
}

interface PageOptions {
  readonly conditions: readonly Condition[];
  readonly order: readonly OrderKey[];
  readonly from: 'start' | 'end';
  readonly limit: string;
  readonly row: RowPlan;
  readonly lead: string | null;
}

/** Picks the rows of a page by their keys alone, then fetches the nodes of those that are left. */
function pageSql(
  compilation: Compilation,
  ends: Ends,
  options: PageOptions,
): { row: string; from: string } {
  const { conditions, order, limit, row, lead } = options;
  const { scope } = ends;
  const needsNode = conditions.some(conditionReadsNode) || orderReadsNode(order);
  const { from, where } = withNode(ends, needsNode);
  const kept = [
    ...where,
    ALIVE,
    ...conditions.map((condition) => conditionSql(compilation, { ...scope, lead }, condition)),
  ];
  const columns = [
    `${scope.id} AS id`,
    ...(rowReadsRelationship(row) ? relationshipColumns(ends) : []),
  ];
  const keys = `SELECT ${columns.join(', ')} FROM ${from} WHERE ${kept.join(' AND ')} ORDER BY ${orderSql(scope, order, options.from)} LIMIT ${limit}`;
  const picked = compilation.alias('k');
  const node = compilation.alias('x');
  const outer: Scope = {
    node,
    id: `${picked}.id`,
    relationship: scope.relationship === null ? null : picked,
  };
  return {
    row: rowSql(compilation, outer, row),
    from: `(${keys}) ${picked} CROSS JOIN node ${node} ON ${node}.id = ${picked}.id`,
  };
}

function relationshipColumns({ scope, from }: Ends): readonly string[] {
  const { relationship } = scope;
  const names = [
    'type',
    'source',
    'target',
    'propositionId',
    'details',
    ...(from.startsWith('(') ? ['direction'] : []),
  ];
  return relationship === null ? [] : names.map((name) => `${relationship}.${name} AS ${name}`);
}

function rowSql(compilation: Compilation, scope: Scope, row: RowPlan): string {
  return `json_array(${row.map((cell) => cellPlanSql(compilation, scope, cell)).join(', ')})`;
}

function cellPlanSql(compilation: Compilation, parent: Scope, cell: CellPlan): string {
  if (cell.kind === 'column') return cellSql(parent, cell.on, cell.column);
  const ends = viaSql(compilation, parent, cell.via);
  switch (cell.kind) {
    case 'list': {
      const { rows, count } = listSql(compilation, ends, cell.list);
      return `json_array(${rows}, ${count})`;
    }
    case 'one': {
      const { order, row } = cell;
      const { row: first, from } = pageSql(compilation, ends, {
        conditions: [],
        order,
        from: 'start',
        limit: '1',
        row,
        lead: null,
      });
      return `(SELECT ${first} FROM ${from})`;
    }
    case 'counts':
      return countsSql(compilation, ends, cell.where);
  }
}

function countsSql(compilation: Compilation, ends: Ends, condition: Condition | null): string {
  const { relationship, id } = ends.scope;
  const { from, where } = withNode(ends, conditionReadsNode(condition));
  const also = condition === null ? [] : [conditionSql(compilation, ends.scope, condition)];
  const prefix = `substr(${id}, 1, instr(${id}, ':') - 1)`;
  const grouped = `SELECT ${relationship}.type AS type, ${relationship}.direction AS direction, ${kindOfPrefix(compilation, prefix)} AS kind, count(*) AS count FROM ${from} WHERE ${[...where, ALIVE, ...also].join(' AND ')} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return `(SELECT json_group_array(json_array(type, direction, kind, count)) FROM (${grouped}))`;
}

function kindOfPrefix({ model }: Compilation, prefix: string): string {
  const cases = [...model.kindByPrefix].map(([each, { name }]) => `WHEN '${each}' THEN '${name}'`);
  return `CASE ${prefix} ${cases.join(' ')} END`;
}
