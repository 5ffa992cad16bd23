import type { JwtSettings } from '#auth/access.ts';
import { isLoopback } from '#auth/loopback.ts';

const ROLE_CLAIM = 'chancery_role';

/** Whose JWTs are accepted; null: nobody's. What is wrong with it as text, which repeats no value. */
export function jwtSettings(
  environment: Readonly<Record<string, string | undefined>>,
): JwtSettings | null | string {
  const jwksUrl = environment['CHANCERY_JWKS_URL'];
  const issuer = environment['CHANCERY_JWT_ISSUER'];
  const audience = environment['CHANCERY_JWT_AUDIENCE'];
  const roleClaim = environment['CHANCERY_JWT_ROLE_CLAIM'];
  if (jwksUrl === undefined) {
    if ((issuer ?? audience ?? roleClaim) === undefined) return null;
    return 'CHANCERY_JWKS_URL is missing, without which the other settings of JWTs mean nothing';
  }
  // A token that was signed for another service must not open this one.
  if (issuer === undefined) return 'CHANCERY_JWT_ISSUER is missing beside CHANCERY_JWKS_URL';
  if (audience === undefined) return 'CHANCERY_JWT_AUDIENCE is missing beside CHANCERY_JWKS_URL';
  if (!isSafe(jwksUrl)) {
    return 'CHANCERY_JWKS_URL is no address that begins with https:// (or http:// on loopback) and holds no password';
  }
  return { jwksUrl, issuer, audience, roleClaim: roleClaim ?? ROLE_CLAIM };
}

/** Who can change the keys on their way can sign whatever they like. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
