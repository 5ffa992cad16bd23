import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { buildClaim, relates, says } from './build-evidence.ts';
import { presentOf } from './present.ts';
import { buildEntity, record, withWhatIsNamed } from './record.ts';

const CLAIMS = [
  buildClaim('of', { on: [relates('position:envoy', 'OF', 'state:aa')] }),
  buildClaim('ada', {
    speaker: 'person:ada',
    publishedOn: '2024-09-10',
    on: [relates('person:ada', 'HOLDS', 'position:envoy'), says('diplomat:a', 'headcount', 6)],
  }),
  buildClaim('countess', {
    speaker: 'person:countess',
    addressedTo: ['person:ada'],
    stance: 'DISPUTES',
    on: [relates('person:countess', 'HOLDS', 'position:envoy')],
    publishedOn: '2024-09-12',
  }),
  buildClaim('report', {
    on: [relates('person:countess', 'HOLDS', 'position:envoy'), says('state:aa', 'SEEKS', 'peace')],
    drawsOn: ['claim:countess'],
    states: [{ entity: 'diplomat:b', property: 'headcount', value: 7 }],
  }),
];
const ENTITIES = [
  buildEntity('person:ada', { name: 'Ada', externalIds: ['wikidata:Q7259'] }),
  buildEntity('person:countess', { name: 'Countess', aliases: ['Lady Lovelace'] }),
];
const merge = (from: string, into: string) => ({
  merges: [{ from, into, reason: 'They are one.' }],
});

describeEachStore('merging two entities', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    await record(store, withWhatIsNamed(CLAIMS, ENTITIES));
  });
  afterEach(() => opened.close());

  const read = (id: string) =>
    store.transact(async (transaction) => (await transaction.nodes([id]))[0] ?? null);
  const linksTo = (id: string, type: string) =>
    store.transact(async (transaction) => {
      const links = await transaction.relationships([id], { types: [type], direction: 'in' });
      return links.map(({ from }) => from).sort();
    });

  test('shows the names and identifiers of both at the one that stays', async () => {
    await record(store, merge('person:countess', 'person:ada'));
    expect(await read('person:countess')).toBeNull();
    const { properties, publishedFrom } = (await read('person:ada')) ?? {};
    expect({ ...properties, publishedFrom }).toMatchObject({
      name: 'Ada',
      aliases: ['Countess', 'Lady Lovelace'],
      externalIds: ['wikidata:Q7259'],
      publishedFrom: '2024-09-10',
    });
  });

  test('weighs together what was said of either', async () => {
    await record(store, merge('person:countess', 'person:ada'));
    const [of, other] = [CLAIMS[1], CLAIMS[2]].map((claim) => claim?.on[0]?.proposition.id ?? '');
    expect((await read(of ?? ''))?.properties).toMatchObject({ support: 1, dispute: 1 });
    expect((await read(other ?? ''))?.properties).toMatchObject({ status: 'CONTESTED' });
    expect(await linksTo('person:ada', 'SPOKEN_BY')).toEqual(['claim:ada', 'claim:countess']);
    expect(await linksTo('position:envoy', 'HOLDS')).toEqual(['person:ada']);
  });

  test('that is undone leaves everything as it was', async () => {
    const before = await presentOf(store);
    await record(store, merge('person:countess', 'person:ada'));
    expect(await presentOf(store)).not.toEqual(before);
    await record(store, { splits: ['person:countess'] });
    expect(await presentOf(store)).toEqual(before);
  });

  test('that is undone in the middle of a chain leaves the rest as it was', async () => {
    await record(store, { entities: [buildEntity('person:lady')] });
    await record(store, {
      assessments: [
        { about: ['person:lady'], judgement: 'She is real.', likelihood: null, confidence: null },
      ],
    });
    await record(store, merge('person:lady', 'person:countess'));
    const before = await presentOf(store);
    await record(store, merge('person:countess', 'person:ada'));
    const assessment = 'assessment:';
    expect((await linksTo('person:ada', 'ASSESSES'))[0]).toContain(assessment);
    await record(store, { splits: ['person:countess'] });
    expect(await presentOf(store)).toEqual(before);
    await record(store, merge('person:countess', 'person:ada'));
    await record(store, { splits: ['person:lady'] });
    expect((await linksTo('person:lady', 'ASSESSES'))[0]).toContain(assessment);
  });

  test('comes to the same one by one and in one write', async () => {
    const chain = [
      merge('person:countess', 'person:ada'),
      merge('diplomat:a', 'diplomat:b'),
      merge('diplomat:b', 'diplomat:c'),
    ];
    await record(store, { entities: [buildEntity('diplomat:c')] });
    const before = await presentOf(store);
    for (const step of chain) await record(store, step);
    const after = await presentOf(store);
    for (const id of ['diplomat:b', 'diplomat:a', 'person:countess'])
      await record(store, { splits: [id] });
    expect(await presentOf(store)).toEqual(before);
    await record(store, { merges: chain.flatMap(({ merges }) => merges) });
    expect(await presentOf(store)).toEqual(after);
  });

  test('lets a claim that names the other id count for the one that stays', async () => {
    await record(store, merge('person:countess', 'person:ada'));
    await record(store, {
      claims: [
        buildClaim('late', {
          on: [relates('person:countess', 'CITIZEN_OF', 'state:aa')],
          publishedOn: '2024-09-01',
        }),
      ],
    });
    expect(await linksTo('state:aa', 'CITIZEN_OF')).toEqual(['person:ada']);
    expect((await read('person:ada'))?.publishedFrom).toBe('2024-09-01');
    await record(store, { splits: ['person:countess'] });
    expect(await linksTo('state:aa', 'CITIZEN_OF')).toEqual(['person:countess']);
    expect((await read('person:ada'))?.publishedFrom).toBe('2024-09-10');
    expect((await read('person:countess'))?.publishedFrom).toBe('2024-09-01');
  });

  test.each([
    [merge('person:ada', 'person:ada'), '"person:ada" cannot be merged with itself.'],
    [merge('person:ada', 'state:aa'), 'are of two kinds'],
    [merge('person:nobody', 'person:ada'), 'There is no entity "person:nobody".'],
    [merge('claim:ada', 'person:ada'), 'There is no entity "claim:ada".'],
    [{ splits: ['person:ada'] }, '"person:ada" was not merged into another entity.'],
    [
      { ...merge('person:countess', 'person:ada'), splits: ['person:countess'] },
      '"person:countess" cannot be merged and split in one write.',
    ],
  ])('is refused when it makes no sense: %j', async (commands, message) => {
    const before = await presentOf(store);
    await expect(record(store, commands)).rejects.toThrow(message);
    expect(await presentOf(store)).toEqual(before);
  });

  test('is refused for an id that stands for another one already', async () => {
    await record(store, merge('person:countess', 'person:ada'));
    await record(store, { entities: [buildEntity('person:lady')] });
    await expect(record(store, merge('person:countess', 'person:lady'))).rejects.toThrow(
      '"person:countess" stands for "person:ada" already; split them first.',
    );
    await expect(record(store, { entities: [buildEntity('person:countess')] })).rejects.toThrow(
      '"person:countess" was merged into "person:ada"',
    );
  });

  test('twice changes nothing the second time', async () => {
    await record(store, merge('person:countess', 'person:ada'));
    const { changes } = await record(store, merge('person:countess', 'person:ada'));
    expect(changes).toEqual([]);
  });
});
