import { expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { entity } from '#tests/support/rows.ts';
import { describeEachStore } from '#tests/support/stores.ts';

const REVISIONS = 60;
const CHANGED = 12;

describeEachStore('the ledger, read while others write', (open) => {
  it('shows a revision as soon as its number, and all of it', async () => {
    const { store, close } = await open();
    const reading = readUntil(store, REVISIONS);
    for (let number = 1; number <= REVISIONS; number++) await store.write(plan(number));
    const all = await keysOf(store, REVISIONS);
    expect(all).toHaveLength(REVISIONS * CHANGED);
    for (const keys of await reading) expect(keys).toEqual(all.slice(0, keys.length));
    await close();
  });
});

/** What one who follows the ledger finds each time: all up to the revision that was the last just before. */
async function readUntil(store: GraphStore, last: number): Promise<readonly string[][]> {
  const readings: string[][] = [];
  for (let head = 0; head < last; ) {
    head = (await store.ledger.head())?.number ?? 0;
    const keys = await keysOf(store, head);
    expect(keys).toHaveLength(head * CHANGED);
    readings.push(keys);
  }
  return readings;
}

async function keysOf(store: GraphStore, until: number): Promise<string[]> {
  const query = { after: { revision: 0, id: '' }, until, kinds: null, about: null };
  const found = await store.ledger.changes({ ...query, limit: REVISIONS * CHANGED + 1 });
  return found.map(({ revision, id }) => `${revision} ${id}`);
}

/** The same nodes each time: what was there moves into the past while it is read. */
const plan = (number: number) => ({
  actor: 'test',
  message: 'written while others read',
  at: new Date().toISOString(),
  nodes: Array.from({ length: CHANGED }, (_, index) => entity(`person:${index}`, `name ${number}`)),
  relationships: [],
});
