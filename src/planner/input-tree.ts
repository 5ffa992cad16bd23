import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * An argument as it was written, down to its leaves. Everything but a leaf belongs to the shape of the
 * operation and so to its plan; a leaf is read from the variables each time the plan is run.
 */
export type InputTree =
  | { readonly kind: 'null' }
  | { readonly kind: 'leaf'; readonly read: (variables: Variables) => unknown }
  | { readonly kind: 'list'; readonly items: readonly InputTree[] }
  | { readonly kind: 'object'; readonly entries: readonly InputEntry[] };

export interface InputEntry {
  readonly field: GraphQLInputField;
  readonly value: InputTree;
}

/** The arguments that were given, by name; what was left out is not there. */
export function readArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): ReadonlyMap<string, InputTree> {
  const trees = new Map<string, InputTree>();
  for (const argument of node.arguments ?? []) {
    const definition = field.args.find(
      ({ name }) => name === argument.name.value,
    ) as GraphQLArgument;
    const tree = fromAst(argument.value, definition.type, variables);
    if (tree !== undefined) trees.set(definition.name, tree);
  }
  return trees;
}

function fromAst(
  node: ValueNode,
  type: GraphQLInputType,
  variables: Variables,
): InputTree | undefined {
  if (node.kind === Kind.VARIABLE) {
    const { value: name } = node.name;
    return name in variables ? fromValue(variables[name], type, (given) => given[name]) : undefined;
  }
  if (node.kind === Kind.NULL) return { kind: 'null' };
  const nullable = getNullableType(type);
  if (isListType(nullable) && isInputObjectType(getNamedType(nullable))) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    const trees = items.map((item) =>
      fromAst(item, nullable.ofType as GraphQLInputType, variables),
    );
    return { kind: 'list', items: trees.filter((tree) => tree !== undefined) };
  }
  if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
    // In the order of the schema, as variables come: the same condition is then the same, however written.
    const entries = Object.values(nullable.getFields()).flatMap((field) => {
      const given = node.fields.find(({ name }) => name.value === field.name);
      const tree = given === undefined ? undefined : fromAst(given.value, field.type, variables);
      return tree === undefined ? [] : [{ field, value: tree }];
    });
    return { kind: 'object', entries };
  }
  // A list of scalars may hold variables, so it is read anew each time.
  return {
    kind: 'leaf',
    read: (given) => valueFromAST(node, type, given as Record<string, unknown>),
  };
}

function fromValue(
  value: unknown,
  type: GraphQLInputType,
  read: (variables: Variables) => unknown,
): InputTree {
  if (value === null || value === undefined) return { kind: 'null' };
  const nullable = getNullableType(type);
  if (isListType(nullable) && isInputObjectType(getNamedType(nullable))) {
    const items = (value as readonly unknown[]).map((item, index) =>
      fromValue(
        item,
        nullable.ofType as GraphQLInputType,
        (given) => (read(given) as readonly unknown[])[index],
      ),
    );
    return { kind: 'list', items };
  }
  if (isInputObjectType(nullable)) return fromObject(value as Variables, nullable, read);
  return { kind: 'leaf', read };
}

function fromObject(
  value: Variables,
  type: GraphQLInputObjectType,
  read: (variables: Variables) => unknown,
): InputTree {
  const fields = type.getFields();
  const entries = Object.keys(value).map((name) => {
    const field = fields[name] as GraphQLInputField;
    return {
      field,
      value: fromValue(value[name], field.type, (given) => (read(given) as Variables)[name]),
    };
  });
  return { kind: 'object', entries };
}
