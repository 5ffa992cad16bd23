import {
  type ArgumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
} from 'graphql';
import type { Ledger } from '#graph/ledger.ts';
import { pinningArguments } from '#graphql/pinned-document.ts';
import { type ClockArguments, resolveClock } from '#graphql/resolve-clock.ts';
import type { Variables } from '#planner/input-tree.ts';
import { emptySelection, nameNode, type Selected, type Selection } from './selection.ts';
import { fieldsOf } from './shapes.ts';

/** A selection of Query, all pages of which see the same. */
export interface Pinned {
  readonly selection: Selection;
  /** Of the graph that was asked of now; 0: nothing was written yet. */
  readonly revision: number;
  /** False: a part of it is of no revision (`nodes`, `meta`), and may be another when it is asked again. */
  readonly isWhole: boolean;
  /** Arguments of the `asOf` that a path begins with. */
  readonly argumentsAt: ReadonlyMap<string, readonly ArgumentNode[]>;
}

/**
 * Pins what is asked to the revision of now, and each `asOf` to the revision that it means.
 *
 * @throws AppError `BAD_USER_INPUT` when an `asOf` cannot stand where it was set.
 */
export async function pin(
  schema: GraphQLSchema,
  root: Selection,
  variables: Variables,
  ledger: Ledger,
): Promise<Pinned> {
  const query = schema.getQueryType() as GraphQLObjectType;
  const asOf = query.getFields()['asOf'] as GraphQLField<unknown, unknown>;
  const graph = schema.getType('Graph') as GraphQLObjectType;
  const revision = (await ledger.head())?.number ?? 0;
  const argumentsAt = new Map<string, readonly ArgumentNode[]>();
  const selection = emptySelection(root.type);
  const now = emptySelection(graph);
  for (const field of root.fields.values()) {
    if (field.name === 'asOf') {
      const given = givenTo(asOf, field, variables);
      const { pinned } = await resolveClock(ledger, given);
      const args = pinningArguments(schema, given, pinned?.number ?? revision);
      argumentsAt.set(field.key, args);
      selection.fields.set(field.key, { ...field, args });
    } else if (revision > 0 && field.name === 'diff') {
      selection.fields.set(field.key, to(revision, field));
    } else if (revision > 0 && field.name in graph.getFields()) {
      now.fields.set(field.key, field);
    } else {
      selection.fields.set(field.key, field);
    }
  }
  if (now.fields.size > 0) {
    const args = pinningArguments(schema, {}, revision);
    const key = selection.fields.has(asOf.name) ? freeKey(selection) : asOf.name;
    argumentsAt.set(key, args);
    selection.fields.set(key, { key, name: asOf.name, type: asOf.type, args, of: now });
  }
  const isWhole = [...selection.fields.values()].every(({ name }) => PINNED.has(name));
  return { selection, revision, isWhole, argumentsAt };
}

/** Fields of Query that say themselves of which revisions they are. */
const PINNED = new Set(['asOf', 'diff', '__typename']);

/** A difference goes to the last revision where nothing else is said. */
function to(revision: number, field: Selected): Selected {
  const isSaid = field.args.some(
    ({ name, value }) => name.value === 'to' && value.kind !== Kind.NULL,
  );
  if (isSaid) return field;
  const others = field.args.filter(({ name }) => name.value !== 'to');
  const value = { kind: Kind.INT, value: `${revision}` } as const;
  return { ...field, args: [...others, { kind: Kind.ARGUMENT, name: nameNode('to'), value }] };
}

/** Under which what was asked of now can stand beside what was not. */
function freeKey({ fields }: Selection): string {
  let key = 'now';
  while (fields.has(key)) key += '1';
  return key;
}

/** The arguments of a field, as the executor would read them. */
export function givenTo(
  definition: GraphQLField<unknown, unknown>,
  { name, args }: Selected,
  variables: Variables,
): ClockArguments & Readonly<Record<string, unknown>> {
  const node = { kind: Kind.FIELD, name: nameNode(name), arguments: args } as const;
  return getArgumentValues(definition, node, variables);
}

export function definitionOf(parent: GraphQLNamedType, { name }: Selected) {
  return fieldsOf(parent)[name] as GraphQLField<unknown, unknown>;
}
