import { ROLES } from '#graph/token-store.ts';
import { AppError } from '#src/errors.ts';
import type { JwtSettings } from './access.ts';
import type { Caller } from './caller.ts';
import { unauthenticated } from './refusals.ts';

/** Who a JWT speaks for. */
export type VerifyJwt = (token: string) => Promise<Caller>;

/** Signatures by a private key only: a public key must never pass for a shared secret, nor its absence for a signature. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** The keys could not be had, which is not the fault of the token. Anything that jose does not know is of this kind. */
const OUR_TROUBLE = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID']);

/**
 * Verifies signature, issuer, audience and time of a JWT, against keys that are fetched when they are first needed
 * and at most ten minutes old. The actor is its subject.
 *
 * @throws AppError from the verifier: `UNAUTHENTICATED` when the token does not hold, `FORBIDDEN` when it names no
 * role, `IDENTITY_UNAVAILABLE` when the keys cannot be had.
 */
export function createVerifyJwt({ jwksUrl, issuer, audience, roleClaim }: JwtSettings): VerifyJwt {
  const options = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp', 'sub'] };
  let opened: ReturnType<typeof openKeys> | undefined;
  return async (token) => {
    opened ??= openKeys(jwksUrl);
    const { jwtVerify, keys } = await opened;
    const { payload } = await jwtVerify(token, keys, options).catch((error) => {
      throw refusalOf(error);
    });
    const role = highestRole(payload[roleClaim]);
    if (role === undefined) {
      const message = `The token names no role in its claim ${roleClaim}; there are ${ROLES.join(', ')}.`;
      throw new AppError('FORBIDDEN', message);
    }
    if (!payload.sub) throw unauthenticated('The token has no subject.');
    return { actor: payload.sub, role };
  };
}

/** It takes memory that a service without it need not pay. */
async function openKeys(url: string) {
  const { createRemoteJWKSet, jwtVerify } = await import('jose');
  return { jwtVerify, keys: createRemoteJWKSet(new URL(url)) };
}

function highestRole(claim: unknown) {
  const named: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return ROLES.findLast((role) => named.includes(role));
}

/** Which claim did not fit is not said: only who signs tokens needs to know. */
function refusalOf(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_JWT_EXPIRED') return unauthenticated('The token has expired.', error);
  if (!/^ERR_(JOSE|JW)/.test(code) || OUR_TROUBLE.has(code)) {
    const message = 'The keys behind CHANCERY_JWKS_URL cannot be had; try again later.';
    return new AppError('IDENTITY_UNAVAILABLE', message, { cause: error });
  }
  const message =
    'The token is not accepted: its signature, issuer, audience or time does not fit.';
  return unauthenticated(message, error);
}
