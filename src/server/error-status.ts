import type { ErrorCode } from '#src/errors.ts';

/** Status of a response that has errors and no data, by the code of its first error. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_FOUND: 404,
  PERSISTED_ONLY: 403,
  PERMALINK_PURGED: 410,
  QUERY_TOO_DEEP: 400,
  QUERY_TOO_COMPLEX: 400,
  PAYLOAD_TOO_LARGE: 413,
  TIMEOUT: 504,
  CANCELLED: 499,
  STORE_UNAVAILABLE: 503,
  STORE_OUTDATED: 503,
  STORE_TOO_NEW: 503,
  BAD_CONFIGURATION: 500,
  BAD_SEED: 500,
  BAD_DUMP: 500,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  IDENTITY_UNAVAILABLE: 503,
  SLOW_CONSUMER: 429,
  GOING_AWAY: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/**
 * Codes of a well-formed GraphQL request whose operation is refused. A client that accepts only
 * `application/json` gets 200 with them.
 *
 * Source: GraphQL over HTTP, § application/json.
 */
export const REFUSED_OPERATION: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COMPLEX',
]);
