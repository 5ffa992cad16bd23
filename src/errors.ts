/** Every code a client can see in `errors[].extensions.code`. Adding one is an API change. */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'An argument is well typed but not acceptable.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  NOT_FOUND: 'Nothing has the id or the address that was asked for.',
  PERSISTED_QUERY_NOT_FOUND: 'No operation of this hash is kept on the server.',
  PERSISTED_ONLY: 'The server runs only operations that are kept on it, by their hash.',
  PERMALINK_PURGED: 'What stood behind the permalink was taken away for good.',
  QUERY_TOO_DEEP: 'The selection nests deeper than the limit.',
  QUERY_TOO_COMPLEX:
    'The operation asks for more objects, aliases, directives or tokens than the limit.',
  PAYLOAD_TOO_LARGE: 'The body of the request is larger than the limit.',
  TIMEOUT: 'The operation took longer than the limit and was ended.',
  CANCELLED: 'The client went away and the operation was ended.',
  STORE_UNAVAILABLE: 'The graph store did not answer; the same request may work later.',
  STORE_OUTDATED: 'The schema of the store is older than this program; run `chancery migrate`.',
  STORE_TOO_NEW: 'The schema of the store is newer than this program; update the program.',
  BAD_CONFIGURATION: 'A setting in the environment is not acceptable.',
  BAD_SEED: 'A seed file breaks a rule.',
  BAD_DUMP: 'A dump or backup is damaged, cut off or of something else.',
  UNAUTHENTICATED: 'It takes a token, or the token that was sent is not valid.',
  FORBIDDEN: 'The caller may not do this.',
  RATE_LIMITED: 'The caller has asked for more than it may in a minute; the same may work later.',
  IDENTITY_UNAVAILABLE: 'The keys of JWTs cannot be had; the same request may work later.',
  SLOW_CONSUMER:
    'A subscriber took changes slower than they came and was dropped; subscribe again after its last cursor.',
  GOING_AWAY: 'The service is stopping; subscribe again after the last cursor when it is back.',
  INTERNAL_SERVER_ERROR: 'A fault of ours; the id stands in the log.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A failure with a name. `message` says what was wrong and what is allowed; it never holds a secret. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Facts a client may read beside the message, under `extensions`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      readonly cause?: unknown;
      readonly details?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}
