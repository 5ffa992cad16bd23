import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import { PINNING_FIELD, pinningArguments, trimmed } from './pinned-document.ts';
import type { ClockArguments } from './resolve-clock.ts';
import { type Conditions, Spreads } from './selections.ts';

interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

/** Where links stand that were made to be cited; their ids come behind it. */
export const PERMALINK_PATH = '/p/';

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
          wrap(parents, { ...node, arguments: pinningArguments(schema, given, revision) }),
        );
  const whole: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const { document, values } = trimmed(whole, fragments, variables);
  const text = stripIgnoredCharacters(print(document));
  const parameters = new URLSearchParams({ query: text });
  if (Object.keys(values).length > 0) parameters.set('variables', JSON.stringify(values));
  return `/graphql?${parameters}`;
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
    name: { kind: Kind.NAME, value: PINNING_FIELD },
    arguments: pinningArguments(schema, {}, given.revision),
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
  spreads = new Spreads(),
  outer: Conditions = [],
): readonly Placed[] {
  return selections.flatMap((selection): readonly Placed[] => {
    if (selection.kind === Kind.FIELD) {
      const isIt = (selection.alias ?? selection.name).value === key;
      return isIt ? [{ node: selection, parents }] : [];
    }
    const conditions = spreads.enter(selection, outer);
    if (conditions === null) return [];
    const set =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments[selection.name.value]?.selectionSet;
    const within = [...parents, selection];
    return fieldsOf(key, set?.selections ?? [], fragments, within, spreads, conditions);
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
