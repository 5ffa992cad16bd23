import { getNamedType } from 'graphql';
import { type Column, columnsOf } from './columns.ts';
import type { Selected, Selection } from './selection.ts';
import { isMany } from './shapes.ts';
import { valueAt } from './sources.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A table of groups, or of the one aggregate of all. */
export interface GroupTable {
  readonly columns: readonly Column[];
  /** One row for each currency of a group: amounts in two of them are never one. */
  readonly rows: (group: Plain) => readonly Plain[];
}

/** Keys as columns by their dimensions (none: an aggregate has no keys), then the measures. */
export function groupTable(selection: Selection, by: readonly string[]): GroupTable {
  const keys = [...selection.fields.values()].find(({ name }) => name === 'keys');
  const others = [...selection.fields].filter(([, field]) => field !== keys);
  const measures: Selection = { ...selection, fields: new Map(others) };
  const list = listIn(measures);
  const flat = list === null ? measures : withOne(measures, list);
  return {
    columns: [...(keys === undefined ? [] : keyColumns(keys, by)), ...columnsOf(flat)],
    rows: (group) => (list === null ? [group] : unrolled(group, list)),
  };
}

function keyColumns({ key, of }: Selected, by: readonly string[]): readonly Column[] {
  const asked = columnsOf(of as Selection).filter(({ name }) => name !== 'dimension');
  return by.flatMap((dimension, index) =>
    asked.map((column) => ({
      ...column,
      name: asked.length === 1 ? dimension : `${dimension}.${column.name}`,
      read: (row: unknown) => column.read((valueAt(row, [key]) as readonly unknown[])[index]),
    })),
  );
}

/** The way to the list of currencies; null where none is asked for. */
function listIn({ fields }: Selection): readonly string[] | null {
  for (const { key, of, ...field } of fields.values()) {
    if (of === null) continue;
    if (isMany(field)) return [key];
    const inner = listIn(of);
    if (inner !== null) return [key, ...inner];
  }
  return null;
}

/** The selection as it is when the list has one element. */
function withOne(selection: Selection, [key, ...rest]: readonly string[]): Selection {
  const field = selection.fields.get(key as string) as Selected;
  const of = field.of as Selection;
  const one: Selected =
    rest.length === 0
      ? { ...field, type: getNamedType(field.type) }
      : { ...field, of: withOne(of, rest) };
  return { ...selection, fields: new Map(selection.fields).set(one.key, one) };
}

function unrolled(group: Plain, path: readonly string[]): readonly Plain[] {
  const items = (valueAt(group, path) ?? []) as readonly unknown[];
  if (items.length === 0) return [replaced(group, path, null)];
  return items.map((item) => replaced(group, path, item));
}

function replaced(value: Plain, [key, ...rest]: readonly string[], by: unknown): Plain {
  const name = key as string;
  return {
    ...value,
    [name]: rest.length === 0 ? by : replaced(value[name] as Plain, rest, by),
  };
}
