import { afterEach, describe, expect, test } from 'vitest';
import { newToken, tokenText } from '#auth/token-text.ts';
import { schemaOfRoles } from '#tests/support/role-schema.ts';
import { bearer, codesOf, DOORS, type Serving, serveWorld, tokenOf } from './serving.ts';

/** Asks for ten objects: eleven points. */
const ELEVEN = { query: '{ states(first: 10) { nodes { name } } }' };
const ONE = { query: '{ __typename }' };

describe.each(DOORS)('the limit of requests by %s', (door) => {
  let serving: Serving;
  afterEach(() => serving.close());

  const limited = async (rateLimit: number, options: Parameters<typeof serveWorld>[0] = {}) => {
    serving = await serveWorld({ ...options, access: { rateLimit } });
  };

  /** What is left after a request, by its headers. */
  const left = async (body: unknown, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await serving.post(door, body, headers);
    return Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
  };

  test('takes a point for a query, and one for each object that it asks for', async () => {
    await limited(100);
    expect(await left(ONE)).toBe(99);
    expect(await left(ELEVEN)).toBe(88);
    const list = { query: 'query ($n: Int) { states(first: $n) { nodes { name } } }' };
    expect(await left({ ...list, variables: { n: 50 } })).toBe(37);
  });

  test('takes a point for what is no document, or none that fits', async () => {
    await limited(100);
    expect(await left({ query: '{' })).toBe(99);
    expect(await left({ query: '{ nothing }' })).toBe(98);
  });

  test('refuses what goes over it, says how long, and takes nothing for it', async () => {
    await limited(20);
    expect(await left(ELEVEN)).toBe(9);
    const answer = await serving.post(door, ELEVEN);
    expect([answer.status, ...codesOf(answer)]).toEqual([429, 'RATE_LIMITED']);
    expect(answer.body.data).toBeUndefined();
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=20;w=60');
    expect(answer.headers.get('ratelimit')).toBe(`"default";r=8;t=${seconds}`);
    expect(answer.body.errors).toMatchObject([
      {
        message: `The operation takes 10 points; 8 are left of 20 a minute. Ask again in ${seconds} s.`,
        extensions: { points: 10, remaining: 8, limit: 20, retryAfterSeconds: seconds },
      },
    ]);
    expect(await left(ONE)).toBe(7);
  });

  test('says of what can never pass that it must ask for less', async () => {
    await limited(5);
    const { body } = await serving.post(door, ELEVEN);
    expect(body.errors?.[0]?.message).toBe(
      'The operation takes 10 points; 5 a minute are allowed. Ask for less.',
    );
  });

  test('is reached by requests that come at the same time as by others', async () => {
    await limited(38);
    const asked = Array.from({ length: 8 }, () => serving.post(door, ELEVEN));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });

  test('is one for each actor, and one for each address without a token', async () => {
    await limited(100);
    const press = bearer(await tokenOf(serving.store, { name: 'press' }));
    const again = bearer(await tokenOf(serving.store, { name: 'press' }));
    const desk = bearer(await tokenOf(serving.store, { name: 'desk' }));
    expect(await left(ELEVEN, press)).toBe(89);
    expect(await left(ONE, again)).toBe(88);
    expect(await left(ONE, desk)).toBe(99);
    expect(await left(ONE)).toBe(99);
  });

  test('takes ten points for a mutation, and one for each element of its lists', async () => {
    await limited(100, { schema: schemaOfRoles() });
    const editor = bearer(await tokenOf(serving.store, { role: 'EDITOR' }));
    expect(await left({ query: 'mutation { write(lines: ["a", "b"]) }' }, editor)).toBe(100 - 13);
    const query = 'mutation ($lines: [String!]!) { write(lines: $lines) }';
    const variables = { lines: Array.from({ length: 30 }, () => 'a') };
    expect(await left({ query, variables }, editor)).toBe(87 - 41);
    const answer = await serving.post(
      door,
      { query, variables: { lines: Array(90).fill('a') } },
      editor,
    );
    expect([answer.status, ...codesOf(answer)]).toEqual([429, 'RATE_LIMITED']);
  });

  test('ends the trying of tokens, and not the work of those who have one', async () => {
    await limited(35);
    const good = bearer(await tokenOf(serving.store, {}));
    const statuses: number[] = [];
    for (let tried = 0; tried < 5; tried++) {
      statuses.push((await serving.post(door, ONE, bearer(tokenText(newToken())))).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await serving.post(door, ONE, good)).status).toBe(200);
  });

  test('that is off shows no headers', async () => {
    await limited(0);
    const { headers } = await serving.post(door, ELEVEN);
    expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
  });
});
