import {
  type ArgumentNode,
  astFromValue,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
  visit,
} from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import type { ClockArguments } from './resolve-clock.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** The field of Query that gives the graph at another point of its clocks. */
export const PINNING_FIELD = 'asOf';

/** Arguments that pin a graph: what was given in other words is left out. */
export function pinningArguments(
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
  const args = schema.getQueryType()?.getFields()[PINNING_FIELD]?.args ?? [];
  return args.flatMap(({ name, type }) => {
    const value = values[name as keyof typeof values];
    const node = value === undefined ? null : astFromValue(value, type);
    if (node === null || node === undefined) return [];
    return [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: node }];
  });
}

/** An operation without the variables and fragments that it does not use, and the values of those that it does. */
export function trimmed(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
): { readonly document: DocumentNode; readonly values: Variables } {
  const used = variablesUsed(operation, fragments);
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  const values = Object.entries(variables).filter(([name]) => used.has(name));
  return {
    document: withFragments({ ...operation, variableDefinitions }, fragments),
    values: Object.fromEntries(values),
  };
}

/** The operation with the fragments that it spreads, and no others. */
function withFragments(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode {
  const all: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...Object.values(fragments)],
  };
  return Object.values(separateOperations(all))[0] as DocumentNode;
}

function variablesUsed(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): ReadonlySet<string> {
  const used = new Set<string>();
  const bare = { ...operation, variableDefinitions: [] };
  visit(withFragments(bare, fragments), {
    Variable: ({ name }) => void used.add(name.value),
  });
  return used;
}
