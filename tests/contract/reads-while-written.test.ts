import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { entity } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const REVISIONS = 60;
const CHANGED = 12;
const READERS = 4;

describeEachStore('what is read while others write', (open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('shows a revision as soon as its number, and all of it, in the ledger', async () => {
    const { store } = opened;
    const readings: string[][] = [];
    const follow = async () => {
      for (let head = 0; head < REVISIONS; ) {
        head = (await store.ledger.head())?.number ?? 0;
        readings.push(await keysOf(store, head));
        expect(readings.at(-1)).toHaveLength(head * CHANGED);
        await breathe();
      }
    };
    await Promise.all([follow(), writeAll(store)]);
    const all = await keysOf(store, REVISIONS);
    for (const keys of readings) expect(keys).toEqual(all.slice(0, keys.length));
  });

  it('stays as it was as of a revision', async () => {
    const { store } = opened;
    await store.write(plan(0));
    const question = `{ asOf(revision: 1) { people(first: ${CHANGED}) { totalCount nodes { id name } } } }`;
    const before = dataOf(await ask(store, question));
    let isWriting = true;
    const written = writeAll(store, REVISIONS / 2).finally(() => {
      isWriting = false;
    });
    const readAgain = async () => {
      while (isWriting) {
        expect(dataOf(await ask(store, question))).toEqual(before);
        // The embedded store answers at once: without a pause nobody else would have a turn, the writer neither.
        await breathe();
      }
    };
    await Promise.all([written, ...Array.from({ length: READERS }, readAgain)]);
  });
});

async function writeAll(store: GraphStore, revisions = REVISIONS): Promise<void> {
  for (let number = 1; number <= revisions; number++) await store.write(plan(number));
}

/** What one who follows the ledger finds: all up to the revision that was the last just before. */
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
