import { AppError } from '#src/errors.ts';

const HASH = /^(?:sha256:)?([0-9a-f]{64})$/i;

/**
 * The hash by which a request names its document: as `documentId`, or as Apollo's extension `persistedQuery`. Undefined when it
 * names none.
 *
 * Source: GraphQL over HTTP, appendix on persisted documents; Apollo's protocol of persisted queries, version 1.
 * @throws AppError `BAD_REQUEST` that names the member and the rule.
 */
export function hashOfRequest(documentId: unknown, persistedQuery: unknown): string | undefined {
  const id = documentId === undefined || documentId === null ? undefined : hashIn(documentId, ID);
  if (persistedQuery === undefined || persistedQuery === null) return id;
  const { version, sha256Hash } = persistedQuery as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw new AppError('BAD_REQUEST', '"persistedQuery" has "version": 1.');
  const hash = hashIn(sha256Hash, '"sha256Hash" of "persistedQuery"');
  if (id !== undefined && id !== hash)
    throw new AppError('BAD_REQUEST', `${ID} and "persistedQuery" name two documents.`);
  return hash;
}

const ID = '"documentId"';

function hashIn(value: unknown, member: string): string {
  const hash = typeof value === 'string' ? HASH.exec(value)?.[1] : undefined;
  if (hash !== undefined) return hash.toLowerCase();
  const message = `${member} is a SHA-256 in 64 hexadecimal digits, as chancery operations list shows it.`;
  throw new AppError('BAD_REQUEST', message);
}
