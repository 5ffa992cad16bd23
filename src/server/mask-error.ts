import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind } from 'graphql';
import { AppError, ERROR_CODES, type ErrorCode } from '#src/errors.ts';

/** Tells the operator of a failure that clients see only the id of. */
export type ReportFault = (id: string, error: unknown) => void;

/** A message may repeat a value of the client; this much of it is enough to find the fault. */
const MOST_CHARACTERS = 500;

/** Codes of the server's parts that are not ours, by those of the catalogue. */
const ALIASES: Readonly<Record<string, ErrorCode>> = {
  REQUEST_ENTITY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
};

/**
 * What a client may see of a failure. A named one keeps its code and details, one of graphql-js gets the code
 * of the catalogue that fits, and anything else is hidden behind an id.
 */
export function maskError(error: unknown, report: ReportFault): GraphQLError {
  const located = error instanceof GraphQLError ? error : undefined;
  const root = rootOf(error);
  if (root instanceof AppError) {
    // What is said of a value that was refused names the variable; the refusal alone does not.
    const message = isAboutVariable(located) ? located?.message : root.message;
    return visible(located, message ?? root.message, { ...root.details, code: root.code });
  }
  const code = located === undefined ? undefined : codeOf(located, root);
  if (located !== undefined && code !== undefined)
    return visible(located, located.message, { code });
  const id = randomUUID();
  report(id, root);
  const message = `Something went wrong on our side. The log has it under ${id}.`;
  return visible(located, message, { code: 'INTERNAL_SERVER_ERROR', id });
}

/** What was first thrown: an `AppError` wherever it stands, else the innermost. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

/** Undefined for a failure that a client may not see. */
function codeOf(error: GraphQLError, root: unknown): ErrorCode | undefined {
  if (isAboutVariable(error)) return 'BAD_USER_INPUT';
  if (!(root instanceof GraphQLError)) return undefined;
  const { code, http } = error.extensions as { code?: string; http?: { status?: number } };
  if (code !== undefined) return code in ERROR_CODES ? (code as ErrorCode) : ALIASES[code];
  if (http?.status === 403) return 'FORBIDDEN';
  if (http !== undefined) return 'BAD_REQUEST';
  if (error.path === undefined) return 'GRAPHQL_VALIDATION_FAILED';
  // An argument is refused at its place in the document; a result that cannot be shown has none.
  return root.nodes === undefined ? undefined : 'BAD_USER_INPUT';
}

function isAboutVariable(error: GraphQLError | undefined): boolean {
  return error?.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

function visible(
  error: GraphQLError | undefined,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLError {
  const cut = message.length > MOST_CHARACTERS;
  const http = error?.extensions['http'];
  return new GraphQLError(cut ? `${message.slice(0, MOST_CHARACTERS)}…` : message, {
    nodes: error?.nodes ?? null,
    source: error?.source ?? null,
    positions: error?.positions ?? null,
    path: error?.path ?? null,
    extensions: http === undefined ? extensions : { ...extensions, http },
  });
}
