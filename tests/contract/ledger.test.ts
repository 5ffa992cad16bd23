import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChangeQuery, NodeChange } from '#graph/ledger.ts';
import type { GraphStore } from '#graph/store.ts';
import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { claim, entity, link, node, proposition } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const state = (id: string, name: string, more = {}) => ({
  ...entity(`state:${id}`, name),
  ...more,
});
const said = (name: string, support: number) =>
  proposition(`proposition:${name}`, 'ACTED', support, 0);
const words = (name: string) => claim(`claim:${name}`, 'SUPPORTS', `Words of ${name}.`);

const conflict = node('conflict:one', { rule: 'DIRECT_DENIAL', question: 'Is it so?' });
const assessment = node('assessment:one', {
  judgement: 'It is.',
  analyst: 'ann',
  assessedAt: '2024-10-04T00:00:00.000Z',
});

interface Step {
  readonly at?: string;
  readonly nodes?: readonly NodeWrite[];
  readonly relationships?: readonly RelationshipWrite[];
  readonly more?: Partial<WritePlan>;
}

const STEPS: readonly Step[] = [
  { nodes: [state('b', 'B'), state('a', 'A'), state('c', 'C')] },
  {
    nodes: [
      said('a', 1),
      said('b', 1),
      words('on-a'),
      words('by-a'),
      words('on-b'),
      words('states-a'),
    ],
    relationships: [
      link('claim:states-a', 'STATES', 'state:a'),
      link('proposition:a', 'SUBJECT', 'state:a'),
      link('proposition:b', 'OBJECT', 'state:b'),
      link('claim:on-a', 'ON', 'proposition:a'),
      link('claim:by-a', 'SPOKEN_BY', 'state:a'),
      link('claim:on-b', 'ON', 'proposition:b'),
    ],
  },
  // As stored: a revision without a change.
  { nodes: [state('a', 'A')] },
  {
    at: '2024-10-04T12:00:00.000Z',
    nodes: [
      state('a', 'A the Second', {
        publishedFrom: '2024-09-20',
        earlier: [{ publishedFrom: '', properties: entity('state:a', 'A before').properties }],
      }),
      conflict,
      assessment,
    ],
    relationships: [
      link('conflict:one', 'DISPUTED_SIDE', 'proposition:a'),
      link('assessment:one', 'ASSESSES', 'state:a'),
    ],
  },
  {
    more: {
      removed: {
        nodes: ['conflict:one', 'state:c'],
        relationships: [link('conflict:one', 'DISPUTED_SIDE', 'proposition:a')],
      },
    },
  },
  { nodes: [state('c', 'C again'), state('a', 'A the Third')] },
  {
    nodes: [state('c', 'C')],
    more: {
      redactions: [
        { id: 'claim:on-a', blanked: ['quote', 'quoteFold'], properties: {}, record: '{}' },
      ],
    },
  },
];

const PLANS: readonly WritePlan[] = STEPS.map(({ at, nodes, relationships, more }, index) => ({
  actor: index % 2 === 0 ? 'ann' : 'bob',
  message: `step ${index + 1}`,
  at: at ?? `2024-10-0${index + 1}T00:00:00.000Z`,
  nodes: nodes ?? [],
  relationships: relationships ?? [],
  ...more,
}));

