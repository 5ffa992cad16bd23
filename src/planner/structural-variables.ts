import {
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Extension of an argument of a scalar type whose value decides the plan, as that of an enum does. Few values, or few plans are remembered. */
export const STRUCTURAL = { structural: true } as const;

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** Names of the variables that stand in such an argument, wherever in the operation. */
export function structuralVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): ReadonlySet<string> {
  const found = known.get(operation) ?? findIn(schema, operation, fragments);
  known.set(operation, found);
  return found;
}

function findIn(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments) {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  const definitions = [operation, ...Object.values(fragments)];
  visit(
    { kind: Kind.DOCUMENT, definitions },
    visitWithTypeInfo(types, {
      Variable: ({ name }) => {
        const argument = types.getArgument() as GraphQLArgument | null | undefined;
        if (argument?.extensions['structural'] === true) names.add(name.value);
      },
    }),
  );
  return names;
}
