import type { Column } from '#graph/property.ts';
import { parameter } from './parameter-sql.ts';

/** Aliases of the node and the relationship that a clause speaks of; the relationship may be absent. */
export interface Scope {
  readonly node: string;
  /** The JSON of the node's properties. */
  readonly properties: string;
  /** Text of the node's id that an index gives in order. */
  readonly id: string;
  readonly relationship: string | null;
  /** Which way the relationship runs, where that is no column of it. */
  readonly direction?: 'out' | 'in';
  /** The only column of the node whose index may lead; the others are written so that theirs cannot. */
  readonly lead?: string | null;
}

/** Columns of the table `relationship` that are not in its JSON. */
const STRUCTURE: Readonly<Record<string, string | null>> = {
  type: 'type',
  from: 'source',
  to: 'target',
  direction: 'direction',
  propositionId: 'propositionId',
  knownFrom: 'knownFrom',
  // Whoever reads a version reads what was known then, and then its end was not.
  knownTo: null,
};

/** The value of a column as SQL compares it. The migrations index exactly this text. */
export function columnSql(scope: Scope, on: 'node' | 'relationship', column: Column): string {
  if (column.latest !== undefined) return latestSql(scope, column.latest);
  if (column.orElse !== undefined) return orElseSql(scope, on, column, column.orElse);
  const { sql, path } = placeOf(scope, on, column);
  if (path === null) return sql;
  const led = on === 'node' && (scope.lead ?? column.name) !== column.name;
  // A sign keeps SQLite from using an index on the expression.
  return `${led ? '+' : ''}json_extract(${sql}, ${path})`;
}

/** The value of a column as it stands in the JSON of an answer. */
export function cellSql(scope: Scope, on: 'node' | 'relationship', column: Column): string {
  if (column.latest !== undefined) return latestSql(scope, column.latest);
  if (column.orElse !== undefined) return orElseSql(scope, on, column, column.orElse);
  const { sql, path } = placeOf(scope, on, column);
  if (path === null) return sql;
  switch (column.type) {
    case 'text':
    case 'integer':
    case 'json':
      return `json_extract(${sql}, ${path})`;
    case 'decimal':
      // As digits: a JSON number of JavaScript is exact to 2^53 only.
      return `CAST(json_extract(${sql}, ${path}) AS TEXT)`;
    case 'boolean':
    case 'list':
      // As JSON, which the surrounding array takes as it is; SQL knows neither booleans nor lists.
      return `(${sql} -> ${path})`;
  }
}

function orElseSql(
  scope: Scope,
  on: 'node' | 'relationship',
  { orElse: _, ...column }: Column,
  name: string,
): string {
  const both = [column, { ...column, name }].map((each) => columnSql(scope, on, each));
  return `coalesce(${both.join(', ')})`;
}

/** The last entry of a list that may have been by a day. */
function latestSql(
  { properties }: Scope,
  { list, days, by }: NonNullable<Column['latest']>,
): string {
  const day = `json_extract(${properties}, '$.${days}[' || s.key || ']')`;
  return `(SELECT substr(s.value, 1, instr(s.value, '@') - 1) FROM json_each(${properties}, '$.${list}') s WHERE ${day} <= ${parameter(by)} ORDER BY s.key DESC LIMIT 1)`;
}

function placeOf(
  scope: Scope,
  on: 'node' | 'relationship',
  column: Column,
): { sql: string; path: string | null } {
  if (on === 'node') {
    if (column.name === 'id') return { sql: scope.id, path: null };
    return { sql: scope.properties, path: `'$.${column.name}'` };
  }
  if (scope.relationship === null)
    throw new Error(`There is no relationship to read "${column.name}" of.`);
  const structural = STRUCTURE[column.name];
  if (structural === null) return { sql: 'NULL', path: null };
  if (structural !== undefined) return { sql: `${scope.relationship}.${structural}`, path: null };
  return { sql: `${scope.relationship}.details`, path: `'$.${column.name}'` };
}
