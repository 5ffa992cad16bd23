import Connection from 'better-sqlite3';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Candidate, SearchPlan } from '#graph/search/search-plan.ts';
import { soundTerm } from '#graph/search/searched.ts';
import type { GraphStore } from '#graph/store.ts';
import { claim, entity, node } from '#tests/support/rows.ts';
import {
  describeEachStore,
  type Engine,
  neo4jAddress,
  openTestStore,
  type TestStore,
} from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

const OPTIONS = { timeoutMs: 5000 };

const planOf = (word: string, more: Partial<SearchPlan> = {}): SearchPlan => ({
  words: [{ terms: [word, soundTerm(word)], prefix: null, near: null }],
  whole: null,
  prefixes: null,
  limit: 100,
  ...more,
});

const write = (store: GraphStore, more: object) =>
  store.write({
    actor: 'test',
    message: 'a test',
    at: '2024-10-02T00:00:00.000Z',
    nodes: [],
    relationships: [],
    ...more,
  });

async function find(store: GraphStore, plan: SearchPlan): Promise<readonly Candidate[]> {
  const [result] = await store.search([plan], OPTIONS);
  return result?.candidates ?? [];
}

describeEachStore('the index of what is searched', (open) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    await opened.store.write(WORLD);
  });
  afterAll(() => opened.close());

  const idsOf = async (plan: SearchPlan) =>
    (await find(opened.store, plan)).map(({ id }) => id).sort();

  it('has names, aliases, titles and quotes', async () => {
    expect(await idsOf(planOf('countess'))).toEqual(['person:ada']);
    expect(await idsOf(planOf('premier'))).toEqual(['position:aa-premier']);
    expect(await idsOf(planOf('republic'))).toEqual(['state:aa']);
    expect(await idsOf(planOf('denies'))).toEqual(['source:herald-1']);
    expect(await idsOf(planOf('baseless'))).toEqual(['claim:deny']);
    expect(await idsOf(planOf('nothing'))).toEqual([]);
  });

  it('has words without accents, and in Latin letters', async () => {
    expect(await idsOf(planOf('angstrom'))).toEqual(['person:zoe']);
    expect(await idsOf(planOf('ivanov'))).toEqual(['person:ivan']);
  });

  it('answers the texts as they are', async () => {
    const [found] = await find(opened.store, planOf('forest'));
    expect(found?.texts).toEqual({
      name: 'Arden',
      aliases: ['The Forest', 'Ardenne'],
      title: null,
      officialName: 'Republic of Arden',
      quote: null,
    });
  });

  it('finds by the beginning of a word, and by a word with mistakes', async () => {
    const begins = { terms: ['love'], prefix: 'love', near: null };
    expect(await idsOf(planOf('', { words: [begins] }))).toEqual(['person:ada']);
    for (const near of ['lovelaec', 'loevlacee', 'lovlac', 'xovelacce']) {
      const found = await idsOf(planOf('', { words: [{ terms: [near], prefix: null, near }] }));
      expect([near, found]).toEqual([near, near === 'lovlac' ? [] : ['person:ada']]);
    }
  });

  it('wants every word, and only the kinds that are asked for', async () => {
    const words = ['talks', 'bohemia'].map(
      (word) => planOf(word).words[0] as SearchPlan['words'][0],
    );
    expect(await idsOf(planOf('', { words }))).toEqual(['event:talks']);
    const kinds = { prefixes: ['organization', 'state'] };
    expect(await idsOf(planOf('arden', kinds))).toEqual(['organization:aa-ministry', 'state:aa']);
  });

  it('gives the whole name first where there is more than the limit', async () => {
    const found = await idsOf(planOf('arden', { whole: '_arden', limit: 2 }));
    expect(found).toEqual(['state:aa']);
  });

  it('follows what is written, and keeps the names that were', async () => {
    await write(opened.store, {
      nodes: [
        entity('thing:yacht', 'The Tender', { schema: 'Vessel' }),
        entity('thing:raft', 'Raft', { schema: 'Vessel' }),
        claim('claim:raft', 'SUPPORTS', 'A raft it is.'),
      ],
    });
    expect(await idsOf(planOf('yacht'))).toEqual(['thing:yacht']);
    expect(await idsOf(planOf('tender'))).toEqual(['thing:yacht']);
    expect(await idsOf(planOf('raft'))).toEqual(['claim:raft', 'thing:raft']);
  });

  it('has no text of what was taken away, and finds it all the same', async () => {
    await write(opened.store, { removed: { nodes: ['thing:raft'], relationships: [] } });
    const found = await find(opened.store, planOf('raft'));
    expect(found.find(({ id }) => id === 'thing:raft')).toEqual({ id: 'thing:raft', texts: null });
    await write(opened.store, { nodes: [entity('thing:raft', 'The Raft', { schema: 'Vessel' })] });
    const back = await find(opened.store, planOf('raft'));
    expect(back.find(({ id }) => id === 'thing:raft')?.texts).toMatchObject({ name: 'The Raft' });
  });

  it('forgets the words of a quote that is blanked', async () => {
    const blanked = ['quote', 'quoteFold'];
    const redaction = { id: 'claim:raft', blanked, properties: {}, record: '{}' };
    await write(opened.store, { redactions: [redaction] });
    expect(await idsOf(planOf('raft'))).toEqual(['thing:raft']);
  });

  it('has nothing of a write that failed', async () => {
    const nodes = [entity('thing:ghost', 'Ghost', { schema: 'Vessel' })];
    const removed = { nodes: ['thing:nowhere'], relationships: [] };
    await expect(write(opened.store, { nodes, removed })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await idsOf(planOf('ghost'))).toEqual([]);
  });
});

