import type { Condition } from '#graph/condition.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { countIndex, orderIndex } from '#graph/leading-index.ts';
import { ownEnd } from '#graph/own-end.ts';
import type {
  CellPlan,
  ListPlan,
  Lookup,
  OrderKey,
  ReadPlan,
  RootList,
  RowPlan,
} from '#graph/read-plan.ts';
import { cellSql, columnSql, type Scope } from './column-sql.ts';
import { type Compilation, createCompilation } from './compilation.ts';
import { ALIVE, conditionSql, orderTermsSql, sourcesOf } from './condition-sql.ts';
import { countsSql } from './counts-sql.ts';
import { groupKeySql } from './group-key-sql.ts';
import { groupsSql } from './groups-sql.ts';
import { keyedRelationships } from './keyed-relationships-sql.ts';
import { keysSql, relationshipColumns } from './keys-sql.ts';
import { kindSql } from './kind-sql.ts';
import { neighborhoodSql } from './neighborhood-sql.ts';
import { nodeJoin } from './node-join.ts';
import { limitSql, parameter } from './parameter-sql.ts';
import { conditionReadsNode, orderReadsNode, rowReadsNode } from './reads-node.ts';
import { rootSql, wholeSql } from './root-sql.ts';
import { versionSql, versionTables } from './versions-sql.ts';
import { type Ends, hopSql, viaSql } from './via-sql.ts';

/**
 * One SELECT that answers a whole plan: `rows` as JSON, `count`, `revision`. Every level is a subquery that is
 * ordered and limited before the next one is expanded from it.
 */
export function compileSql(model: GraphModel, plan: ReadPlan): string {
  const compilation = createCompilation(model, plan.asOf);
  const revision = plan.revision ? '(SELECT ifnull(max(number), 0) FROM revision)' : 'NULL';
  const { rows, count, groups } = startSql(compilation, plan);
  const grouped = groups === undefined ? '' : `, ${groups} AS groups`;
  return `SELECT ${rows} AS rows, ${count} AS count, ${revision} AS revision${grouped}`;
}

/** The parts of a list as SQL; groups only where they were asked for. */
interface ListSql {
  readonly rows: string;
  readonly count: string;
  readonly groups?: string;
}

function startSql(compilation: Compilation, { start }: ReadPlan): ListSql {
  if (start.kind === 'lookup') {
    return { rows: lookupSql(compilation, start.lookup), count: 'NULL' };
  }
  if (start.kind === 'relationships') {
    const { scope, from } = keyedRelationships(compilation, start.relationships);
    const row = rowSql(compilation, scope, start.relationships.row);
    return { rows: `(SELECT json_group_array(${row}) FROM ${from})`, count: 'NULL' };
  }
  if (start.kind === 'neighborhood') {
    const row = (scope: Scope, plan: RowPlan) => rowSql(compilation, scope, plan);
    return { rows: neighborhoodSql(compilation, start.neighborhood, row), count: 'NULL' };
  }
  if (start.kind === 'lists') {
    const lists = start.lists.map((each) => listRowSql(rootListSql(compilation, each)));
    return { rows: `json_array(${lists.join(', ')})`, count: 'NULL' };
  }
  return rootListSql(compilation, start);
}

function rootListSql(compilation: Compilation, { kinds, hop, list }: RootList): ListSql {
  if (hop !== undefined) return listSql(compilation, hopSql(compilation, null, hop, kinds), list);
  const leads = {
    rows: orderIndex(compilation.model, kinds, list),
    count: countIndex(compilation.model, kinds, list.where),
    groups: list.groups && list.where === null ? wholeSql(compilation, kinds) : null,
  };
  return listSql(compilation, rootSql(compilation, kinds, list), list, leads);
}

/** Columns whose indexes must lead; null: SQLite chooses by its statistics. And where groups are read; null: where the rows are. */
interface Leads {
  readonly rows: string | null;
  readonly count: string | null;
  readonly groups: Ends | null;
}

const NO_LEADS: Leads = { rows: null, count: null, groups: null };

function lookupSql(compilation: Compilation, lookup: Lookup): string {
  const node = compilation.alias('n');
  const scope = { node, properties: `${node}.properties`, id: `${node}.id`, relationship: null };
  const property = columnSql(scope, 'node', {
    name: lookup.property,
    type: 'text',
    required: false,
  });
  const where = [`${property} IN (SELECT value FROM json_each(${parameter(lookup.parameter)}))`];
  if (lookup.kinds.length > 0) where.push(kindSql(compilation, node, lookup.kinds));
  const also = lookup.where === null ? [] : [conditionSql(compilation, scope, lookup.where)];
  const row = rowSql(compilation, scope, lookup.row);
  const { from, where: kept } = versionsFrom(compilation, node, where);
  const conditions = [...kept, ...also].join(' AND ');
  return `(SELECT json_group_array(${row}) FROM ${from}${conditions === '' ? '' : ` WHERE ${conditions}`})`;
}

