import { Remembered } from '#graph/remembered.ts';
import type { StoredToken, TokenStore } from '#graph/token-store.ts';
import type { Caller } from './caller.ts';
import { unauthenticated } from './refusals.ts';
import { isSecret, parseToken, type TokenParts } from './token-text.ts';
import type { VerifyJwt } from './verify-jwt.ts';

/** Who sends an `Authorization` header. */
export type Authenticate = (authorization: string) => Promise<Caller>;

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * Knows callers by the tokens of the store, and by JWTs where they are accepted.
 *
 * Source: RFC 6750, § 2.1.
 * @throws AppError `UNAUTHENTICATED` for whatever is not a token that stands; what the store and the verifier throw.
 */
export function createAuthenticate(
  tokens: TokenStore,
  verifyJwt: VerifyJwt | null,
  now: () => number = Date.now,
): Authenticate {
  const known = new Remembered((id) => tokens.find(id), now);
  return async (authorization) => {
    const text = BEARER.exec(authorization)?.[1];
    if (text === undefined) throw unauthenticated('Send "Authorization: Bearer" and a token.');
    const parts = parseToken(text);
    if (parts !== null) return callerOf(known, parts, now());
    if (verifyJwt === null) throw unauthenticated(UNKNOWN);
    return verifyJwt(text);
  };
}

const UNKNOWN = 'The token is none of this service.';

async function callerOf(
  known: Remembered<StoredToken>,
  { id, secret }: TokenParts,
  now: number,
): Promise<Caller> {
  const token = await known.find(id);
  // Only who has the secret hears what became of the token.
  if (token === null || !isSecret(secret, token.hash)) throw unauthenticated(UNKNOWN);
  if (token.revokedAt !== null) throw unauthenticated('The token was revoked.');
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= now) {
    throw unauthenticated('The token has expired.');
  }
  return { actor: token.name, role: token.role };
}