describeEachStore('the index of a store that has none', (open, engine) => {
  it('is missed until the store is migrated, which builds it', async () => {
    const { store, close } = await open();
    await store.write(WORLD);
    await write(store, { nodes: [entity('thing:yacht', 'The Tender', { schema: 'Vessel' })] });
    await write(store, { removed: { nodes: ['state:x-empty'], relationships: [] } });
    const before = await findAll(store);
    await forgetIndex(engine, (await store.status()).address);
    await expect(store.ready()).rejects.toMatchObject({
      code: 'STORE_OUTDATED',
      message: expect.stringContaining('chancery migrate'),
    });
    expect(await store.migrate()).toEqual([]);
    await expect(store.ready()).resolves.toBeUndefined();
    expect(await findAll(store)).toEqual(before);
    await close();
  });
});

/** As it is after the migration of a store that is older than searches. */
async function forgetIndex(engine: Engine, address: string): Promise<void> {
  if (engine === 'sqlite') {
    const database = new Connection(address);
    database.exec(`DELETE FROM searchIndex; DELETE FROM searchEntry; DELETE FROM searchGram;
      INSERT INTO searchTerm (searchTerm) VALUES ('delete-all')`);
    database.close();
    return;
  }
  const driver = neo4j.driver(neo4jAddress().uri);
  await driver.executeQuery('MATCH (n:SearchEntry|SearchIndex) DELETE n');
  await driver.close();
}

async function findAll(store: GraphStore) {
  const all: (readonly Candidate[])[] = [];
  for (const word of ['denies', 'spies', 'countess', 'empty', 'arden', 'yacht', 'tender']) {
    const found = await find(store, planOf(word));
    expect(found.length).toBeGreaterThan(0);
    all.push(found.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }
  return all;
}

describeEachStore('the index of a store that was loaded', (open) => {
  it('is that of the store that was dumped', async () => {
    const from = await openTestStore('sqlite');
    await from.store.write(WORLD);
    await write(from.store, { nodes: [node('source:herald-1', { title: 'Arden admits it' })] });
    await write(from.store, { removed: { nodes: ['state:x-empty'], relationships: [] } });
    const to = await open();
    await to.store.dump.load(from.store.dump.rows());
    for (const word of ['denies', 'admits', 'spies', 'countess', 'empty', 'arden']) {
      const [there, here] = await Promise.all(
        [from, to].map(async ({ store }) => {
          return [...(await find(store, planOf(word)))].sort((a, b) => (a.id < b.id ? -1 : 1));
        }),
      );
      expect(here).toEqual(there);
      expect(here?.length).toBeGreaterThan(0);
    }
    await from.close();
    await to.close();
  });
});