/** The nodes that satisfy `where`: the table itself, or the versions that are asked for. */
function versionsFrom(
  { asOf }: Compilation,
  node: string,
  where: readonly string[],
): { readonly from: string; readonly where: readonly string[] } {
  if (asOf === undefined) return { from: `node ${node}`, where };
  const versions = versionTables('node', asOf).map(
    (table) =>
      `SELECT id, properties FROM ${table.name} ${node} WHERE ${[...where, ...versionSql(table, node)].join(' AND ')}`,
  );
  return { from: `(${versions.join(' UNION ALL ')}) ${node}`, where: [] };
}

/** The JSON of a page, and the count of all that the condition lets through. */
function listSql(
  compilation: Compilation,
  ends: Ends,
  list: ListPlan,
  leads: Leads = NO_LEADS,
): ListSql {
  const { where, page, order, row, groups: asked } = list;
  const conditions = [where, page.beyond].filter((condition) => condition !== null);
  const count = list.count ? countSql(compilation, ends, where, leads.count) : 'NULL';
  const groups = asked && { groups: groupsSql(compilation, leads.groups ?? ends, where, asked) };
  if (row === null) return { rows: "json('[]')", count, ...groups };
  const lead = leads.rows;
  const limit = limitSql(parameter(page.limit), page.peek ? 1 : 0);
  const rows = pageSql(compilation, ends, { conditions, order, from: page.from, limit, row, lead });
  return { rows: `(SELECT json_group_array(${rows.row}) FROM ${rows.from})`, count, ...groups };
}

function countSql(
  compilation: Compilation,
  ends: Ends,
  condition: Condition | null,
  lead: string | null,
): string {
  const scope = { ...ends.scope, lead };
  const also = condition === null ? [] : [conditionSql(compilation, scope, condition)];
  const sources = ends.oneByOne ?? ends.sources;
  const counts = sourcesOf({ ...ends, sources }, conditionReadsNode(condition)).map(
    ({ from, where }) => countOf(from, where, also),
  );
  return counts.join(' + ');
}

/** Where nothing is asked of a row, an index counts many in a millisecond, and whether to go on is asked behind them all. */
function countOf(from: string, where: readonly string[], also: readonly string[]): string {
  const count = (conditions: readonly string[]) =>
    `(SELECT count(*) FROM ${from}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`})`;
  return also.length === 0 ? `${count(where)} * ${ALIVE}` : count([...where, ALIVE, ...also]);
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
  { conditions, order, from, limit, row, lead }: PageOptions,
): { row: string; from: string } {
  const { scope, mayMiss } = ends;
  const needsNode = conditions.some(conditionReadsNode) || orderReadsNode(order);
  const kept = conditions.map((each) => conditionSql(compilation, { ...scope, lead }, each));
  const columns = [`${scope.id} AS id`, ...relationshipColumns(ends, row)];
  const keys = keysSql(sourcesOf(ends, needsNode), [ALIVE, ...kept], columns, {
    terms: orderTermsSql(scope, order, from),
    limit,
  });
  const picked = compilation.alias('k');
  const relationship = scope.relationship === null ? null : picked;
  if (mayMiss !== true && !rowReadsNode(row)) {
    // Whoever asks for ids and for what follows from them needs no node.
    const alone = { node: '', properties: '', id: `${picked}.id`, relationship };
    return { row: rowSql(compilation, alone, row), from: `(${keys}) ${picked}` };
  }
  const { scope: outer, join } = nodeJoin(
    compilation,
    { id: `${picked}.id`, relationship },
    { letter: 'x', ...(mayMiss === true && { mayMiss }) },
  );
  const word = compilation.asOf === undefined ? ' ON' : ' WHERE';
  const on = join.where === '' ? '' : `${word} ${join.where}`;
  return { row: rowSql(compilation, outer, row), from: `(${keys}) ${picked}${join.from}${on}` };
}

function rowSql(compilation: Compilation, scope: Scope, row: RowPlan): string {
  return `json_array(${row.map((cell) => cellPlanSql(compilation, scope, cell)).join(', ')})`;
}

const listRowSql = ({ rows, count, groups }: ListSql) =>
  `json_array(${[rows, count, ...(groups === undefined ? [] : [groups])].join(', ')})`;

function cellPlanSql(compilation: Compilation, parent: Scope, cell: CellPlan): string {
  if (cell.kind === 'column') return cellSql(parent, cell.on, cell.column);
  if (cell.kind === 'key') return groupKeySql(compilation, parent, cell.of, cell.key);
  const ends = viaSql(compilation, parent, cell.via);
  switch (cell.kind) {
    case 'list':
      return listRowSql(listSql(compilation, ends, cell.list));

    case 'one': {
      const { order, row, where } = cell;
      const own = ownEnd(cell);
      if (own !== null) {
        const id = columnSql(parent, 'relationship', own);
        return `json_array(${row.map(() => id).join(', ')})`;
      }
      const { row: first, from } = pageSql(compilation, ends, {
        conditions: where === null ? [] : [where],
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
