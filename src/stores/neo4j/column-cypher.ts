import type { Column } from '#graph/property.ts';

/** Variables of the node and the relationship that a clause speaks of, and of the node it was followed from. */
export interface Scope {
  readonly node: string;
  readonly relationship: string | null;
  readonly parent: string | null;
}

/** The value of a column as Cypher compares it. */
export function columnCypher(scope: Scope, on: 'node' | 'relationship', column: Column): string {
  if (on === 'node') return `${scope.node}.${column.name}`;
  const { relationship, parent } = scope;
  if (relationship === null)
    throw new Error(`There is no relationship to read "${column.name}" of.`);
  switch (column.name) {
    case 'type':
      return `type(${relationship})`;
    case 'from':
      return `startNode(${relationship}).id`;
    case 'to':
      return `endNode(${relationship}).id`;
    case 'direction':
      return `CASE WHEN startNode(${relationship}) = ${parent} THEN 'out' ELSE 'in' END`;
    default:
      return `${relationship}.${column.name}`;
  }
}

/** The value of a column as it stands in an answer; 64-bit integers as their digits. */
export function cellCypher(scope: Scope, on: 'node' | 'relationship', column: Column): string {
  const cypher = columnCypher(scope, on, column);
  return column.type === 'decimal' ? `toString(${cypher})` : cypher;
}
