import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import {
  claimOf,
  contentOf,
  mutate,
  type Outcome,
  seedSources,
  write,
} from '#tests/support/mutate.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

describeEachStore('a mutation that is sent again', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await seedSources(store);
  });
  afterAll(() => opened.close());

  const person = (name: string) => ({ id: 'person:ada', name });
  const record = (more: object, name = 'Ada') => ({
    claims: [claimOf({ speaker: 'person:ada' })],
    entities: [person(name)],
    ...more,
  });

  it('in a dry run answers its full effect and writes nothing', async () => {
    const before = await contentOf(store);
    const dry = await write(
      store,
      'recordClaims',
      record({ dryRun: true, clientMutationId: 'dry' }),
    );
    expect(await contentOf(store)).toBe(before);
    expect(dry).toMatchObject({ revision: null, alreadyRecorded: false, clientMutationId: 'dry' });
    const wet = await write(store, 'recordClaims', record({ clientMutationId: 'wet' }));
    const effectOf = ({ changes, changeCount, claims }: Outcome) => ({
      claims,
      changeCount,
      changes: changes.map(({ kind, id }) => `${kind} ${id}`),
    });
    expect(effectOf(dry)).toEqual(effectOf(wet));
    expect(wet.changeCount).toBe(wet.changes.length);
  });

  it('by its name answers what it answered before', async () => {
    const { revision } = await store.status();
    const first = await write(store, 'recordClaims', record({ clientMutationId: 'wet' }));
    expect(first).toMatchObject({ revision, alreadyRecorded: false, clientMutationId: 'wet' });
    expect(await store.status()).toMatchObject({ revision });
  });

  it('by its name with another content, or by another mutation, is a conflict', async () => {
    const before = await contentOf(store);
    for (const outcome of [
      await mutate(store, 'recordClaims', record({ clientMutationId: 'wet' }, 'Countess')),
      await mutate(store, 'recordClaims', record({ clientMutationId: 'wet', message: 'again' })),
      await mutate(store, 'splitEntity', { id: 'state:aa', clientMutationId: 'wet' }),
    ])
      expect(outcome).toMatchObject({
        __typename: 'WriteConflict',
        code: 'CLIENT_MUTATION_ID_REUSED',
        message: 'Nothing was written: the clientMutationId "wet" was used for another request.',
      });
    expect(await contentOf(store)).toBe(before);
  });

  it('by the same name from somebody else is theirs', async () => {
    const bea = { actor: 'bea', role: 'EDITOR' } as const;
    const input = { about: ['state:aa'], judgement: 'So it is.', clientMutationId: 'wet' };
    const theirs = await write(store, 'assess', input, bea);
    expect(theirs.revision).not.toBeNull();
    const { actor } = (await store.ledger.head()) ?? {};
    expect(actor).toBe('bea');
  });

  it('without a name is known by its content', async () => {
    const before = await contentOf(store);
    const again = await write(store, 'recordClaims', record({}));
    expect(again).toMatchObject({ revision: null, alreadyRecorded: true, changes: [] });
    expect(await contentOf(store)).toBe(before);
  });

  it('many times at once writes once', async () => {
    const { revision } = await store.status();
    const input = record({
      clientMutationId: 'many',
      claims: [claimOf({ quote: 'Six of its diplomats had left' })],
    });
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => write(store, 'recordClaims', { ...input, entities: null })),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ revision: revision + 1 });
    expect(await store.status()).toMatchObject({ revision: revision + 1 });
    const unnamed = await Promise.all(
      Array.from({ length: 4 }, () =>
        write(store, 'assess', { about: ['state:bb'], judgement: 'Hardly.' }),
      ),
    );
    expect(unnamed.filter(({ alreadyRecorded }) => !alreadyRecorded)).toHaveLength(1);
    expect(await store.status()).toMatchObject({ revision: revision + 2 });
  });

  it('answers its effect page by page, in a dry run and from the ledger', async () => {
    const whole = await write(store, 'recordClaims', record({ clientMutationId: 'wet' }));
    const ids = whole.changes.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    const pageOf = async (input: object, args: string) => {
      const text = `mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) {
        ... on WritePayload { changeCount changes(${args}) { id } } } }`;
      return dataOf(await ask(store, text, { input }))['recordClaims'];
    };
    const stored = record({ clientMutationId: 'wet' });
    const tried = {
      claims: [claimOf({ quote: 'it said.' }), claimOf({ quote: 'Six of' })],
      dryRun: true,
    };
    const { changes } = await write(store, 'recordClaims', tried);
    for (const [input, all] of [
      [stored, ids],
      [tried, changes.map(({ id }) => id)],
    ] as const) {
      expect(await pageOf(input, 'first: 1')).toEqual({
        changeCount: all.length,
        changes: [{ id: all[0] }],
      });
      expect(await pageOf(input, `first: 1, after: "${all[0]}"`)).toMatchObject({
        changes: [{ id: all[1] }],
      });
      expect(await pageOf(input, `after: "${all.at(-1)}"`)).toMatchObject({ changes: [] });
    }
  });

  it('stays written when its effect cannot be read', async () => {
    const text = `mutation ($input: AssessInput!) { assess(input: $input) {
      ... on WritePayload { revision changes(first: 1001) { id } } } }`;
    const input = { about: ['state:aa'], judgement: 'Too long to tell.' };
    const { revision } = await store.status();
    const { data, errors } = await ask(store, text, { input });
    expect(data).toEqual({ assess: { revision: revision + 1, changes: null } });
    expect(errors?.map(({ message }) => message)).toEqual([
      'first is 0 to 1000; 1001 was asked for.',
    ]);
    expect(await store.status()).toMatchObject({ revision: revision + 1 });
  });
});
