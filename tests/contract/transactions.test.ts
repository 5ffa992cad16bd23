import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { entity, gbp, link, relationship } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

const plan = (more: Partial<WritePlan> = {}): WritePlan => ({
  actor: 'ann',
  message: 'a test',
  at: '2024-10-02T00:00:00.000Z',
  nodes: [],
  relationships: [],
  ...more,
});

describeEachStore('a transaction', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await store.write(WORLD);
  });
  afterAll(() => opened.close());

  const head = async () => (await store.ledger.head())?.number;
  const nameOf = async (id: string) =>
    (await store.transact((transaction) => transaction.nodes([id])))[0]?.properties['name'];

  it('whose work throws leaves no trace, even when it has written', async () => {
    const before = await head();
    const work = async (transaction: Transaction) => {
      await transaction.write(plan({ nodes: [entity('state:aa', 'Nothing')] }));
      throw new Error('changed my mind');
    };
    await expect(store.transact(work)).rejects.toThrow('changed my mind');
    expect([await head(), await nameOf('state:aa')]).toEqual([before, 'Arden']);
  });

  it('that never writes leaves no trace, and has an answer', async () => {
    const before = await head();
    expect(await store.transact(async ({ revision }) => revision)).toBe(Number(before) + 1);
    expect(await head()).toBe(before);
  });

  it('writes once', async () => {
    const before = await head();
    const twice = async (transaction: Transaction) => {
      await transaction.write(plan());
      await transaction.write(plan());
    };
    await expect(store.transact(twice)).rejects.toThrow('A transaction writes once.');
    expect(await head()).toBe(before);
  });

  it('is the revision that it said it would be, no earlier than the one before', async () => {
    const { revision, lastAt } = await store.transact(async (transaction) => {
      await transaction.write(plan({ at: '2030-01-01T00:00:00.000Z', message: 'late' }));
      return transaction;
    });
    const next = await store.transact(async (transaction) => {
      await transaction.write(plan({ at: '2020-01-01T00:00:00.000Z', message: 'early' }));
      return transaction;
    });
    expect(lastAt).toBe('2024-10-01T00:00:00.000Z');
    expect(next).toMatchObject({ revision: revision + 1, lastAt: '2030-01-01T00:00:00.000Z' });
    const at = '2030-01-01T00:00:00.000Z';
    expect(await store.ledger.revisions(revision - 1, 10)).toEqual([
      { number: revision, at, actor: 'ann', message: 'late' },
      { number: revision + 1, at, actor: 'ann', message: 'early' },
    ]);
  });

  it('reads nodes as they are now, those that are there', async () => {
    const record = '{"id":"pledge:big"}';
    const amount = { ...(gbp(1n, 'much') as object), value: 2n ** 63n - 1n } as never;
    const pledge = entity('pledge:big', 'Big', { type: 'OTHER', stage: 'ANNOUNCED', amount });
    await store.write(plan({ nodes: [{ ...pledge, record, publishedFrom: '2024-09-01' }] }));
    const found = await store.transact((transaction) =>
      transaction.nodes(['pledge:big', 'state:none', 'planet:mars', '', 'state:bb', 'state:bb']),
    );
    expect(found.map(({ id }) => id).sort()).toEqual(['pledge:big', 'state:bb']);
    expect(found.find(({ id }) => id === 'state:bb')).toEqual({
      id: 'state:bb',
      kind: 'State',
      record: null,
      publishedFrom: '',
      properties: {
        existence: 'ATTESTED',
        externalIds: ['wikidata:Q1', 'gw:365'],
        iso2: 'BB',
        iso2Fold: 'bb',
        iso3: 'BBB',
        iso3Fold: 'bbb',
        name: 'Bohemia',
        nameFold: 'bohemia',
      },
    });
    expect(found.find(({ id }) => id === 'pledge:big')).toMatchObject({
      record,
      publishedFrom: '2024-09-01',
      properties: { amountValue: '9223372036854775807', amountCurrency: 'GBP' },
    });
    expect(await store.transact((transaction) => transaction.nodes([]))).toEqual([]);
  });

  it('reads relationships at nodes, of some types or of any, either way', async () => {
    const read = async (id: string, types: readonly string[] | null, direction: 'in' | 'out') => {
      const rows = await store.transact((transaction) =>
        transaction.relationships([id, id], { types, direction }),
      );
      return rows.map(({ type, from, to }) => `${from} ${type} ${to}`).sort();
    };
    expect(await read('person:ada', ['HOLDS', 'NONE'], 'out')).toEqual([
      'person:ada HOLDS position:aa-premier',
      'person:ada HOLDS position:aa-premier',
    ]);
    expect(await read('person:ada', ['HOLDS'], 'in')).toEqual([]);
    expect(await read('person:ada', [], 'out')).toEqual([]);
    expect(await read('proposition:spying', null, 'out')).toEqual([
      'proposition:spying SUBJECT diplomat:aa-bb',
    ]);
    expect(await read('proposition:spying', null, 'in')).toEqual([
      'claim:accuse ON proposition:spying',
      'claim:deny ON proposition:spying',
      'claim:report ON proposition:spying',
      'conflict:spying DISPUTED_SIDE proposition:spying',
      'conflict:spying SUPPORTED_SIDE proposition:spying',
    ]);
    const [self] = await store.transact((transaction) =>
      transaction.relationships(['state:bb'], { types: ['BORDERS'], direction: 'out' }),
    );
    expect(self).toMatchObject({
      type: 'BORDERS',
      from: 'state:bb',
      to: 'state:bb',
      propositionId: 'proposition:borders-bb-bb',
      properties: { support: 1, dispute: 0, status: 'UNCONTESTED' },
    });
  });

  it('sees nothing that was taken away', async () => {
    const border = relationship('state:new', 'BORDERS', 'state:aa');
    await store.write(plan({ nodes: [entity('state:new', 'New')], relationships: [border] }));
    const removed = { nodes: ['state:new'], relationships: [border] };
    await store.write(plan({ removed }));
    const found = await store.transact(async (transaction) => [
      await transaction.nodes(['state:new']),
      await transaction.relationships(['state:new'], { types: null, direction: 'out' }),
    ]);
    expect(found).toEqual([[], []]);
  });

  it('that takes away what is not there, or is still held by a relationship, is refused whole', async () => {
    const before = await head();
    const border = relationship('state:aa', 'BORDERS', 'state:bb');
    const none = { nodes: [], relationships: [] };
    const refused: readonly Partial<WritePlan>[] = [
      { removed: { ...none, nodes: ['state:none'] } },
      { removed: { ...none, nodes: ['state:aa'] } },
      { removed: { ...none, relationships: [relationship('state:aa', 'BORDERS', 'state:cc')] } },
      { removed: { ...none, relationships: [border, border] } },
      { removed: { ...none, relationships: [{ ...border, propositionId: 'proposition:other' }] } },
      { removed: { ...none, relationships: [{ ...border, type: 'X]->() DELETE n //' }] } },
      {
        removed: { ...none, nodes: ['claim:deny'] },
        relationships: [link('claim:deny', 'ON', 'proposition:spying')],
      },
    ];
    for (const more of refused) {
      await expect(
        store.write(plan({ ...more, nodes: [entity('state:x-left', 'Left')] })),
      ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      expect([await head(), await nameOf('state:x-left')]).toEqual([before, undefined]);
    }
  });

  it('remembers what an actor was answered, by the name of the request', async () => {
    const mutation = { clientMutationId: 'a "b" \\ 1', hash: 'h', answer: '{"n":1}' };
    await store.write(plan({ mutation }));
    const answered = (actor: string, id: string) =>
      store.transact((transaction) => transaction.answered(actor, id));
    expect(await answered('ann', mutation.clientMutationId)).toEqual(mutation);
    expect(await answered('bob', mutation.clientMutationId)).toBeNull();
    expect(await answered('ann', 'a')).toBeNull();
    const before = await head();
    await expect(store.write(plan({ mutation }))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await head()).toBe(before);
    await store.write(plan({ actor: 'bob', mutation }));
    expect(await answered('bob', mutation.clientMutationId)).toEqual(mutation);
  });

  it('beside nineteen others sees what those before it wrote, and none is lost', async () => {
    const first = Number(await head()) + 1;
    const work = async (transaction: Transaction) => {
      const [counter] = await transaction.nodes(['state:x-counter']);
      const count = Number(counter?.properties['description'] ?? 0) + 1;
      const counted = entity('state:x-counter', 'Counter', { description: `${count}` });
      await transaction.write(plan({ nodes: [counted], message: `${count}` }));
      return [count, transaction.revision];
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.transact(work)));
    expect(answers).toEqual(answers.map((_, index) => [index + 1, first + index]));
    const revisions = await store.ledger.revisions(first - 1, 100);
    expect(revisions.map(({ number, message }) => [Number(message), number])).toEqual(answers);
  });

  it('after one that failed has its turn', async () => {
    const failing = store.transact(() => Promise.reject(new Error('no')));
    const next = store.transact(async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
