import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVerifyJwt, type VerifyJwt } from '#auth/verify-jwt.ts';
import { AppError } from '#src/errors.ts';
import { type Issuer, openIssuer } from '#tests/support/issuer.ts';

describe('a JWT', () => {
  let issuer: Issuer;
  let verify: VerifyJwt;
  beforeAll(async () => {
    issuer = await openIssuer();
    verify = createVerifyJwt(issuer.settings);
  });
  afterAll(() => issuer.close());

  const codeOf = async (token: string, verifier = verify): Promise<string> => {
    const error = await verifier(token).then(
      () => undefined,
      (refused) => refused,
    );
    if (!(error instanceof AppError)) throw new Error(`It was accepted, or: ${error}`);
    expect(error.message).not.toMatch(token);
    return error.code;
  };

  test('of the issuer is its subject and its role, and many cost one fetch of the keys', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.sign()));
    const callers = await Promise.all(tokens.map((token) => verify(token)));
    expect(callers).toEqual(Array(20).fill({ actor: 'ada', role: 'EDITOR' }));
    expect(issuer.fetches()).toBe(1);
  });

  test('with a list of roles has the highest that is ours', async () => {
    const roles = ['offline_access', 'READER', 'ADMIN', 'EDITOR'];
    expect((await verify(await issuer.sign({ chancery_role: roles }))).role).toBe('ADMIN');
  });

  test.each([undefined, null, 'editor', 'OWNER', [], ['x'], { EDITOR: true }])(
    'whose claim of the role is %j may do nothing',
    async (claim) => {
      expect(await codeOf(await issuer.sign({ chancery_role: claim }))).toBe('FORBIDDEN');
    },
  );

  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['has expired', { exp: now - 1 }],
    ['never expires', { exp: undefined }],
    ['is not valid yet', { nbf: now + 60 }],
    ['has no subject', { sub: undefined }],
    ['has an empty subject', { sub: '' }],
    ['is of another issuer', { iss: 'https://other.example' }],
    ['is for another service', { aud: 'another' }],
    ['is for nobody', { aud: undefined }],
  ])('that %s is refused', async (_what, claims) => {
    expect(await codeOf(await issuer.sign(claims as never))).toBe('UNAUTHENTICATED');
  });

  test('that another key has signed is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(await codeOf(await issuer.sign({}, privateKey))).toBe('UNAUTHENTICATED');
  });

  test('whose payload was changed is refused', async () => {
    const [header, payload, signature] = (await issuer.sign()).split('.');
    const claims = JSON.parse(Buffer.from(payload as string, 'base64url').toString());
    const raised = encoded({ ...claims, chancery_role: 'ADMIN' });
    expect(await codeOf(`${header}.${raised}.${signature}`)).toBe('UNAUTHENTICATED');
  });

  test('without a signature is refused', async () => {
    const [, payload] = (await issuer.sign()).split('.');
    expect(await codeOf(`${encoded({ alg: 'none' })}.${payload}.`)).toBe('UNAUTHENTICATED');
  });

  test('that is signed with the public key as a shared secret is refused', async () => {
    const [, payload] = (await issuer.sign()).split('.');
    const signed = `${encoded({ alg: 'HS256', kid: 'key-1' })}.${payload}`;
    const secret = await exportSPKI(issuer.publicKey);
    const signature = createHmac('sha256', secret).update(signed).digest('base64url');
    expect(await codeOf(`${signed}.${signature}`)).toBe('UNAUTHENTICATED');
  });

  test.each(['the-secret', 'a.b.c', '..', 'e30.e30.e30'])(
    'that is "%s" is refused',
    async (text) => {
      expect(await codeOf(text)).toBe('UNAUTHENTICATED');
    },
  );

  test('cannot be judged while the keys cannot be had, and can when they can', async () => {
    const other = await openIssuer();
    const token = await other.sign();
    const nowhere = { ...other.settings, jwksUrl: 'http://127.0.0.1:1/keys' };
    expect(await codeOf(token, createVerifyJwt(nowhere))).toBe('IDENTITY_UNAVAILABLE');
    expect(await createVerifyJwt(other.settings)(token)).toEqual({ actor: 'ada', role: 'EDITOR' });
    await other.close();
  });
});

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
