import { createHash } from 'node:crypto';
import type { StoredOperation } from '#graph/operation-store.ts';
import { Remembered } from '#graph/remembered.ts';
import type { GraphStore } from '#graph/store.ts';
import { AppError } from '#src/errors.ts';
import type { GraphQLRequest } from './graphql-request.ts';

/** What the store keeps, by hash; so that who asks for one of them costs it no read. */
export type KeptOperations = Remembered<StoredOperation>;

export function rememberOperations({ operations }: Pick<GraphStore, 'operations'>): KeptOperations {
  return new Remembered((hash) => operations.find(hash));
}

/** Finds the document that a request runs. */
export type DocumentOf = (request: GraphQLRequest) => Promise<string>;

/**
 * The document is what was sent, or what the store keeps under the hash that was. One that was removed is found for as long as
 * `REMEMBERED_MS`. With `persistedOnly` only the store's is run.
 *
 * @throws AppError from the promise: `PERSISTED_QUERY_NOT_FOUND`, `PERSISTED_ONLY`; `BAD_REQUEST` for a document with the hash of
 * another; what the store throws.
 */
export function createDocumentOf(kept: KeptOperations, persistedOnly: boolean): DocumentOf {
  return async ({ query, hash }) => {
    if (query !== undefined && hash !== undefined) requireHash(query, hash);
    if (query !== undefined && !persistedOnly) return query;
    const found = hash === undefined ? null : await kept.find(hash);
    if (found !== null) return found.document;
    throw query === undefined ? notFound(hash as string) : onlyKept();
  };
}

/** Else what one client sends under a hash could be taken for what another one means by it. */
function requireHash(query: string, hash: string): void {
  if (createHash('sha256').update(query).digest('hex') === hash) return;
  throw new AppError('BAD_REQUEST', 'The hash that was sent is not that of "query".');
}

function notFound(hash: string): AppError {
  const reason = `No operation of the hash ${hash} is kept here. \`chancery operations add\` keeps one.`;
  // Clients look for this very message before they send the document itself.
  return new AppError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', {
    details: { reason },
  });
}

function onlyKept(): AppError {
  return new AppError(
    'PERSISTED_ONLY',
    'This server runs only operations that are kept on it: send the hash of one. `chancery operations add` keeps another.',
  );
}
