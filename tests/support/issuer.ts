import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { JwtSettings } from '#auth/access.ts';

/** One that signs JWTs and publishes its key on loopback. */
export interface Issuer {
  readonly settings: JwtSettings;
  /** The published key, as anybody has it. */
  readonly publicKey: CryptoKey;
  /** A JWT that is valid for a minute, but for the claims that are given; one of `undefined` is left out. */
  sign(claims?: JWTPayload, key?: CryptoKey): Promise<string>;
  /** How often the keys were fetched. */
  fetches(): number;
  close(): Promise<void>;
}

const KEY_ID = 'key-1';

export async function openIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };
  let fetches = 0;
  const http = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const settings = {
    jwksUrl: `${origin}/keys`,
    issuer: 'https://id.example',
    audience: 'chancery',
    roleClaim: 'chancery_role',
  };
  const sign = (claims: JWTPayload = {}, key = privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    const { issuer: iss, audience: aud } = settings;
    const usual = { iss, aud, sub: 'ada', iat: now, exp: now + 60, chancery_role: 'EDITOR' };
    const header = { alg: 'ES256', kid: KEY_ID };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader(header).sign(key);
  };
  const close = async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { settings, publicKey, sign, fetches: () => fetches, close };
}
