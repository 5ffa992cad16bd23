import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';
import { graphModel } from '#modules/graph-model.ts';
import { Neo4jStore } from '#stores/neo4j/neo4j-store.ts';
import {
  type Cut,
  type CuttingProxy,
  startCuttingProxy,
} from '#tests/support/neo4j/cutting-proxy.ts';
import { entity } from '#tests/support/rows.ts';
import { emptyNeo4j, isAvailable, migrationsOf, neo4jAddress } from '#tests/support/stores.ts';

describe.skipIf(!isAvailable('neo4j'))('neo4j: a connection that is cut', () => {
  let proxy: CuttingProxy;
  let store: GraphStore;
  beforeAll(async () => {
    proxy = await startCuttingProxy(neo4jAddress().uri);
    const address = { ...neo4jAddress(), uri: proxy.uri };
    store = new Neo4jStore(graphModel, migrationsOf('neo4j'), address);
    await store.migrate();
  });
  beforeEach(emptyNeo4j);
  afterAll(async () => {
    await store.close();
    await proxy.close();
  });

  /** Writes a revision; answers its number, and how often it was begun. */
  async function count(disturb: (attempt: number) => void = () => undefined) {
    let attempts = 0;
    const revision = await store.transact(async (transaction) => {
      disturb(++attempts);
      await write(transaction, attempts);
      return transaction.revision;
    });
    return { revision, attempts };
  }

  async function write(transaction: Transaction, attempt: number): Promise<void> {
    const [counter] = await transaction.nodes(['state:x-counter']);
    const total = Number(counter?.properties['description'] ?? 0) + 1;
    await transaction.write({
      actor: 'test',
      message: `attempt ${attempt}`,
      at: '2024-10-01T00:00:00.000Z',
      nodes: [entity('state:x-counter', 'Counter', { description: `${total}` })],
      relationships: [],
      mutation: { clientMutationId: `request ${total}`, hash: 'a', answer: '{}' },
    });
  }

  /** That so many revisions are there, each of which has counted one further. */
  async function expectWritten(times: number): Promise<void> {
    const revisions = await store.ledger.revisions(0, 100);
    expect(revisions.map(({ number }) => number)).toEqual(
      Array.from({ length: times }, (_, index) => index + 1),
    );
    const [counter] = await store.transact((transaction) => transaction.nodes(['state:x-counter']));
    expect(counter?.properties['description']).toBe(`${times}`);
  }

  it.each<[string, Cut, readonly number[]]>([
    [
      'before the server hears of the commit has written nothing, and the retry writes once',
      'before',
      [2],
    ],
    ['when the server has committed has written, and the retry writes nothing twice', 'done', [1]],
    ['right after the commit was sent has written once, whether it arrived or not', 'sent', [1, 2]],
  ])('%s', { timeout: 60_000 }, async (_what, cut, attempts) => {
    for (let times = 1; times <= 3; times++) {
      proxy.cutCommits(cut);
      const counted = await count();
      expect(counted.revision).toBe(times);
      expect(attempts).toContain(counted.attempts);
      await expectWritten(times);
    }
  });

  it('again and again still ends in one write', async () => {
    proxy.cutCommits('before', 'before', 'before', 'done');
    expect(await count()).toEqual({ revision: 1, attempts: 4 });
    await expectWritten(1);
  });

  it('in the middle of the work lets the work begin again', async () => {
    const cutFirst = (attempt: number) => attempt === 1 && proxy.cutAll();
    expect(await count(cutFirst)).toEqual({ revision: 1, attempts: 2 });
    await expectWritten(1);
  });

  it('at every attempt is told as a store that does not answer, and writes nothing', async () => {
    await expect(count(() => proxy.cutAll())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await store.ledger.head()).toBeNull();
    expect(await count()).toEqual({ revision: 1, attempts: 1 });
  });

  it('while many write loses none of them and writes none twice', { timeout: 60_000 }, async () => {
    const cuts: readonly Cut[] = ['before', 'sent', 'done', 'sent', 'done', 'sent'];
    proxy.cutCommits(...cuts);
    const counted = await Promise.all(Array.from({ length: 20 }, () => count()));
    expect(counted.map(({ revision }) => revision)).toEqual(counted.map((_, index) => index + 1));
    await expectWritten(20);
  });
});
