import { AppError } from '#src/errors.ts';
import { hashOfRequest } from './persisted-hash.ts';

/** The members of a GraphQL request over HTTP. It has a document, or the hash of one, or both. */
export interface GraphQLRequest {
  readonly query: string | undefined;
  /** SHA-256 of a document, hexadecimal, lower case. */
  readonly hash: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

const MEMBERS = new Set(['query', 'documentId', 'operationName', 'variables', 'extensions']);

/**
 * Reads a request from parsed JSON.
 *
 * Source: GraphQL over HTTP, § Request parameters; its appendix on persisted documents.
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
  const query = optional(body['query'], isText, NO_QUERY);
  const extensions = optional(body['extensions'], isObject, '"extensions" is no object.');
  const hash = hashOfRequest(body['documentId'], extensions?.['persistedQuery']);
  if (query === undefined && hash === undefined) throw refuse(NO_QUERY);
  return {
    query,
    hash,
    operationName: optional(body['operationName'], isText, '"operationName" is no string.'),
    variables: optional(body['variables'], isObject, '"variables" is no object.'),
  };
}

const NO_QUERY = '"query" is missing or no string.';

/** Null means the same as a member that is left out. */
function optional<T>(
  value: unknown,
  accepts: (value: unknown) => value is T,
  message: string,
): T | undefined {
  if (value === undefined || value === null) return undefined;
  if (accepts(value)) return value;
  throw refuse(message);
}

const isText = (value: unknown) => typeof value === 'string';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): AppError {
  return new AppError('BAD_REQUEST', message);
}
