import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { readSeedsNow, recordSeeds, SEEDS, seedWhenEmpty } from '#src/cli/seed-store.ts';
import { entity } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

describeEachStore('seeds of a store', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterAll(() => opened.close());

  const revision = async () => (await store.status()).revision;

  it('are all written, also when only the first of them were', async () => {
    const seeds = await readSeedsNow(SEEDS);
    await recordSeeds(store, seeds.slice(0, 2));
    expect(await revision()).toBe(2);
    const nodes = await seedWhenEmpty(store, SEEDS);
    expect([nodes, await revision()]).toEqual([(await store.status()).nodes, seeds.length]);
    expect(await seedWhenEmpty(store, SEEDS)).toBe(0);
    expect(await revision()).toBe(seeds.length);
  });
});

describeEachStore('a store in which somebody has written', (open) => {
  const mine = async (store: GraphStore, actor: string) => {
    const nodes = [entity('state:zz', 'Zz')];
    const at = new Date().toISOString();
    await store.write({ actor, message: 'Mine', at, nodes, relationships: [] });
  };

  it('is left alone, whatever is missing', async () => {
    const { store, close } = await open();
    try {
      await recordSeeds(store, (await readSeedsNow(SEEDS)).slice(0, 1));
      await mine(store, 'analyst');
      expect(await seedWhenEmpty(store, SEEDS)).toBe(0);
      expect((await store.status()).revision).toBe(2);
    } finally {
      await close();
    }
  });

  it('is left alone with seeds of its own', async () => {
    const { store, close } = await open();
    try {
      await mine(store, 'seed');
      expect(await seedWhenEmpty(store, SEEDS)).toBe(0);
      expect((await store.status()).revision).toBe(1);
    } finally {
      await close();
    }
  });
});
