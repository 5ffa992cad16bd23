import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredOperation } from '#graph/operation-store.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import type { GraphStore } from '#graph/store.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const operation = (digit: string, more: Partial<StoredOperation> = {}): StoredOperation => ({
  hash: digit.repeat(64),
  name: `Name${digit}`,
  document: `query Name${digit} {\n  __typename\n}`,
  addedAt: '2024-10-02T00:00:00.000Z',
  ...more,
});

const permalink = (id: string, more: Partial<StoredPermalink> = {}): StoredPermalink => ({
  id,
  operation: 'a'.repeat(64),
  document: '{ asOf(revision: 1) { revision } }',
  variables: '{"text":"\\"Ann\\" `x` \\\\ 😀"}',
  revision: 2_000_000_000,
  createdBy: 'press desk',
  createdAt: '2024-10-02T00:00:00.000Z',
  purgedAt: null,
  ...more,
});

const purgedAt = '2024-11-01T00:00:00.000Z';
const LATER = '2024-12-01T00:00:00.000Z';
const erased = (link: StoredPermalink) => ({ ...link, document: '', variables: '{}', purgedAt });

describeEachStore('operations that are kept', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterAll(() => opened.close());

  const a = operation('a', { document: 'query Z { # "é" 😀\n  x\n}', name: 'Z' });
  const b = operation('b');
  const c = operation('c', { name: null });

  it('are none at first', async () => {
    expect(await store.operations.list()).toEqual([]);
    expect(await store.operations.find(a.hash)).toBeNull();
    expect(await store.operations.remove(a.hash, LATER)).toEqual({
      operation: false,
      permalinks: 0,
    });
  });

  it('are found by their hash, and listed by name', async () => {
    for (const each of [a, b, c]) expect(await store.operations.add(each)).toBe(true);
    expect(await store.operations.find(a.hash)).toEqual(a);
    expect(await store.operations.find(a.hash.toUpperCase())).toBeNull();
    expect(await store.operations.list()).toEqual([c, b, a]);
  });

  it('stay as they are when they are added again', async () => {
    expect(await store.operations.add({ ...a, name: 'Another', addedAt: LATER })).toBe(false);
    expect(await store.operations.find(a.hash)).toEqual(a);
  });

  it('are added once by many who add them at once', async () => {
    const d = operation('d');
    const added = await Promise.all(Array.from({ length: 8 }, () => store.operations.add(d)));
    expect(added).toContain(true);
    expect((await store.operations.list()).filter(({ hash }) => hash === d.hash)).toEqual([d]);
    await store.operations.remove(d.hash, LATER);
  });

  const one = permalink('one', { operation: b.hash, createdAt: LATER });
  const two = permalink('two', { operation: b.hash });
  const other = permalink('other');

  it('have links, which are found by id and listed in the order of creation', async () => {
    expect(await store.permalinks.find('one')).toBeNull();
    for (const each of [one, two, other]) expect(await store.permalinks.add(each)).toEqual(each);
    expect(await store.permalinks.find('one')).toEqual(one);
    expect(await store.permalinks.list()).toEqual([other, two, one]);
  });

  it('have links that stay as they were first made', async () => {
    const again = { ...one, createdBy: 'somebody', document: 'another' };
    expect(await store.permalinks.add(again)).toEqual(one);
    const links = Array.from({ length: 8 }, () => store.permalinks.add(permalink('many')));
    expect(await Promise.all(links)).toEqual(Array(8).fill(permalink('many')));
    expect(await store.permalinks.list()).toHaveLength(4);
  });

  it('have links that are purged, and stay so when they are made again', async () => {
    expect(await store.permalinks.purge('one', purgedAt)).toBe(true);
    expect(await store.permalinks.purge('one', LATER)).toBe(true);
    expect(await store.permalinks.find('one')).toEqual(erased(one));
    expect(await store.permalinks.add(one)).toEqual(erased(one));
    expect(await store.permalinks.purge('none', purgedAt)).toBe(false);
  });

  it('are removed with their links, and with no others', async () => {
    expect(await store.operations.remove(b.hash, purgedAt)).toEqual({
      operation: true,
      permalinks: 1,
    });
    expect(await store.operations.find(b.hash)).toBeNull();
    expect(await store.permalinks.find('two')).toEqual(erased(two));
    expect(await store.permalinks.find('other')).toEqual(other);
    expect(await store.operations.remove(b.hash, LATER)).toEqual({
      operation: false,
      permalinks: 0,
    });
    expect(await store.permalinks.find('two')).toEqual(erased(two));
    expect(await store.operations.list()).toEqual([c, a]);
  });

  it('are no part of the graph and of its history', async () => {
    expect(await store.ledger.head()).toBeNull();
    expect(await store.status()).toMatchObject({ nodes: 0, revision: 0 });
    // Of links, a dump has those that were purged: their ids stay taken.
    for await (const rows of store.dump.rows())
      for (const row of rows)
        expect(row).toMatchObject({ row: 'permalink', document: '', purgedAt: expect.any(String) });
  });
});
