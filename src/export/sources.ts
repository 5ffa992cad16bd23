import { type GraphQLCompositeType, getNamedType } from 'graphql';
import { OWN, type Selected, type Selection } from './selection.ts';
import { isConnection, isMany } from './shapes.ts';

/** Where rows stand in an answer. */
export interface RowSource {
  /** Response keys from the root to the field that holds them. */
  readonly path: readonly string[];
  readonly kind: 'connection' | 'list' | 'groups' | 'aggregate';
  /** The field at the end of the path, and the type that has it. */
  readonly field: Selected;
  readonly parent: GraphQLCompositeType;
  /** What is asked of each row. */
  readonly rows: Selection;
  /** Connection: the key of its rows. */
  readonly rowsKey?: string;
}

/** All lists of an answer that stand in no other list, in its order. */
export function findSources(selection: Selection, path: readonly string[] = []): RowSource[] {
  const found = [...selection.fields.values()].flatMap((field) => {
    if (field.of === null) return [];
    const here = [...path, field.key];
    const parent = selection.type;
    if (isMany(field)) {
      const kind = field.name === 'groupBy' ? 'groups' : 'list';
      return [{ path: here, kind, field, parent, rows: field.of } as const];
    }
    if (isConnection(getNamedType(field.type))) {
      return ofConnection({ path: here, field, parent }, field.of);
    }
    return findSources(field.of, here);
  });
  const narrower = [...selection.on.values()].flatMap((each) => findSources(each, path));
  return [...found, ...narrower];
}

function ofConnection(
  connection: Pick<RowSource, 'path' | 'field' | 'parent'>,
  { type: parent, fields }: Selection,
): RowSource[] {
  return [...fields.values()].flatMap((field): RowSource[] => {
    if (field.of === null) return [];
    const rows = field.of;
    if (isRows(field)) return [{ ...connection, kind: 'connection', rows, rowsKey: field.key }];
    const path = [...connection.path, field.key];
    if (field.name === 'aggregate') return [{ path, kind: 'aggregate', field, parent, rows }];
    return field.name === 'groupBy' ? [{ path, kind: 'groups', field, parent, rows }] : [];
  });
}

const isRows = ({ name }: Selected) => name === 'nodes' || name === 'edges';

/** Only the way to a connection, with plain values beside it, and what `page` makes of the connection. */
export function along(
  selection: Selection,
  path: readonly string[],
  page: (connection: Selected) => Selected,
): Selection {
  const [key, ...rest] = path;
  const fields = [...selection.fields.values()].flatMap((field) => {
    if (field.of === null) return [field];
    if (field.key !== key) return [];
    return [rest.length === 0 ? page(field) : { ...field, of: along(field.of, rest, page) }];
  });
  const on = [...selection.on]
    .map(([name, each]) => [name, along(each, path, page)] as const)
    .filter(([, each]) => !isBare(each));
  return { ...selection, fields: byKey(fields), on: new Map(on) };
}

/** The rows of a connection, without what is the same on every page. */
export function onlyRows(connection: Selection): Selection {
  return { ...connection, fields: byKey([...connection.fields.values()].filter(isRows)) };
}

/** All but the rows of connections; null when nothing is left. */
export function withoutConnections(selection: Selection): Selection | null {
  const fields = [...selection.fields.values()].flatMap((field) => {
    // What we ask for ourselves is the evidence of what stands here.
    if (field.of === null || isMany(field) || field.key.startsWith(OWN)) return [field];
    if (!isConnection(getNamedType(field.type))) return left(field, withoutConnections(field.of));
    const kept = [...field.of.fields.values()].filter(
      (member) => !isRows(member) && member.name !== 'pageInfo',
    );
    return left(field, { ...field.of, fields: byKey(kept) });
  });
  const on = [...selection.on].flatMap(([name, each]) => {
    const rest = withoutConnections(each);
    return rest === null ? [] : [[name, rest] as const];
  });
  const rest = { ...selection, fields: byKey(fields), on: new Map(on) };
  return isBare(rest) ? null : rest;
}

function left(field: Selected, of: Selection | null): Selected[] {
  return of === null || isBare(of) ? [] : [{ ...field, of }];
}

const isBare = ({ fields, on }: Selection) => fields.size === 0 && on.size === 0;

const byKey = (fields: readonly Selected[]) => new Map(fields.map((field) => [field.key, field]));

/** What stands at a path; null where something on the way is null or absent. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at ?? null;
}
