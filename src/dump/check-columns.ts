import type { GraphModel } from '#graph/graph-model.ts';
import type { VersionProperties } from '#graph/ledger.ts';
import { type ColumnType, columnsOf, type Properties } from '#graph/property.ts';

type Columns = ReadonlyMap<string, ColumnType>;
type Check = (properties: VersionProperties) => string | null;

/** Checks of the values of nodes by kind, and of relationships: the name of a column that holds no value of its type, or null. */
export interface ColumnChecks {
  readonly node: (kind: string) => Check;
  readonly relationship: Check;
}

/** Columns that the model has not are let pass: another version of the program had them, or will. */
export function columnChecks(model: GraphModel): ColumnChecks {
  const kinds = [...model.kinds].map(
    ([name, { properties }]) => [name, misfitOf(columnTypes(properties))] as const,
  );
  const byKind = new Map(kinds);
  return {
    node: (kind) => byKind.get(kind) ?? (() => null),
    relationship: misfitOf(columnTypes(model.relationshipProperties)),
  };
}

function columnTypes(properties: Properties): Columns {
  const columns = Object.entries(properties).flatMap(([name, property]) =>
    columnsOf(name, property),
  );
  return new Map(columns.map(({ name, type }) => [name, type]));
}

function misfitOf(columns: Columns): Check {
  return (properties) => {
    for (const name in properties) {
      const type = columns.get(name);
      if (type !== undefined && !isOfType(properties[name], type)) return name;
    }
    return null;
  };
}

function isOfType(value: VersionProperties[string] | undefined, type: ColumnType): boolean {
  switch (type) {
    case 'text':
    case 'json':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'decimal':
      return typeof value === 'string' && isDecimal(value);
  }
}

/** Digits of a 64-bit integer, in the one way of writing it. */
function isDecimal(digits: string): boolean {
  if (!/^-?\d{1,19}$/.test(digits)) return false;
  const value = BigInt(digits);
  return BigInt.asIntN(64, value) === value && value.toString() === digits;
}
