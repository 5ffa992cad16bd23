import type { GraphModel } from '#graph/graph-model.ts';
import type {
  CellPlan,
  Condition,
  ListPlan,
  Lookup,
  OrderKey,
  ReadPlan,
  RowPlan,
} from '#graph/read-plan.ts';
import { cellSql, columnSql, type Scope } from './column-sql.ts';
import { type Compilation, createCompilation } from './compilation.ts';
import { conditionSql, orderSql, parameter } from './condition-sql.ts';
import { type Ends, kindsSql, viaSql } from './via-sql.ts';

/**
 * One SELECT that answers a whole plan: `rows` as JSON, `count`, `revision`. Every level is a subquery that is
 * ordered and limited before the next one is expanded from it.
 */
export function compileSql(model: GraphModel, plan: ReadPlan): string {
  const compilation = createCompilation(model);
  const revision = plan.revision ? '(SELECT ifnull(max(number), 0) FROM revision)' : 'NULL';
  if (plan.start.kind === 'lookup') {
    return `SELECT ${lookupSql(compilation, plan.start.lookup)} AS rows, NULL AS count, ${revision} AS revision`;
  }
  const node = compilation.alias('n');
  const ends: Ends = {
    scope: { node, id: `${node}.id`, relationship: null },
    from: `node ${node}`,
    where: kindsSql(compilation, node, plan.start.kinds),
  };
  const { rows, count } = listSql(compilation, ends, plan.start.list);
  return `SELECT ${rows} AS rows, ${count} AS count, ${revision} AS revision`;
}

function lookupSql(compilation: Compilation, lookup: Lookup): string {
  const node = compilation.alias('n');
  const scope = { node, id: `${node}.id`, relationship: null };
  const property = columnSql(scope, 'node', {
    name: lookup.property,
    type: 'text',
    required: false,
  });
  const where = [`${property} IN (SELECT value FROM json_each(${parameter(lookup.parameter)}))`];
  if (lookup.kinds.length > 0) where.push(...kindsSql(compilation, scope.node, lookup.kinds));
  return `(SELECT json_group_array(${rowSql(compilation, scope, lookup.row)}) FROM node ${scope.node} WHERE ${where.join(' AND ')})`;
}

/** The JSON of a page, and of the count of all that the condition lets through. */
function listSql(
  compilation: Compilation,
  ends: Ends,
  list: ListPlan,
): { rows: string; count: string } {
  const given = (condition: Condition | null) =>
    condition === null ? [] : [conditionSql(compilation, ends.scope, condition)];
  const where = [...ends.where, ...given(list.where)];
  const count = list.count
    ? `(SELECT count(*) FROM ${ends.from} WHERE ${[...where, ALIVE].join(' AND ')})`
    : 'NULL';
  if (list.row === null) return { rows: "json('[]')", count };
  const page = pageSql(ends, [...where, ...given(list.page.beyond)], list.order, {
    from: list.page.from,
    limit: `${parameter(list.page.limit)}${list.page.peek ? ' + 1' : ''}`,
  });
  const outer = outerScope(compilation, ends.scope);
  const row = rowSql(compilation, outer, list.row);
  return { rows: `(SELECT json_group_array(${row}) FROM (${page}) ${outer.node})`, count };
}

function pageSql(
  ends: Ends,
  where: readonly string[],
  order: readonly OrderKey[],
  page: { readonly from: 'start' | 'end'; readonly limit: string },
): string {
  const { node, relationship } = ends.scope;
  const both = ends.from.startsWith('(');
  const columns = [`${node}.id AS id`, `${node}.properties AS properties`];
  if (relationship !== null) {
    for (const name of [
      'type',
      'source',
      'target',
      'propositionId',
      'details',
      ...(both ? ['direction'] : []),
    ]) {
      columns.push(`${relationship}.${name} AS ${name}`);
    }
  }
  const kept = [...where, ALIVE].join(' AND ');
  return `SELECT ${columns.join(', ')} FROM ${ends.from} WHERE ${kept} ORDER BY ${orderSql(ends.scope, order, page.from)} LIMIT ${page.limit}`;
}

/** Ends a statement whose time is over: see `deadline.ts`. Last, so that it is asked for rows that count. */
const ALIVE = 'alive()';

function outerScope(compilation: Compilation, inner: Scope): Scope {
  const alias = compilation.alias('x');
  return {
    node: alias,
    id: `${alias}.id`,
    relationship: inner.relationship === null ? null : alias,
  };
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
      const page = pageSql(ends, ends.where, cell.order, { from: 'start', limit: '1' });
      const outer = outerScope(compilation, ends.scope);
      return `(SELECT ${rowSql(compilation, outer, cell.row)} FROM (${page}) ${outer.node})`;
    }
    case 'counts':
      return countsSql(compilation, ends, cell.where);
  }
}

function countsSql(compilation: Compilation, ends: Ends, where: Condition | null): string {
  const { node, relationship } = ends.scope;
  const also = where === null ? [] : [conditionSql(compilation, ends.scope, where)];
  const grouped = `SELECT ${relationship}.type AS type, ${relationship}.direction AS direction, ${node}.kind AS kind, count(*) AS count FROM ${ends.from} WHERE ${[...ends.where, ...also, ALIVE].join(' AND ')} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return `(SELECT json_group_array(json_array(type, direction, kind, count)) FROM (${grouped}))`;
}
