import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import type { StoredToken } from '#graph/token-store.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const token = (id: string, more: Partial<StoredToken> = {}): StoredToken => ({
  id,
  name: `Name of ${id}`,
  role: 'EDITOR',
  hash: 'ab'.repeat(32),
  createdAt: '2024-10-02T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  ...more,
});

describeEachStore('tokens', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterAll(() => opened.close());

  const first = token('b', { createdAt: '2024-10-01T00:00:00.000Z', role: 'ADMIN' });
  const second = token('a', { name: '"Ann" `x` \\ 😀', expiresAt: '2025-01-01T00:00:00.000Z' });
  const third = token('c', { role: 'READER' });

  it('are none at first', async () => {
    expect(await store.tokens.list()).toEqual([]);
    expect(await store.tokens.find('a')).toBeNull();
  });

  it('are found by id, and listed in the order of creation', async () => {
    for (const each of [third, second, first]) await store.tokens.add(each);
    expect(await store.tokens.find('a')).toEqual(second);
    expect(await store.tokens.find('A')).toBeNull();
    expect(await store.tokens.list()).toEqual([first, second, third]);
  });

  it('have an id of their own', async () => {
    await expect(store.tokens.add(token('a', { name: 'Another' }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await store.tokens.find('a')).toEqual(second);
  });

  it('are revoked, which stays as it was at first', async () => {
    const revokedAt = '2024-11-01T00:00:00.000Z';
    expect(await store.tokens.revoke('a', revokedAt)).toBe(true);
    expect(await store.tokens.revoke('a', '2024-12-01T00:00:00.000Z')).toBe(true);
    expect(await store.tokens.find('a')).toEqual({ ...second, revokedAt });
    expect(await store.tokens.find('b')).toEqual(first);
    expect(await store.tokens.revoke('none', revokedAt)).toBe(false);
  });

  it('are no part of the graph and of its history', async () => {
    expect(await store.ledger.head()).toBeNull();
    expect(await store.status()).toMatchObject({ nodes: 0, revision: 0 });
    for await (const rows of store.dump.rows()) expect(rows).toEqual([]);
  });
});
