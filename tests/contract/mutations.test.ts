import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { claimOf, mutate, seedSources, TEXT, write } from '#tests/support/mutate.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

describeEachStore('a mutation', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await seedSources(store);
  });
  afterAll(() => opened.close());

  const read = async (operation: string) => dataOf(await ask(store, operation));

  it('ingests a source with its publisher and the hash of its text', async () => {
    const { source } = await read(
      '{ source(id: "source:herald-1") { title sha256 publishedOn publisher { name type } } }',
    );
    expect(source).toEqual({
      title: 'Arden denies it',
      sha256: createHash('sha256').update(TEXT).digest('hex'),
      publishedOn: '2024-09-30',
      publisher: { name: 'The Herald', type: 'MEDIA' },
    });
  });

  it('names a source by its title and its hash when the client does not', async () => {
    const { source } = await write(store, 'ingestSource', { title: 'Été, à Arden!', text: 'Été' });
    const hash = createHash('sha256').update('Été').digest('hex').slice(0, 8);
    expect(source).toBe(`source:ete-a-arden-${hash}`);
  });

  it('records claims with the entities that are new in them, and finds their quotes', async () => {
    const { revision, changes, claims, entities } = await write(store, 'recordClaims', {
      claims: [
        claimOf({ key: 'denial', speaker: 'organization:ministry', repliesTo: ['accusation'] }),
        claimOf({
          key: 'accusation',
          source: 'source:unread',
          speaker: 'state:bb',
          addressedTo: ['state:aa'],
          stance: 'SUPPORTS',
          speechAct: 'ACCUSE',
          quote: 'they were spies',
          locator: { prefix: 'we know that ' },
        }),
      ],
      entities: [
        {
          id: 'organization:ministry',
          name: 'Ministry of Arden',
          properties: { type: 'MINISTRY' },
        },
      ],
    });
    expect(entities).toEqual(['organization:ministry']);
    expect(changes.map(({ sentence }) => sentence).sort()).toMatchInlineSnapshot(`
      [
        "Bohemia said that Arden engaged in spying (Bohemia insists, 2024-10-02)",
        "Conflict opened: Is it true that Arden engaged in spying?",
        "Ministry of Arden denied that Arden engaged in spying (The Herald, 2024-09-30)",
        "Organization added: Ministry of Arden",
        "Statement added: Arden engaged in spying",
      ]
    `);
    const [denial, accusation] = claims;
    expect(
      await read(`{
        denial: claim(id: "${denial}") { speaker { name } quote quoteChecked locator publishedOn repliesTo { id } }
        accusation: claim(id: "${accusation}") { speaker { name } quote quoteChecked locator publishedOn repliesTo { id } }
        conflicts { nodes { rule openSince } }
        revisions(after: ${Number(revision) - 1}, first: 1) { number actor message }
      }`),
    ).toEqual({
      denial: {
        speaker: { name: 'Ministry of Arden' },
        quote: 'completely baseless',
        quoteChecked: true,
        locator: {
          start: 33,
          end: 52,
          prefix: 'he ministry of Arden called it "',
          suffix: '". Six of its diplomats had left',
        },
        publishedOn: '2024-09-30',
        repliesTo: { id: accusation },
      },
      accusation: {
        speaker: { name: 'Bohemia' },
        quote: 'they were spies',
        quoteChecked: false,
        locator: { prefix: 'we know that ', suffix: '' },
        publishedOn: '2024-10-02',
        repliesTo: null,
      },
      conflicts: { nodes: [{ rule: 'DIRECT_DENIAL', openSince: '2024-10-02' }] },
      revisions: [
        {
          number: revision,
          actor: 'test',
          message: 'Record 2 claims of source:herald-1, source:unread',
        },
      ],
    });
  });

  it('records money, dates and properties of a relationship as claims give them', async () => {
    await write(store, 'recordClaims', {
      message: '  The pledge,\n as announced ',
      entities: [
        {
          id: 'pledge:p1',
          name: 'The pledge',
          properties: { type: 'FINANCIAL', stage: 'ANNOUNCED' },
        },
      ],
      claims: [
        claimOf({
          stance: 'SUPPORTS',
          speechAct: 'PLEDGE',
          quote: 'Arden will give £100 million.',
          on: [
            { subject: 'pledge:p1', predicate: 'MADE_BY', object: 'state:aa' },
            { subject: 'pledge:p1', predicate: 'BENEFITS', object: 'state:bb' },
          ],
          states: [
            {
              entity: 'pledge:p1',
              property: 'amount',
              value: {
                value: '100000000.00',
                currency: 'GBP',
                asStated: '£100 million',
                qualifier: 'EXACT',
              },
            },
            { entity: 'pledge:p1', property: 'announcedOn', value: '2024-09' },
          ],
          valid: { from: '2024-09', asStated: 'this month' },
        }),
      ],
    });
    expect(
      await read(`{ pledge(id: "pledge:p1") { amount { value currency asStated } announcedOn
        donors { edges { node { id } relationship { validFrom } } } }
        changes(since: 0, first: 100, kinds: [ENTITY_ADDED]) { nodes { id message } } }`),
    ).toMatchObject({
      pledge: {
        amount: { value: '100000000', currency: 'GBP', asStated: '£100 million' },
        announcedOn: '2024-09',
        donors: { edges: [{ node: { id: 'state:aa' }, relationship: { validFrom: '2024-09' } }] },
      },
      changes: {
        nodes: expect.arrayContaining([{ id: 'pledge:p1', message: 'The pledge, as announced' }]),
      },
    });
  });

  it('takes a claim back, once', async () => {
    const { claims } = await write(store, 'recordClaims', {
      claims: [
        claimOf({
          quote: 'it said so.',
          on: [{ subject: 'state:aa', predicate: 'SEEKS', value: 'peace' }],
        }),
      ],
    });
    const [claim] = claims;
    const retracted = await write(store, 'retractClaim', { claim, reason: 'Misread.' });
    expect(retracted.changes.map(({ kind }) => kind).sort()).toEqual([
      'CLAIM_RETRACTED',
      'STATEMENT_CHANGED',
    ]);
    expect(
      await read(`{ claim(id: "${claim}") { retractedAt propositions { nodes { status } } } }`),
    ).toMatchObject({
      claim: {
        retractedAt: expect.any(String),
        propositions: { nodes: [{ status: 'RETRACTED' }] },
      },
    });
    const again = await write(store, 'retractClaim', { claim, reason: 'Misread!' });
    expect([again.revision, again.alreadyRecorded]).toEqual([null, true]);
  });

  it('keeps what an analyst thinks apart from what is claimed', async () => {
    const input = { about: ['state:aa'], judgement: 'It will not last.', likelihood: 'LIKELY' };
    const first = await write(store, 'assess', input);
    expect(first.changes).toMatchInlineSnapshot(`
      [
        {
          "id": "assessment:7dfc7d2dbd2167ca5b69",
          "kind": "ASSESSED",
          "sentence": "test assessed Arden: It will not last. (LIKELY)",
        },
      ]
    `);
    expect(await write(store, 'assess', input)).toMatchObject({
      assessment: first['assessment'],
      alreadyRecorded: true,
    });
    const surer = await write(store, 'assess', { ...input, likelihood: 'ALMOST_CERTAIN' });
    expect(surer['assessment']).toBe(first['assessment']);
    expect(
      await read('{ state(id: "state:aa") { assessments { nodes { likelihood analyst } } } }'),
    ).toEqual({
      state: { assessments: { nodes: [{ likelihood: 'ALMOST_CERTAIN', analyst: 'test' }] } },
    });
  });

  it('gives a revision a name, at which the graph can be read again', async () => {
    const { revision } = await store.status();
    const first = await write(store, 'createSnapshot', { name: 'Before the summit' });
    expect(first).toMatchObject({
      snapshot: 'snapshot:before-the-summit',
      namedRevision: revision,
      revision: revision + 1,
    });
    expect(await write(store, 'createSnapshot', { name: 'Before the summit' })).toMatchObject({
      namedRevision: revision,
      alreadyRecorded: true,
    });
    await write(store, 'upsertEntities', {
      source: 'source:unread',
      entities: [{ id: 'person:ada', name: 'Ada' }],
    });
    expect(
      await read(`{ asOf(revision: ${revision}) { people { totalCount } } people { totalCount } }`),
    ).toEqual({ asOf: { people: { totalCount: 0 } }, people: { totalCount: 1 } });
    expect(await mutate(store, 'createSnapshot', { name: 'Before the Summit' })).toMatchObject({
      __typename: 'WriteConflict',
      code: 'NAME_TAKEN',
      id: 'snapshot:before-the-summit',
    });
  });
});
