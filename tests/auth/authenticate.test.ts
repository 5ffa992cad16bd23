import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Authenticate, createAuthenticate } from '#auth/authenticate.ts';
import { hashSecret, newToken, tokenText } from '#auth/token-text.ts';
import type { StoredToken, TokenStore } from '#graph/token-store.ts';
import { AppError } from '#src/errors.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const CREATED = Date.parse('2024-10-01T00:00:00.000Z');
const SECOND = 1000;

describeEachStore('tokens', (open) => {
  let opened: TestStore;
  let now: number;
  let reads: number;
  let authenticate: Authenticate;
  beforeEach(async () => {
    opened = await open();
    now = CREATED;
    reads = 0;
    const { tokens } = opened.store;
    const counted: TokenStore = {
      add: (token) => tokens.add(token),
      find: (id) => {
        reads += 1;
        return tokens.find(id);
      },
      list: () => tokens.list(),
      revoke: (id, at) => tokens.revoke(id, at),
    };
    authenticate = createAuthenticate(counted, null, () => now);
  });
  afterEach(() => opened.close());

  /** The id, and the header that is sent with it. */
  async function make(token: Partial<StoredToken> = {}): Promise<readonly [string, string]> {
    const parts = newToken();
    await opened.store.tokens.add({
      id: parts.id,
      name: 'press desk',
      role: 'EDITOR',
      createdAt: new Date(CREATED).toISOString(),
      expiresAt: null,
      revokedAt: null,
      ...token,
      hash: hashSecret(parts.secret),
    });
    return [parts.id, `Bearer ${tokenText(parts)}`];
  }

  const refusalOf = async (header: string): Promise<string> => {
    const error = await authenticate(header).then(
      () => undefined,
      (refused) => refused,
    );
    if (!(error instanceof AppError)) throw new Error('It was accepted.');
    return `${error.code}: ${error.message}`;
  };

  test('a token is its name and its role, whatever the case of the scheme', async () => {
    const [, header] = await make();
    const caller = { actor: 'press desk', role: 'EDITOR' };
    expect(await authenticate(header)).toEqual(caller);
    expect(await authenticate(header.replace('Bearer', 'bearer '))).toEqual(caller);
  });

  test('the right id with another secret is no token', async () => {
    const [id] = await make();
    const forged = tokenText({ id, secret: newToken().secret });
    expect(await refusalOf(`Bearer ${forged}`)).toBe(
      'UNAUTHENTICATED: The token is none of this service.',
    );
  });

  test('a token that nobody made is refused in the same words', async () => {
    expect(await refusalOf(`Bearer ${tokenText(newToken())}`)).toBe(
      'UNAUTHENTICATED: The token is none of this service.',
    );
  });

  test('a token ends at the moment of its expiry, remembered or not', async () => {
    const [, header] = await make({ expiresAt: new Date(CREATED + 2 * SECOND).toISOString() });
    now += 2 * SECOND - 1;
    expect((await authenticate(header)).role).toBe('EDITOR');
    now += 1;
    expect(await refusalOf(header)).toBe('UNAUTHENTICATED: The token has expired.');
  });

  test('a revocation takes effect within five seconds', async () => {
    const [id, header] = await make();
    await authenticate(header);
    expect(await opened.store.tokens.revoke(id, new Date(now).toISOString())).toBe(true);
    now += 5 * SECOND;
    expect(await refusalOf(header)).toBe('UNAUTHENTICATED: The token was revoked.');
  });

  test('many requests with one token cost one read in five seconds', async () => {
    const [, header] = await make();
    await Promise.all(Array.from({ length: 50 }, () => authenticate(header)));
    now += 5 * SECOND - 1;
    await authenticate(header);
    expect(reads).toBe(1);
    now += 1;
    await authenticate(header);
    expect(reads).toBe(2);
  });

  test('a token that was not there a moment ago is found when it is', async () => {
    const parts = newToken();
    const header = `Bearer ${tokenText(parts)}`;
    await refusalOf(header);
    const { id, secret } = parts;
    const dates = { createdAt: new Date(CREATED).toISOString(), expiresAt: null, revokedAt: null };
    await opened.store.tokens.add({
      id,
      name: 'n',
      role: 'ADMIN',
      hash: hashSecret(secret),
      ...dates,
    });
    expect(await authenticate(header)).toEqual({ actor: 'n', role: 'ADMIN' });
  });

  test('tokens that are tried and not there push out none that are used', async () => {
    const [, header] = await make();
    await authenticate(header);
    for (let tried = 0; tried < 1500; tried++) await refusalOf(`Bearer ${tokenText(newToken())}`);
    reads = 0;
    await authenticate(header);
    expect(reads).toBe(0);
  });
});

describe('a header that holds no token', () => {
  const nobody: TokenStore = {
    add: async () => undefined,
    find: async () => {
      throw new Error('The store was asked.');
    },
    list: async () => [],
    revoke: async () => false,
  };

  test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'chy_', 'Bearer eyJh.eyJh.c2ln'])(
    '"%s" is refused without asking the store',
    async (header) => {
      await expect(createAuthenticate(nobody, null)(header)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    },
  );
});
