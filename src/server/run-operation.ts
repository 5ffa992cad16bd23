import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { Context, PrepareDocument } from '#graphql/context.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import { admit } from './admit-operation.ts';
import type { EventStream } from './event-stream.ts';
import type { GraphQLRequest } from './graphql-request.ts';
import type { DocumentOf } from './kept-operations.ts';
import { maskError, type ReportFault } from './mask-error.ts';
import { DOCUMENT_POINTS } from './operation-points.ts';

/** What every operation of a server is run with. */
export interface OperationRunner {
  readonly schema: GraphQLSchema;
  readonly documentOf: DocumentOf;
  readonly prepare: PrepareDocument;
  readonly report: ReportFault;
}

/** What every operation of a server has in its context; the rest comes with the request. */
export type ServiceContext = Omit<Context, 'caller' | 'charge' | 'signal' | 'reader'>;

/** Opens the events of a subscription, for a client that takes events. */
export type Subscribe = (args: ExecutionArgs) => Promise<ExecutionResult | EventStream>;

export function runOperation(
  runner: OperationRunner,
  request: GraphQLRequest,
  context: Context,
  allowed?: 'query' | 'any',
): Promise<ExecutionResult>;
export function runOperation(
  runner: OperationRunner,
  request: GraphQLRequest,
  context: Context,
  allowed: 'query' | 'any',
  subscribe: Subscribe | undefined,
): Promise<ExecutionResult | EventStream>;

/**
 * Runs one operation, however it came. Never throws: what fails stands in `errors`, masked, each with a code.
 * Without `data`, the operation was refused or failed as a whole. A subscription gives its events where `subscribe` is given.
 */
export async function runOperation(
  { schema, documentOf, prepare, report }: OperationRunner,
  request: GraphQLRequest,
  context: Context,
  allowed: 'query' | 'any' = 'any',
  subscribe?: Subscribe,
): Promise<ExecutionResult | EventStream> {
  try {
    if (context.charge !== undefined) await context.charge(DOCUMENT_POINTS);
    const { operationName, variables } = request;
    const prepared = prepare(await documentOf(request));
    if ('errors' in prepared) return masked(prepared, report);
    const { document } = prepared;
    const operation = getOperationAST(document, operationName);
    if (!operation) return masked({ errors: [noOperation(operationName)] }, report);
    const args = {
      schema,
      document,
      contextValue: context,
      variableValues: variables,
      operationName,
    };
    if (operation.operation === 'subscription' && subscribe) return await subscribe(args);
    if (operation.operation !== 'query') {
      if (allowed === 'query') throw onlyByPost(operation.operation);
      await admit(operation, variables, context);
    }
    const result = await executeOperation(args);
    return result.errors === undefined ? result : masked(result, report);
  } catch (error) {
    return { errors: [maskError(error, report)] };
  }
}

function masked(result: ExecutionResult, report: ReportFault): ExecutionResult {
  return { ...result, errors: (result.errors ?? []).map((error) => maskError(error, report)) };
}

export function noOperation(name: string | undefined): GraphQLError {
  const message =
    name === undefined
      ? 'The document has several operations. Name one in "operationName".'
      : 'The document has no operation of the name in "operationName".';
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

export function onlyByPost(operation: string): GraphQLError {
  const http = { status: 405, headers: { Allow: 'POST' } };
  return new GraphQLError(`Send a ${operation} by POST.`, {
    extensions: { code: 'BAD_REQUEST', http },
  });
}