describeEachStore('the ledger', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    expect(await store.ledger.head()).toBeNull();
    expect(await store.ledger.revision({ number: 1 })).toBeNull();
    for (const plan of PLANS) await store.write(plan);
  });
  afterAll(() => opened.close());

  const ALL: ChangeQuery = {
    after: { revision: 0, id: '' },
    until: PLANS.length,
    kinds: null,
    about: null,
    limit: 100,
  };
  const labelOf = (version: NodeChange['after']) =>
    version === null
      ? '–'
      : String(version['name'] ?? version['quote'] ?? version['support'] ?? '+');
  const line = ({ revision, kind, id, before, after }: NodeChange) =>
    `${revision} ${kind} ${id}: ${labelOf(before)} → ${labelOf(after)}`;
  const changes = async (query: Partial<ChangeQuery> = {}) =>
    (await store.ledger.changes({ ...ALL, ...query })).map(line);
  const differences = async (from: number, to: number, more = {}) =>
    (await store.ledger.differences({ from, to, afterId: '', limit: 100, ...more })).map(line);

  it('has the revisions in order, and the last one', async () => {
    const revisions = await store.ledger.revisions(0, 100);
    expect(revisions).toEqual(
      PLANS.map(({ actor, message, at }, index) => ({ number: index + 1, actor, message, at })),
    );
    expect(await store.ledger.revisions(2, 2)).toEqual(revisions.slice(2, 4));
    expect(await store.ledger.revisions(PLANS.length, 2)).toEqual([]);
    expect(await store.ledger.head()).toEqual(revisions.at(-1));
  });

  it('has the last revision that an instant had seen', async () => {
    const numberAt = async (instant: string) =>
      (await store.ledger.revision({ instant }))?.number ?? null;
    expect(await numberAt('2024-09-30T23:59:59.999Z')).toBeNull();
    expect(await numberAt('2024-10-01T00:00:00.000Z')).toBe(1);
    expect(await numberAt('2024-10-04T00:00:00.000Z')).toBe(3);
    expect(await numberAt('2024-10-04T12:00:00.000Z')).toBe(4);
    expect(await numberAt('2999-01-01T00:00:00.000Z')).toBe(7);
    expect((await store.ledger.revision({ number: 4 }))?.message).toBe('step 4');
    expect(await store.ledger.revision({ number: 8 })).toBeNull();
  });

  it('has what came, changed and went, in the order of revision and id', async () => {
    expect((await changes()).join('\n')).toMatchInlineSnapshot(`
      "1 State state:a: – → A
      1 State state:b: – → B
      1 State state:c: – → C
      2 Claim claim:by-a: – → Words of by-a.
      2 Claim claim:on-a: – → +
      2 Claim claim:on-b: – → Words of on-b.
      2 Claim claim:states-a: – → Words of states-a.
      2 Proposition proposition:a: – → 1
      2 Proposition proposition:b: – → 1
      4 Assessment assessment:one: – → +
      4 Conflict conflict:one: – → +
      4 State state:a: A → A the Second
      5 Conflict conflict:one: + → –
      5 State state:c: C → –
      6 State state:a: A the Second → A the Third
      6 State state:c: – → C again
      7 Claim claim:on-a: + → +
      7 State state:c: C again → C"
    `);
  });

  it('has whole versions, whatever the store puts beside them', async () => {
    const [change] = await store.ledger.changes({
      ...ALL,
      after: { revision: 6, id: '' },
      kinds: ['State'],
    });
    const version = (name: string) => ({
      existence: 'ATTESTED',
      name,
      nameFold: name.toLowerCase(),
    });
    expect(change).toEqual({
      revision: 7,
      kind: 'State',
      id: 'state:c',
      before: version('C again'),
      after: version('C'),
    });
  });

  it('is read in pages that together are the whole', async () => {
    const whole = await store.ledger.changes(ALL);
    for (const limit of [1, 2, 3]) {
      const pages: NodeChange[] = [];
      for (;;) {
        const { revision, id } = pages.at(-1) ?? ALL.after;
        const page = await store.ledger.changes({ ...ALL, after: { revision, id }, limit });
        if (page.length === 0) break;
        pages.push(...page);
      }
      expect(pages).toEqual(whole);
    }
  });

  it('is cut off after a revision', async () => {
    const whole = await changes();
    const until = async (revision: number) => (await changes({ until: revision })).length;
    expect(await until(1)).toBe(3);
    expect(await changes({ until: 4 })).toEqual(whole.filter((each) => Number(each[0]) <= 4));
    expect(await until(0)).toBe(0);
  });

  it('is read for some kinds', async () => {
    const whole = await changes();
    expect(await changes({ kinds: ['Claim', 'Conflict'] })).toEqual(
      whole.filter((each) => / (Claim|Conflict) /.test(each)),
    );
    expect(await changes({ kinds: [] })).toEqual([]);
    expect(await changes({ kinds: ['Planet'] })).toEqual([]);
  });

  it('is read for what concerns an entity, now or once', async () => {
    expect((await changes({ about: 'state:a' })).join('\n')).toMatchInlineSnapshot(`
      "1 State state:a: – → A
      2 Claim claim:by-a: – → Words of by-a.
      2 Claim claim:on-a: – → +
      2 Claim claim:states-a: – → Words of states-a.
      2 Proposition proposition:a: – → 1
      4 Assessment assessment:one: – → +
      4 Conflict conflict:one: – → +
      4 State state:a: A → A the Second
      5 Conflict conflict:one: + → –
      6 State state:a: A the Second → A the Third
      7 Claim claim:on-a: + → +"
    `);
    expect((await changes({ about: 'state:c' })).join('\n')).toMatchInlineSnapshot(`
      "1 State state:c: – → C
      5 State state:c: C → –
      6 State state:c: – → C again
      7 State state:c: C again → C"
    `);
    expect(await changes({ about: 'state:none' })).toEqual([]);
    expect(await changes({ about: 'state:a', kinds: ['Conflict'] })).toHaveLength(2);
  });

  it('tells two revisions apart by what differs in the end', async () => {
    expect((await differences(1, 4)).join('\n')).toMatchInlineSnapshot(`
      "4 Assessment assessment:one: – → +
      2 Claim claim:by-a: – → Words of by-a.
      2 Claim claim:on-a: – → +
      2 Claim claim:on-b: – → Words of on-b.
      2 Claim claim:states-a: – → Words of states-a.
      4 Conflict conflict:one: – → +
      2 Proposition proposition:a: – → 1
      2 Proposition proposition:b: – → 1
      4 State state:a: A → A the Second"
    `);
    expect((await differences(4, 6)).join('\n')).toMatchInlineSnapshot(`
      "5 Conflict conflict:one: + → –
      6 State state:a: A the Second → A the Third
      6 State state:c: C → C again"
    `);
    // The third is called now what it was called then.
    expect(await differences(1, 7)).not.toContainEqual(expect.stringContaining('state:c'));
    expect(await differences(2, 3)).toEqual([]);
    expect(await differences(5, 5)).toEqual([]);
  });

  it('tells them apart in pages, too', async () => {
    const whole = await differences(0, 7);
    const pages: string[] = [];
    for (;;) {
      const afterId = pages.at(-1)?.split(' ')[2]?.slice(0, -1) ?? '';
      const page = await differences(0, 7, { afterId, limit: 2 });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages).toEqual(whole);
    expect(whole.length).toBeGreaterThan(5);
  });
});
