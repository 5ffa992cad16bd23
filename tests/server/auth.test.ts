import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newToken, tokenText } from '#auth/token-text.ts';
import { type Issuer, openIssuer } from '#tests/support/issuer.ts';
import { schemaOfRoles } from '#tests/support/role-schema.ts';
import { bearer, codesOf, DOORS, type Serving, serveWorld, tokenOf, until } from './serving.ts';

const READ = { query: '{ state(id: "state:aa") { name } }' };
const ANSWER = { data: { state: { name: 'Arden' } } };
const WRITE = { query: 'mutation { write(lines: []) }' };
const ERASE = { query: 'mutation { erase }' };

describe.each(DOORS)('reading by %s', (door) => {
  let open: Serving;
  let closed: Serving;
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await openIssuer();
    open = await serveWorld();
    closed = await serveWorld({ access: { reads: 'token', jwt: issuer.settings } });
  });
  afterAll(async () => {
    await open.close();
    await closed.close();
    await issuer.close();
  });

  test('is open to everyone where reads are open', async () => {
    expect((await open.post(door, READ)).body).toEqual(ANSWER);
  });

  test('takes a token where reads take one, whatever is sent', async () => {
    for (const body of [READ, { query: '{' }, { query: '{ nothing }' }, '{', WRITE]) {
      const answer = await closed.post(door, body);
      expect([answer.status, ...codesOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="chancery"');
      expect(answer.body.data).toBeUndefined();
    }
  });

  test('by GET takes a token too', async () => {
    const path = `/graphql?query=${encodeURIComponent(READ.query)}`;
    expect((await closed.send(door, path)).status).toBe(401);
    const headers = bearer(await tokenOf(closed.store, {}));
    expect(await (await closed.send(door, path, { headers })).json()).toEqual(ANSWER);
  });

  test.each(['READER', 'EDITOR', 'ADMIN'] as const)('is open to a token of a %s', async (role) => {
    const headers = bearer(await tokenOf(closed.store, { role }));
    const answer = await closed.post(door, READ, headers);
    expect([answer.status, answer.body]).toEqual([200, ANSWER]);
    expect(answer.headers.get('www-authenticate')).toBeNull();
  });

  test('is open to a JWT of the issuer', async () => {
    expect((await closed.post(door, READ, bearer(await issuer.sign()))).body).toEqual(ANSWER);
    const powerless = await closed.post(
      door,
      READ,
      bearer(await issuer.sign({ chancery_role: 'x' })),
    );
    expect([powerless.status, ...codesOf(powerless)]).toEqual([403, 'FORBIDDEN']);
  });

  test('a token that is not valid is refused even where reads are open, and repeated nowhere', async () => {
    const past = '2024-10-02T00:00:00.000Z';
    const forged = newToken();
    const bad = [
      tokenText(forged),
      'the-secret',
      `${tokenText(forged)}x`,
      await tokenOf(open.store, { expiresAt: past }),
      await tokenOf(open.store, { revokedAt: past }),
      await issuer.sign(),
    ];
    for (const token of bad) {
      const answer = await open.post(door, READ, bearer(token));
      expect([answer.status, ...codesOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answer.headers.get('www-authenticate')).toBe(
        'Bearer realm="chancery", error="invalid_token"',
      );
      const said = JSON.stringify([answer.body, ...answer.headers]);
      for (const part of [token, token.slice(-43)]) expect(said).not.toContain(part);
    }
    const basic = await open.post(door, READ, { authorization: 'Basic dGhlLXNlY3JldA==' });
    expect([basic.status, ...codesOf(basic)]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('no token stands in the log, whatever became of it', async () => {
    const { lines, store } = open;
    lines.length = 0;
    const good = await tokenOf(store, { name: 'press desk' });
    const tokens = [good, tokenText(newToken()), await issuer.sign()];
    for (const token of tokens) {
      await open.post(door, READ, bearer(token));
      await open.post(door, { query: '{' }, bearer(token));
      await open.post(door, '{"query": "', bearer(token));
      await open.send(door, '/graphql?query=%7Bnothing%7D', { headers: bearer(token) });
    }
    await until(() => lines.length >= 12);
    const log = JSON.stringify(lines);
    for (const token of tokens) {
      for (const part of [token, token.slice(-43)]) expect(log).not.toContain(part);
    }
  });

  test('a token ends within five seconds of its revocation', async () => {
    const token = await tokenOf(open.store, {});
    const [, id = ''] = token.split('_');
    expect((await open.post(door, READ, bearer(token))).status).toBe(200);
    await open.store.tokens.revoke(id, new Date().toISOString());
    const revokedAt = performance.now();
    while ((await open.post(door, READ, bearer(token))).status === 200) {
      expect(performance.now() - revokedAt).toBeLessThan(5500);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  test('health and the door need no token', async () => {
    for (const path of ['/', '/health/live', '/health/ready']) {
      expect((await closed.send(door, path)).status).toBe(200);
    }
  });
});

describe.each(DOORS)('writing by %s', (door) => {
  let serving: Serving;
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await openIssuer();
    serving = await serveWorld({ schema: schemaOfRoles(), access: { jwt: issuer.settings } });
  });
  afterAll(async () => {
    await serving.close();
    await issuer.close();
  });

  test('takes a token, though reads are open', async () => {
    expect((await serving.post(door, { query: '{ me }' })).body).toEqual({
      data: { me: 'nobody' },
    });
    for (const body of [WRITE, ERASE]) {
      const answer = await serving.post(door, body);
      expect([answer.status, ...codesOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="chancery"');
      expect(answer.body.data).toBeUndefined();
    }
  });

  test.each([
    ['READER', 'FORBIDDEN', 'FORBIDDEN'],
    ['EDITOR', { write: 'the press' }, 'FORBIDDEN'],
    ['ADMIN', { write: 'the press' }, { erase: 'the press' }],
  ] as const)(
    'as %s does what the role may, in the name of the token',
    async (role, ...expected) => {
      const headers = bearer(await tokenOf(serving.store, { role, name: 'the press' }));
      for (const [index, body] of [WRITE, ERASE].entries()) {
        const answer = await serving.post(door, body, headers);
        const [code] = codesOf(answer);
        expect(code ?? answer.body.data).toEqual(expected[index]);
      }
    },
  );

  test('what a role may not is said with the role that it takes', async () => {
    const headers = bearer(await tokenOf(serving.store, { role: 'EDITOR' }));
    expect((await serving.post(door, ERASE, headers)).body.errors).toMatchObject([
      {
        message: 'This takes the role ADMIN; the token has EDITOR.',
        path: ['erase'],
        extensions: { code: 'FORBIDDEN', needed: 'ADMIN', role: 'EDITOR' },
      },
    ]);
  });

  test('of two mutations in one request each takes its own role', async () => {
    const headers = bearer(await tokenOf(serving.store, { role: 'EDITOR', name: 'the press' }));
    const both = { query: 'mutation { write(lines: []) erase }' };
    const answer = await serving.post(door, both, headers);
    expect(answer.body.data).toEqual({ write: 'the press', erase: null });
    expect(codesOf(answer)).toEqual(['FORBIDDEN']);
  });

  test('by a JWT is in the name of its subject', async () => {
    const answer = await serving.post(door, WRITE, bearer(await issuer.sign({ sub: 'ada' })));
    expect(answer.body).toEqual({ data: { write: 'ada' } });
  });

  test('by GET is refused, whoever asks', async () => {
    const path = `/graphql?query=${encodeURIComponent(ERASE.query)}`;
    const headers = bearer(await tokenOf(serving.store, { role: 'ADMIN' }));
    const response = await serving.send(door, path, { headers });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a service whose keys cannot be had', () => {
  test.each(DOORS)('says so by %s, and serves whom it knows', async (door) => {
    const issuer = await openIssuer();
    const token = await issuer.sign();
    await issuer.close();
    const serving = await serveWorld({ access: { reads: 'token', jwt: issuer.settings } });
    const answer = await serving.post(door, READ, bearer(token));
    expect([answer.status, ...codesOf(answer)]).toEqual([503, 'IDENTITY_UNAVAILABLE']);
    const known = await serving.post(door, READ, bearer(await tokenOf(serving.store, {})));
    expect(known.body).toEqual(ANSWER);
    await serving.close();
  });
});
