import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { claimOf, mutate, seedSources, write } from '#tests/support/mutate.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

describeEachStore('entities, by mutations', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await seedSources(store);
  });
  afterAll(() => opened.close());

  const read = async (operation: string) => dataOf(await ask(store, operation));
  const upsert = (entity: object, source = 'source:unread') =>
    write(store, 'upsertEntities', { source, entities: [entity] });
  const stateOf = async (id: string) =>
    (
      await read(
        `{ state(id: "${id}") { name aliases description externalIds { scheme value } existence iso2 officialName } }`,
      )
    )['state'];

  it('are what their source says they are', async () => {
    const { claims } = await upsert({
      id: 'state:cc',
      name: 'Ceylon',
      aliases: ['The Island'],
      externalIds: [{ scheme: 'wikidata', value: 'Q1' }],
      properties: { iso2: 'CC', officialName: 'Kingdom of Ceylon' },
      locator: { row: 3 },
    });
    expect(await stateOf('state:cc')).toEqual({
      name: 'Ceylon',
      aliases: ['The Island'],
      description: null,
      externalIds: [{ scheme: 'wikidata', value: 'Q1' }],
      existence: 'ATTESTED',
      iso2: 'CC',
      officialName: 'Kingdom of Ceylon',
    });
    expect(
      await read(
        `{ claim(id: "${claims[0]}") { attribution locator quote states source { id } } }`,
      ),
    ).toEqual({
      claim: {
        attribution: 'RECORD',
        locator: { row: 3 },
        quote: null,
        states: [
          { entity: 'state:cc', property: 'iso2', value: 'CC' },
          { entity: 'state:cc', property: 'officialName', value: 'Kingdom of Ceylon' },
        ],
        source: { id: 'source:unread' },
      },
    });
  });

  it('keep what an update leaves out', async () => {
    await upsert({ id: 'state:cc', description: 'An island.' });
    expect(await stateOf('state:cc')).toMatchObject({
      name: 'Ceylon',
      aliases: ['The Island'],
      description: 'An island.',
      iso2: 'CC',
      officialName: 'Kingdom of Ceylon',
    });
  });

  it('follow the corrections of a row, back and forth', async () => {
    const row = (officialName: string) => ({
      id: 'state:cc',
      properties: { iso2: 'CC', officialName },
      locator: { row: 3 },
    });
    const shown = async () =>
      ((await stateOf('state:cc')) as { officialName: string }).officialName;
    await upsert(row('Republic of Ceylon'));
    expect(await shown()).toBe('Republic of Ceylon');
    await upsert(row('Kingdom of Ceylon'));
    expect(await shown()).toBe('Kingdom of Ceylon');
    expect((await upsert(row('Kingdom of Ceylon'))).alreadyRecorded).toBe(true);
    expect(await read('{ conflicts { totalCount } }')).toEqual({ conflicts: { totalCount: 0 } });
  });

  it('that two sources describe otherwise are a conflict, and neither is overwritten', async () => {
    const { claims } = await upsert(
      { id: 'state:cc', properties: { officialName: 'Empire of Ceylon' } },
      'source:herald-1',
    );
    expect(claims).toHaveLength(1);
    const { propositions } = (await read(
      '{ propositions(where: { predicate: { eq: "officialName" } }) { nodes { value } } }',
    )) as { propositions: { nodes: { value: string }[] } };
    expect(propositions.nodes.map(({ value }) => value).sort()).toEqual([
      'Empire of Ceylon',
      'Kingdom of Ceylon',
    ]);
  });

  it('that are one can be merged, and split exactly', async () => {
    await upsert({ id: 'state:dd', name: 'Serendip', aliases: ['Taprobane'] });
    await write(store, 'recordClaims', {
      claims: [
        claimOf({ on: [{ subject: 'state:dd', predicate: 'BORDERS', object: 'state:bb' }] }),
        claimOf({
          stance: 'SUPPORTS',
          quote: 'Six of its diplomats had left',
          on: [{ subject: 'state:dd', predicate: 'SEEKS', value: 'peace' }],
        }),
      ],
    });
    const all = `{ states { nodes { id name aliases borders { nodes { id } } claims { nodes { id } } } }
      propositions { nodes { id subject { id } status support dispute } } merges { nodes { id } } }`;
    const before = await read(all);
    const merged = await write(store, 'mergeEntities', {
      from: 'state:dd',
      into: 'state:cc',
      reason: 'Both are Sri Lanka.',
    });
    expect(merged).toMatchObject({ entity: 'state:cc', merge: 'merge:state.dd' });
    expect(
      await read(
        '{ state(id: "state:dd") { id name aliases borders { nodes { id } } } states { totalCount } }',
      ),
    ).toEqual({
      state: {
        id: 'state:cc',
        name: 'Ceylon',
        aliases: ['The Island', 'Serendip', 'Taprobane'],
        borders: { nodes: [{ id: 'state:bb' }] },
      },
      states: { totalCount: 3 },
    });
    const again = await write(store, 'mergeEntities', { from: 'state:dd', into: 'state:cc' });
    expect(again.alreadyRecorded).toBe(true);
    await write(store, 'recordClaims', {
      claims: [
        claimOf({
          quote: 'it said.',
          on: [{ subject: 'state:dd', predicate: 'ENGAGED_IN', value: 'trade' }],
        }),
      ],
    });
    expect(
      await mutate(store, 'mergeEntities', { from: 'state:dd', into: 'state:bb' }),
    ).toMatchObject({
      __typename: 'WriteConflict',
      code: 'MERGED_ALREADY',
      id: 'merge:state.dd',
    });
    await write(store, 'splitEntity', { id: 'state:dd' });
    const { propositions } = (await read(
      '{ propositions(where: { predicate: { eq: "ENGAGED_IN" } }) { nodes { subject { id } } } }',
    )) as never as { propositions: unknown };
    expect(propositions).toEqual({ nodes: [{ subject: { id: 'state:dd' } }] });
    const { claims } = (await read(
      '{ claims(where: { quote: { eq: "it said." } }) { nodes { id } } }',
    )) as never as { claims: { nodes: { id: string }[] } };
    const [late] = claims.nodes;
    const { states, merges } = (await read(all)) as never as typeof before & {
      states: { nodes: { id: string; claims: { nodes: { id: string }[] } }[] };
    };
    const withoutLate = states.nodes.map((state) => ({
      ...state,
      claims: { nodes: state.claims.nodes.filter(({ id }) => id !== late?.id) },
    }));
    expect({ nodes: withoutLate }).toEqual(before['states']);
    expect(merges).toEqual(before['merges']);
    const split = await write(store, 'splitEntity', { id: 'state:dd' });
    expect(split.alreadyRecorded).toBe(true);
  });

  it('that take over what is unique in their kind can be merged', async () => {
    await upsert({ id: 'state:ee', name: 'Estonia', properties: { iso2: 'EE' } });
    await upsert({ id: 'state:x-ee', name: 'Republic of Estonia' });
    await write(store, 'mergeEntities', { from: 'state:ee', into: 'state:x-ee' });
    expect(await stateOf('state:x-ee')).toMatchObject({ iso2: 'EE', aliases: ['Estonia'] });
    await write(store, 'splitEntity', { id: 'state:ee' });
    expect(await stateOf('state:ee')).toMatchObject({ iso2: 'EE', name: 'Estonia' });
    expect(await stateOf('state:x-ee')).toMatchObject({ iso2: null, aliases: [] });
  });
});
