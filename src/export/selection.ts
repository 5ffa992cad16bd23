import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLNonNull,
  type GraphQLOutputType,
  GraphQLString,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Document, isIncluded } from '#planner/collect-fields.ts';
import { AppError } from '#src/errors.ts';

/** What an operation asks of a type, as the answer will have it: fragments and directives resolved, equal keys merged. */
export interface Selection {
  readonly type: GraphQLCompositeType;
  readonly fields: Map<string, Selected>;
  /** What is asked only where the type is a narrower one, by its name. */
  readonly on: Map<string, Selection>;
}

/** One field under its response key. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly args: readonly ArgumentNode[];
  /** Null: a plain value. */
  readonly of: Selection | null;
}

/** Keys that begin so are the exporter's own. */
export const OWN = '_';

/** More than any operation needs that the limits of tokens and depth let through; fragments can multiply. */
const MOST_FIELDS = 5000;

export function emptySelection(type: GraphQLCompositeType): Selection {
  return { type, fields: new Map(), on: new Map() };
}

/**
 * Reads what an operation asks.
 *
 * @throws AppError `QUERY_TOO_COMPLEX` when fragments multiply it; `BAD_USER_INPUT` for a key that the exporter needs.
 */
export function readSelection(
  document: Document,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
): Selection {
  const selection = emptySelection(type);
  collect({ ...document, left: MOST_FIELDS, own: false }, selection, set);
  return selection;
}

/** Adds to a selection what the exporter needs: fields of its type as GraphQL, under keys that begin with `_`. */
export function extend(schema: Document['schema'], selection: Selection, text: string): void {
  const [definition] = parse(`{${text}}`, { noLocation: true }).definitions;
  const { selectionSet } = definition as { readonly selectionSet: SelectionSetNode };
  const collecting = { schema, fragments: {}, variables: {}, left: MOST_FIELDS, own: true };
  collect(collecting, selection, selectionSet);
}

interface Collecting extends Document {
  left: number;
  readonly own: boolean;
}

function collect(collecting: Collecting, selection: Selection, set: SelectionSetNode): void {
  for (const node of set.selections) {
    if (!isIncluded(collecting, node)) continue;
    if (node.kind === Kind.FIELD) {
      collectField(collecting, selection, node);
      continue;
    }
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : collecting.fragments[node.name.value];
    if (fragment === undefined) continue;
    const on = fragment.typeCondition?.name.value;
    collect(collecting, narrowed(collecting, selection, on), fragment.selectionSet);
  }
}

function collectField(collecting: Collecting, selection: Selection, node: FieldNode): void {
  collecting.left -= 1;
  if (collecting.left < 0) {
    const message = `The operation selects more than ${MOST_FIELDS} fields, fragments written out.`;
    throw new AppError('QUERY_TOO_COMPLEX', message);
  }
  const { value: name } = node.name;
  const key = node.alias?.value ?? name;
  if (!collecting.own && key.startsWith(OWN) && name !== '__typename') {
    const message = `Names that begin with "${OWN}" are taken in an export: call "${key}" otherwise.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  const known = selection.fields.get(key);
  const type = known?.type ?? typeOf(selection.type, name);
  const named = getNamedType(type);
  const of = known?.of ?? (isCompositeType(named) ? emptySelection(named) : null);
  if (known === undefined) {
    selection.fields.set(key, { key, name, type, args: node.arguments ?? [], of });
  }
  if (of !== null && node.selectionSet !== undefined) collect(collecting, of, node.selectionSet);
}

function typeOf(type: GraphQLCompositeType, name: string): GraphQLOutputType {
  if (name === '__typename') return new GraphQLNonNull(GraphQLString);
  const field = isUnionType(type) ? undefined : type.getFields()[name];
  if (field === undefined) throw new Error(`${type.name} has no field "${name}".`);
  return field.type;
}

/** The part of a selection for a type condition; the selection itself where that narrows nothing. */
function narrowed({ schema }: Document, selection: Selection, on: string | undefined): Selection {
  const type = on === undefined ? selection.type : schema.getType(on);
  if (!isCompositeType(type) || type === selection.type) return selection;
  const isWider = isAbstractType(type) && !isUnionType(selection.type);
  if (isWider && schema.isSubType(type, selection.type)) return selection;
  const known = selection.on.get(type.name) ?? emptySelection(type);
  selection.on.set(type.name, known);
  return known;
}

/** The selection as GraphQL again. */
export function toSelectionSet({ fields, on }: Selection): SelectionSetNode {
  const selections: SelectionNode[] = [...fields.values()].map(
    ({ key, name, args, of }): FieldNode => ({
      kind: Kind.FIELD,
      name: nameNode(name),
      ...(key !== name && { alias: nameNode(key) }),
      arguments: args,
      ...(of !== null && { selectionSet: toSelectionSet(of) }),
    }),
  );
  for (const [type, selection] of on) {
    selections.push({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type) },
      selectionSet: toSelectionSet(selection),
    });
  }
  return { kind: Kind.SELECTION_SET, selections };
}

export const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;
