import { type GraphQLOutputType, getNamedType, getNullableType, isListType } from 'graphql';
import { OWN, type Selected, type Selection } from './selection.ts';
import { isMany } from './shapes.ts';

/** A decimal is a `number`, of as many digits as it has. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'boolean';

/** One column of a table of rows. */
export interface Column {
  /** Dotted: `sendingState.name`. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** Its value; null where the row has none. */
  readonly read: (row: unknown) => unknown;
}

const SEPARATOR = '; ';

/**
 * The columns of what is asked of a row, in its order. What is one is flattened; a list of which one plain value is asked is
 * its values with `; ` between; a list of more is JSON.
 */
export function columnsOf(selection: Selection, prefix = ''): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const column of ownColumns(selection, prefix)) columns.set(column.name, column);
  for (const narrower of selection.on.values()) {
    for (const column of columnsOf(narrower, prefix)) {
      const known = columns.get(column.name);
      columns.set(column.name, known === undefined ? column : either(known, column));
    }
  }
  return [...columns.values()];
}

function ownColumns({ fields }: Selection, prefix: string): readonly Column[] {
  return [...fields.values()]
    .filter(({ key }) => !key.startsWith(OWN) || key === '__typename')
    .flatMap((field) => columnsOfField(field, `${prefix}${field.key}`));
}

function columnsOfField(field: Selected, name: string): readonly Column[] {
  const { key, of, type } = field;
  const value = (row: unknown) => member(row, key);
  if (of === null) {
    const kind = isMany(field) ? 'text' : kindOf(type);
    return [{ name, kind, read: isMany(field) ? (row) => joined(value(row)) : value }];
  }
  const inner = columnsOf(of);
  if (!isMany(field)) {
    return inner.map((column) => ({
      ...column,
      name: `${name}.${column.name}`,
      read: (row) => column.read(value(row)),
    }));
  }
  const [only, another] = inner;
  if (only === undefined || another !== undefined) {
    return [{ name, kind: 'text', read: (row) => json(value(row)) }];
  }
  const read = (row: unknown) => {
    const items = value(row) as readonly unknown[] | null;
    return items === null ? null : joined(items.map((item) => only.read(item)));
  };
  return [{ name: `${name}.${only.name}`, kind: 'text', read }];
}

/** Types that share a key: one row has one of them. */
function either(one: Column, other: Column): Column {
  const kind = one.kind === other.kind ? one.kind : 'text';
  return { name: one.name, kind, read: one.read };
}

function member(row: unknown, key: string): unknown {
  if (typeof row !== 'object' || row === null) return null;
  return (row as Readonly<Record<string, unknown>>)[key] ?? null;
}

function joined(values: unknown): string | null {
  if (values === null) return null;
  const texts = (values as readonly unknown[]).filter((value) => value !== null);
  return texts.map((value) => (typeof value === 'object' ? json(value) : value)).join(SEPARATOR);
}

/** What a client would have read, without what the exporter asked for itself. */
function json(value: unknown): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (key, each) =>
    key.startsWith(OWN) && key !== '__typename' ? undefined : each,
  );
}

function kindOf(type: GraphQLOutputType): ColumnKind {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return 'text';
  switch (getNamedType(nullable).name) {
    case 'Int':
      return 'integer';
    case 'Float':
    case 'Decimal':
      return 'number';
    case 'Boolean':
      return 'boolean';
    default:
      return 'text';
  }
}
