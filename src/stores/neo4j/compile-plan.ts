import type { GraphModel } from '#graph/graph-model.ts';
import { countIndex, orderIndex } from '#graph/leading-index.ts';
import type { CellPlan, Condition, ListPlan, Lookup, ReadPlan, RowPlan } from '#graph/read-plan.ts';
import { cellCypher, type Scope } from './column-cypher.ts';
import { type Compilation, createCompilation, type StatementForm } from './compilation.ts';
import { conditionCypher, orderCypher } from './condition-cypher.ts';
import { type Ends, labelsOf, viaCypher } from './via-cypher.ts';

/**
 * One statement that answers a whole plan: `rows`, `count`, `revision`. Every level is a subquery that is ordered
 * and limited before the next one is expanded from it, and returns lists of values, never whole nodes.
 */
export function compileCypher(model: GraphModel, plan: ReadPlan, form: StatementForm): string {
  const compilation = createCompilation(model, plan, form);
  const revision = plan.revision
    ? "head(COLLECT { MATCH (l:Ledger {id: 'ledger'}) RETURN l.revision })"
    : 'null';
  const { rows, count } = startCypher(compilation, plan);
  const answer = `RETURN ${rows} AS rows, ${count} AS count, ${revision} AS revision`;
  // An UNWIND hands on its rows in their order, so answers stand in the order of the requests.
  return form.form === 'single' ? answer : `UNWIND $requests AS request ${answer}`;
}

function startCypher(
  compilation: Compilation,
  { start }: ReadPlan,
): { rows: string; count: string } {
  if (start.kind === 'lookup') {
    return { rows: lookupCypher(compilation, start.lookup), count: 'null' };
  }
  const { kinds, list } = start;
  const scope = rootScope(compilation);
  const { node } = scope;
  const ends = { scope, match: `MATCH (${node}${rootLabels(compilation, kinds)})` };
  const using = (property: string | null) =>
    // An index has only the nodes that have the property, so it is read where that is said.
    property === null
      ? ''
      : ` USING INDEX ${node}:${kinds[0]}(${property}) WHERE ${node}.${property} IS NOT NULL`;
  return listCypher(compilation, ends, list, {
    rows: using(orderIndex(compilation.model, kinds, list)),
    count: using(countIndex(compilation.model, kinds, list.where)),
  });
}

/** An index to read from, with a WHERE; empty: Neo4j chooses. */
interface Hints {
  readonly rows: string;
  readonly count: string;
}

/** All kinds of entity together are what bears the label of the family. */
function rootLabels({ model }: Compilation, kinds: readonly string[]): string {
  const entities = [...model.kinds.values()].filter(({ family }) => family === 'Entity');
  const isAll = entities.every(({ name }) => kinds.includes(name));
  return labelsOf(isAll ? [] : kinds);
}

function rootScope(compilation: Compilation): Scope {
  return { node: compilation.name('n'), relationship: null, parent: null };
}

/** Ids are unique by label, so a lookup in any kind asks the two families that together have every node. */
function lookupCypher(compilation: Compilation, lookup: Lookup): string {
  const families =
    lookup.kinds.length === 0
      ? [['Entity'], ['Evidence']]
      : [lookup.kinds.length > 1 ? ['Entity'] : lookup.kinds];
  const lists = families.map((kinds) => {
    const scope = rootScope(compilation);
    const row = rowCypher(compilation, scope, lookup.row);
    const value = compilation.parameter(lookup.parameter);
    return `COLLECT { MATCH (${scope.node}${labelsOf(kinds)}) WHERE ${scope.node}.${lookup.property} IN ${value} RETURN ${row} }`;
  });
  return lists.join(' + ');
}

function listCypher(
  compilation: Compilation,
  { scope, match }: Ends,
  list: ListPlan,
  hints: Hints = { rows: '', count: '' },
): { rows: string; count: string } {
  const { where, page, order, row } = list;
  const conditions = [where, page.beyond].map((condition) =>
    condition === null ? null : conditionCypher(compilation, scope, condition),
  );
  const count = list.count
    ? `COUNT { ${match}${whereCypher([conditions[0]], hints.count)} RETURN 1 }`
    : 'null';
  if (row === null) return { rows: '[]', count };
  const kept = scope.relationship === null ? scope.node : `${scope.node}, ${scope.relationship}`;
  const limit = `${compilation.parameter(page.limit)}${page.peek ? ' + 1' : ''}`;
  const ordered = `WITH ${kept} ORDER BY ${orderCypher(scope, { order, from: page.from, where })} LIMIT ${limit}`;
  const filtered = whereCypher(conditions, hints.rows);
  const answer = `RETURN ${rowCypher(compilation, scope, row)}`;
  return { rows: `COLLECT { ${match}${filtered} ${ordered} ${answer} }`, count };
}

/** `hint` comes with a WHERE of its own. */
function whereCypher(conditions: readonly (string | null | undefined)[], hint = ''): string {
  const given = conditions.filter((part) => part !== null && part !== undefined).join(' AND ');
  if (given === '') return hint;
  return hint === '' ? ` WHERE ${given}` : `${hint} AND ${given}`;
}

function rowCypher(compilation: Compilation, scope: Scope, row: RowPlan): string {
  return `[${row.map((cell) => cellPlanCypher(compilation, scope, cell)).join(', ')}]`;
}

function cellPlanCypher(compilation: Compilation, parent: Scope, cell: CellPlan): string {
  if (cell.kind === 'column') return cellCypher(parent, cell.on, cell.column);
  const ends = viaCypher(compilation, parent, cell.via);
  switch (cell.kind) {
    case 'list': {
      const { rows, count } = listCypher(compilation, ends, cell.list);
      return `[${rows}, ${count}]`;
    }
    case 'one': {
      const { node, relationship } = ends.scope;
      const kept = relationship === null ? node : `${node}, ${relationship}`;
      const first = `WITH ${kept} ORDER BY ${orderCypher(ends.scope, { order: cell.order, from: 'start', where: null })} LIMIT 1`;
      return `head(COLLECT { ${ends.match} ${first} RETURN ${rowCypher(compilation, ends.scope, cell.row)} })`;
    }
    case 'counts':
      return countsCypher(compilation, ends, cell.where);
  }
}

function countsCypher(
  compilation: Compilation,
  { scope, match }: Ends,
  where: Condition | null,
): string {
  const condition = where === null ? '' : ` WHERE ${conditionCypher(compilation, scope, where)}`;
  const column = (name: string) =>
    cellCypher(scope, 'relationship', { name, type: 'text', required: true });
  const kind = `head([label IN labels(${scope.node}) WHERE label <> 'Entity'])`;
  const grouped = `WITH ${column('type')} AS type, ${column('direction')} AS direction, ${kind} AS kind, count(*) AS count`;
  return `COLLECT { ${match}${condition} ${grouped} ORDER BY type, direction, kind RETURN [type, direction, kind, count] }`;
}
