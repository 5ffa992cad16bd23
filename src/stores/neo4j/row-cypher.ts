import type { Condition } from '#graph/condition.ts';
import { ownEnd } from '#graph/own-end.ts';
import type { CellPlan, ListPlan, OrderKey, Page, RowPlan } from '#graph/read-plan.ts';
import { cellCypher, columnCypher, type Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { orderCypher, saidCypher } from './condition-cypher.ts';
import { endsCypher, rowVersionCypher, type Said } from './ends-cypher.ts';
import { groupKeyCypher } from './group-key-cypher.ts';
import { groupsCypher } from './groups-cypher.ts';
import { kindCypher } from './versions-cypher.ts';
import { type Ends, viaCypher } from './via-cypher.ts';

/** An index to read from, with a WHERE; empty: Neo4j chooses. */
export interface Hints {
  readonly rows: string;
  readonly count: string;
}

/** The parts of a list as Cypher; groups only where they were asked for. */
export interface ListCypher {
  readonly rows: string;
  readonly count: string;
  readonly groups?: string;
}

/** A page of what is at the end of a way, and how much there is in all. */
export function listCypher(
  compilation: Compilation,
  ends: Ends,
  list: ListPlan,
  hints: Hints = { rows: '', count: '' },
): ListCypher {
  const { where, page, order, row, groups: asked } = list;
  const counted = saidCypher(compilation, ends.scope, [where]);
  const conditions = [...counted, ...saidCypher(compilation, ends.scope, [page.beyond])];
  const count = list.count
    ? `COUNT { ${endsCypher(compilation, ends, counted, { hint: hints.count }).text} RETURN 1 }`
    : 'null';
  const groups = asked && { groups: groupsCypher(compilation, ends, where, asked) };
  if (row === null) return { rows: '[]', count, ...groups };
  const limit = limitCypher(compilation, page);
  const options = { conditions, order, from: page.from, where, limit, row, hint: hints.rows };
  return { rows: `COLLECT { ${pageCypher(compilation, ends, options)} }`, count, ...groups };
}

export function limitCypher({ parameter }: Compilation, { limit, peek }: Page): string {
  return `${parameter(limit)}${peek ? ' + 1' : ''}`;
}

interface PageOptions {
  readonly conditions: readonly Said[];
  readonly order: readonly OrderKey[];
  readonly from: 'start' | 'end';
  /** What the rows have satisfied, for the order. */
  readonly where: Condition | null;
  readonly limit: string;
  readonly row: RowPlan;
  readonly hint?: string;
}

/** The rows of a page, as the inside of a subquery. */
export function pageCypher(
  compilation: Compilation,
  ends: Ends,
  { conditions, order, from, where, limit, row, hint = '' }: PageOptions,
): string {
  const { text, names } = endsCypher(compilation, ends, conditions, { order, hint });
  const ordered = `WITH ${names.join(', ')} ORDER BY ${orderCypher(compilation, ends.scope, { order, from, where })} LIMIT ${limit}`;
  const version = rowVersionCypher(compilation, ends, names, row);
  return `${text} ${ordered}${version} RETURN ${rowCypher(compilation, ends.scope, row)}`;
}

/** The cells of a row as a list. */
export function rowCypher(compilation: Compilation, scope: Scope, row: RowPlan): string {
  return `[${row.map((cell) => cellPlanCypher(compilation, scope, cell)).join(', ')}]`;
}

/** The parts of a list as one value. */
export const listRow = ({ rows, count, groups }: ListCypher) =>
  `[${[rows, count, ...(groups === undefined ? [] : [groups])].join(', ')}]`;

function cellPlanCypher(compilation: Compilation, parent: Scope, cell: CellPlan): string {
  if (cell.kind === 'column') return cellCypher(compilation, parent, cell.on, cell.column);
  if (cell.kind === 'key') return groupKeyCypher(compilation, parent, cell.of, cell.key);
  const ends = viaCypher(compilation, parent, cell.via);
  switch (cell.kind) {
    case 'list':
      return listRow(listCypher(compilation, ends, cell.list));
    case 'one': {
      const { order, where, row } = cell;
      const own = ownEnd(cell);
      if (own !== null) {
        const id = columnCypher(compilation, parent, 'relationship', own);
        return `[${row.map(() => id).join(', ')}]`;
      }
      const conditions = saidCypher(compilation, ends.scope, [where]);
      const options = { conditions, order, where, row, limit: '1' };
      return `head(COLLECT { ${pageCypher(compilation, ends, { ...options, from: 'start' })} })`;
    }
    case 'counts':
      return countsCypher(compilation, ends, cell.where);
  }
}

function countsCypher(compilation: Compilation, ends: Ends, where: Condition | null): string {
  const { scope } = ends;
  const { text } = endsCypher(compilation, ends, saidCypher(compilation, scope, [where]));
  const column = (name: string) =>
    cellCypher(compilation, scope, 'relationship', { name, type: 'text', required: true });
  const kind =
    compilation.asOf === undefined
      ? `head([label IN labels(${scope.node}) WHERE label <> 'Entity'])`
      : kindCypher(compilation, scope.node);
  const grouped = `WITH ${column('type')} AS type, ${column('direction')} AS direction, ${kind} AS kind, count(*) AS count`;
  return `COLLECT { ${text} ${grouped} ORDER BY type, direction, kind RETURN [type, direction, kind, count] }`;
}
