import {
  type ASTNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { PlannedMember, PlannedOperation } from '#planner/plan-operation.ts';
import { AppError } from '#src/errors.ts';
import type { Context } from './context.ts';
import type { GraphReader } from './graph-reader.ts';
import { type OperationRequest, readerOf } from './operation-reader.ts';
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
  const fragments = fragmentsOf(args.document);
  const request = { schema: args.schema, operation, fragments, variables: coerced.coerced };
  const reader = await chargedReader(request, context);
  if (reader instanceof GraphQLError) return { errors: [reader] };
  if (isAllRead(reader.members)) return readAll(operation, reader);
  return execute({ ...args, contextValue: { ...context, reader } });
}

/** The reader of an operation that its caller may ask for; or why not. */
async function chargedReader(
  request: OperationRequest,
  context: Context,
): Promise<GraphReader | GraphQLError> {
  try {
    const { reader, cost } = readerOf(request, context);
    if (context.charge !== undefined && cost > 0) await context.charge(cost);
    return reader;
  } catch (error) {
    return asGraphQLError(error as Error, request.operation);
  }
}

function asGraphQLError(error: Error, nodes: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(error.message, { nodes, originalError: error });
}

/** Whether no resolver has to be asked. */
function isAllRead(members: PlannedOperation): boolean {
  return [...members.values()].every(
    (member) =>
      member.kind !== 'resolved' && (member.kind !== 'graph' || isAllRead(member.members)),
  );
}

async function readAll(
  operation: OperationDefinitionNode,
  reader: GraphReader,
): Promise<ExecutionResult> {
  const errors: GraphQLError[] = [];
  const data = await readMembers(operation, reader, [], errors);
  return errors.length === 0 ? { data } : { errors, data };
}

/** The members of a graph as an object; null when one of them failed that may not be null. */
async function readMembers(
  operation: OperationDefinitionNode,
  reader: GraphReader,
  path: readonly string[],
  errors: GraphQLError[],
): Promise<Record<string, unknown> | null> {
  const members = [...reader.members];
  const values = await Promise.all(
    members.map(async ([key, member]) => {
      const place = [...path, key];
      try {
        if (member.kind === 'typename') return member.name;
        if (member.kind !== 'graph') return await reader.read(key);
        return await readMembers(operation, await reader.graph(key).ready(), place, errors);
      } catch (error) {
        errors.push(failed(error as Error, 'nodes' in member ? member.nodes : [operation], place));
        return null;
      }
    }),
  );
  // A field that may not be null takes all that it stands in with it.
  if (members.some(([, member], index) => values[index] === null && isRequired(member)))
    return null;
  return Object.fromEntries(members.map(([key], index) => [key, values[index]]));
}

function failed(error: Error, nodes: readonly ASTNode[], path: readonly string[]): GraphQLError {
  return new GraphQLError(error.message, { nodes, path, originalError: error });
}

function isRequired(member: PlannedMember): boolean {
  return 'field' in member
    ? isNonNullType(member.field.type)
    : member.kind !== 'clock' || member.of !== 'validAt';
}

/** The fragments of a document by their names. */
export function fragmentsOf(
  document: DocumentNode,
): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
