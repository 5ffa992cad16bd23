import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '#graphql/context.ts';
import { ERROR_STATUS, REFUSED_OPERATION } from './error-status.ts';
import { readGraphQLRequest } from './graphql-request.ts';
import { type OperationRunner, runOperation } from './run-operation.ts';

/** Lets Yoga read requests and write responses, and runs every operation ourselves. */
export function useOperationRunner(
  runner: OperationRunner,
  context: Omit<Context, 'signal' | 'reader'>,
): Plugin {
  return {
    onParams({ request, setParamsHandler }) {
      const allowed = request.method === 'GET' ? 'query' : 'any';
      setParamsHandler(async ({ params }) => {
        const asked = readGraphQLRequest(params);
        const { signal } = request;
        return withStatus(await runOperation(runner, asked, { ...context, signal }, allowed));
      });
    },
  };
}

/** Tells Yoga the status of a response without data, which it takes from the errors. */
function withStatus(result: ExecutionResult): ExecutionResult {
  if (result.data !== undefined || result.errors === undefined) return result;
  return { ...result, errors: result.errors.map(withHttp) };
}

/** The error with what Yoga makes its status of; a status that it has already stays. */
export function withHttp(error: GraphQLError): GraphQLError {
  const code = error.extensions['code'] as keyof typeof ERROR_STATUS;
  const http = {
    status: ERROR_STATUS[code],
    ...(error.extensions['http'] as object | undefined),
    // Yoga's name for: 200 to a client that accepts only application/json.
    spec: REFUSED_OPERATION.has(code),
  };
  const { message, nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...extensions, http },
  });
}
