import {
  type ArgumentNode,
  astFromValue,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  separateOperations,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import type { ClockArguments } from './resolve-clock.ts';

interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

/** What the name of the graph is in a link to Query itself, which has none. */
const GRAPH = 'asOf';

/**
 * A relative URL that holds a graph of an operation, with all that it needs and pinned to a revision: whoever opens it later gets
 * the same answer. `key` is the response key of the `asOf` field; null: the fields of Query that a graph has too.
 */
export function permalinkOf(
  { schema, operation, fragments, variables }: Operation,
  key: string | null,
  given: ClockArguments,
  revision: number,
): string {
  const selections =
    key === null
      ? [graphField(schema, operation.selectionSet, { revision })]
      : fieldsOf(key, operation.selectionSet.selections, fragments).map(({ node, parents }) =>
          wrap(parents, { ...node, arguments: pinned(schema, given, revision) }),
        );
  const whole: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const used = variablesUsed(whole, fragments);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  const document = withFragments({ ...whole, variableDefinitions: definitions }, fragments);
  const values = Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name)));
  const text = stripIgnoredCharacters(print(document));
  const parameters = new URLSearchParams({ query: text });
  if (Object.keys(values).length > 0) parameters.set('variables', JSON.stringify(values));
  return `/graphql?${parameters}`;
}

/** Arguments that pin a graph: what was given in other words is left out. */
function pinned(
  schema: GraphQLSchema,
  { validAt, knownAt, knownBasis }: ClockArguments,
  revision: number,
): readonly ArgumentNode[] {
  const isPublished = knownBasis === 'PUBLISHED';
  const values = {
    validAt: validAt ?? undefined,
    ...(isPublished && { knownAt, knownBasis }),
    revision,
  };
  const args = schema.getQueryType()?.getFields()[GRAPH]?.args ?? [];
  return args.flatMap(({ name, type }) => {
    const value = values[name as keyof typeof values];
    const node = value === undefined ? null : astFromValue(value, type);
    if (node === null || node === undefined) return [];
    return [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: node }];
  });
}

function graphField(
  schema: GraphQLSchema,
  selectionSet: SelectionSetNode,
  given: { readonly revision: number },
): FieldNode {
  const graph = schema.getType('Graph') as { getFields(): Readonly<Record<string, unknown>> };
  const known = new Set([...Object.keys(graph.getFields()), '__typename']);
  const selections = selectionSet.selections.filter(
    (selection) => selection.kind === Kind.FIELD && known.has(selection.name.value),
  );
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: GRAPH },
    arguments: pinned(schema, {}, given.revision),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

interface Placed {
  readonly node: FieldNode;
  /** Inline fragments around it, from the outside in. */
  readonly parents: readonly Exclude<SelectionNode, FieldNode>[];
}

/** The nodes of a response key, also those in fragments. */
function fieldsOf(
  key: string,
  selections: readonly SelectionNode[],
  fragments: Operation['fragments'],
  parents: Placed['parents'] = [],
): readonly Placed[] {
  return selections.flatMap((selection): readonly Placed[] => {
    if (selection.kind === Kind.FIELD) {
      const isIt = (selection.alias ?? selection.name).value === key;
      return isIt ? [{ node: selection, parents }] : [];
    }
    const set =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments[selection.name.value]?.selectionSet;
    return fieldsOf(key, set?.selections ?? [], fragments, [...parents, selection]);
  });
}

/** The conditions of the fragments stay; what they are on is Query. */
function wrap(parents: Placed['parents'], node: FieldNode): SelectionNode {
  return parents.reduceRight<SelectionNode>(
    (inner, { directives }) => ({
      kind: Kind.INLINE_FRAGMENT,
      ...(directives !== undefined && { directives }),
      selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
    }),
    node,
  );
}

/** The operation with the fragments that it spreads, and no others. */
function withFragments(
  operation: OperationDefinitionNode,
  fragments: Operation['fragments'],
): DocumentNode {
  const all: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...Object.values(fragments)],
  };
  return Object.values(separateOperations(all))[0] as DocumentNode;
}

function variablesUsed(
  operation: OperationDefinitionNode,
  fragments: Operation['fragments'],
): ReadonlySet<string> {
  const used = new Set<string>();
  const bare = { ...operation, variableDefinitions: [] };
  visit(withFragments(bare, fragments), {
    Variable: ({ name }) => void used.add(name.value),
  });
  return used;
}
