import type { Column } from '#graph/property.ts';
import type { Compilation } from './compilation.ts';

/** Variables of the node and the relationship that a clause speaks of, and of the node it was followed from. */
export interface Scope {
  readonly node: string;
  /** What has the properties of the node: itself, or the version of it that is asked for. */
  readonly version: string;
  readonly relationship: string | null;
  readonly parent: string | null;
  /** Variables of columns of the relationship that have been read. */
  readonly known?: Readonly<Record<string, string>>;
}

/** The value of a column as Cypher compares it. */
export function columnCypher(
  compilation: Compilation,
  scope: Scope,
  on: 'node' | 'relationship',
  column: Column,
): string {
  if (column.latest !== undefined) return latestCypher(compilation, scope, column.latest);
  if (column.orElse !== undefined) {
    const { orElse: name, ...only } = column;
    const both = [only, { ...only, name }].map((each) =>
      columnCypher(compilation, scope, on, each),
    );
    return `coalesce(${both.join(', ')})`;
  }
  if (on === 'node') return `${column.name === 'id' ? scope.node : scope.version}.${column.name}`;
  const { relationship, parent } = scope;
  if (relationship === null)
    throw new Error(`There is no relationship to read "${column.name}" of.`);
  const known = scope.known?.[column.name];
  if (known !== undefined) return known;
  switch (column.name) {
    case 'type':
      return typeCypher(compilation, relationship);
    case 'from':
      return `startNode(${relationship}).id`;
    case 'to':
      return `endNode(${relationship}).id`;
    case 'direction':
      return `CASE WHEN startNode(${relationship}) = ${parent} THEN 'out' ELSE 'in' END`;
    case 'knownTo':
      // Whoever reads a version reads what was known then, and then its end was not.
      return compilation.asOf === undefined ? `${relationship}.knownTo` : 'null';
    default:
      return `${relationship}.${column.name}`;
  }
}

/** The type of a relationship that is or was. */
export function typeCypher({ asOf }: Compilation, relationship: string): string {
  return asOf === undefined
    ? `type(${relationship})`
    : `replace(type(${relationship}), 'PAST_', '')`;
}

/** The value of a column as it stands in an answer; 64-bit integers as their digits. */
export function cellCypher(
  compilation: Compilation,
  scope: Scope,
  on: 'node' | 'relationship',
  column: Column,
): string {
  const cypher = columnCypher(compilation, scope, on, column);
  return column.type === 'decimal' ? `toString(${cypher})` : cypher;
}

/** The last entry of a list that may have been by a day. */
function latestCypher(
  { parameter, name }: Compilation,
  { version }: Scope,
  { list, days, by }: NonNullable<Column['latest']>,
): string {
  const index = name('i');
  const backwards = `range(size(coalesce(${version}.${list}, [])) - 1, 0, -1)`;
  return `head([${index} IN ${backwards} WHERE ${version}.${days}[${index}] <= ${parameter(by)} | split(${version}.${list}[${index}], '@')[0]])`;
}
