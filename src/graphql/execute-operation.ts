import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import { AppError } from '#src/errors.ts';
import type { Context } from './context.ts';
import { OperationReader } from './operation-reader.ts';
import { isTooDeep, VARIABLES_DEPTH } from './variables-depth.ts';

/**
 * Executes an operation. One whose root fields are all planned is answered from its plans alone: what they
 * shape is the response. Any other goes through graphql-js, whose resolvers read the same shapes.
 */
export async function executeOperation(args: ExecutionArgs): Promise<ExecutionResult> {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation?.operation !== 'query') return execute(args);
  if (isTooDeep(args.variableValues)) {
    const message = `Variables may nest ${VARIABLES_DEPTH} levels deep.`;
    return { errors: [asGraphQLError(new AppError('BAD_USER_INPUT', message), operation)] };
  }
  const coerced = getVariableValues(
    args.schema,
    operation.variableDefinitions ?? [],
    args.variableValues ?? {},
    { maxErrors: 50 },
  );
  if (coerced.errors !== undefined) return { errors: coerced.errors };
  const context = args.contextValue as Context;
  const fragments = fragmentsOf(args);
  const reader = readerOf(args.schema, operation, fragments, coerced.coerced, context);
  if (reader instanceof GraphQLError) return { errors: [reader] };
  const keys = [...reader.operation.keys()];
  if (keys.every((key) => reader.operation.get(key) !== null))
    return readAll(args.schema, operation, reader, keys);
  return execute({ ...args, contextValue: { ...context, reader } });
}

function readerOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Variables,
  context: Context,
): OperationReader | GraphQLError {
  try {
    return new OperationReader({ schema, operation, fragments, variables }, context);
  } catch (error) {
    return asGraphQLError(error as Error, operation);
  }
}

function asGraphQLError(error: Error, nodes: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(error.message, { nodes, originalError: error });
}

async function readAll(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  reader: OperationReader,
  keys: readonly string[],
): Promise<ExecutionResult> {
  const errors: GraphQLError[] = [];
  const values = await Promise.all(
    keys.map(async (key) => {
      try {
        return await reader.read(key);
      } catch (error) {
        const nodes = reader.operation.get(key)?.nodes ?? [operation];
        errors.push(
          new GraphQLError((error as Error).message, {
            nodes,
            path: [key],
            originalError: error as Error,
          }),
        );
        return undefined;
      }
    }),
  );
  if (errors.length === 0)
    return { data: Object.fromEntries(keys.map((key, index) => [key, values[index]])) };
  const broken = keys.some(
    (key, index) => values[index] === undefined && isRequired(schema, reader, key),
  );
  if (broken) return { errors, data: null };
  return {
    errors,
    data: Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])),
  };
}

/** A field that may not be null takes the whole answer with it. */
function isRequired(schema: GraphQLSchema, reader: OperationReader, key: string): boolean {
  const name = reader.operation.get(key)?.nodes[0]?.name.value ?? key;
  const field = schema.getQueryType()?.getFields()[name];
  return field !== undefined && isNonNullType(field.type);
}

function fragmentsOf({
  document,
}: ExecutionArgs): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
