import { AppError } from '#src/errors.ts';

/** The members of a GraphQL request over HTTP. */
export interface GraphQLRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

const MEMBERS = new Set(['query', 'operationName', 'variables', 'extensions']);

/**
 * Reads a request from parsed JSON.
 *
 * Source: GraphQL over HTTP, § Request parameters.
 * @throws AppError `BAD_REQUEST` that names the member and the rule.
 */
export function readGraphQLRequest(body: unknown): GraphQLRequest {
  if (Array.isArray(body)) throw refuse('Send one operation a request; batches are not accepted.');
  if (!isObject(body))
    throw refuse('The body is no JSON object. Send {"query": "{ meta { version } }"}.');
  for (const name of Object.keys(body)) {
    if (!MEMBERS.has(name))
      throw refuse(`A request has ${[...MEMBERS].join(', ')}, and nothing else.`);
  }
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string') throw refuse('"query" is missing or no string.');
  if (!isAbsent(operationName) && typeof operationName !== 'string') {
    throw refuse('"operationName" is no string.');
  }
  if (!isAbsent(variables) && !isObject(variables)) throw refuse('"variables" is no object.');
  if (!isAbsent(extensions) && !isObject(extensions)) throw refuse('"extensions" is no object.');
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function refuse(message: string): AppError {
  return new AppError('BAD_REQUEST', message);
}
