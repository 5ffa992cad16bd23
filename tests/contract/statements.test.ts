import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadPlan } from '#graph/read-plan.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { countStatements } from '#tests/support/neo4j/count-statements.ts';
import {
  describeEachStore,
  isAvailable,
  neo4jAddress,
  openTestStore,
  type TestStore,
} from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { OPERATIONS } from './operations.ts';

const deep = (levels: number): string =>
  levels === 0 ? 'name' : `name borders(first: 2) { nodes { ${deep(levels - 1)} } }`;

const isOfMerges = ({ start }: ReadPlan) =>
  start.kind === 'lookup' && start.lookup.kinds.join() === 'Merge';

/** Operations of one field of Query. */
const ONE: Readonly<Record<string, string>> = {
  'a node by its id': '{ state(id: "state:aa") { name } }',
  'nodes of many kinds':
    '{ nodes(ids: ["state:aa", "weapon:arrow", "claim:deny", "source:herald-1", "thing:yacht"]) { id ... on Entity { claims { totalCount nodes { source { title } } } } ... on Claim { speaker { name } } } }',
  'twelve levels': `{ state(id: "state:aa") { ${deep(11)} } }`,
  'aliases of one list':
    '{ state(id: "state:aa") { a: borders { totalCount } b: borders(first: 1) { nodes { name } } c: pledgesMade(where: {type: {eq: MILITARY}}) { totalCount nodes { donors { totalCount } } } } }',
  'a count alone': '{ pledges { totalCount } }',
  'a page with its cursors, flags and count':
    '{ pledges(first: 3) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name } } } }',
  'an interface, through all of its kinds':
    '{ entities { nodes { __typename name relationships { edges { other { name } node { claims { totalCount } } } } relationshipCounts { count } } } }',
  'what is around a node, three levels deep':
    '{ neighborhood(ids: ["state:aa"], depth: 3) { nodes { node { name } degree } relationships { type from { id } to { id } } truncated } }',
  'the timelines of many parents':
    '{ states(first: 3) { nodes { timeline(first: 5) { totalCount undated nodes { on headline node { id } } } } } }',
  'the timeline of several':
    '{ timeline(of: ["state:aa", "person:ada"]) { nodes { on headline } } }',
  'the timeline of the graph': '{ timeline(clock: PUBLISHED) { nodes { on headline } } }',
  conflicts:
    '{ conflicts(first: 5) { nodes { question sides { claims { nodes { speaker { name } source { publisher { name } } } } } } } }',
};

describeEachStore('a field of Query is one read', (open, engine) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    await opened.store.write(WORLD);
  });
  afterAll(() => opened.close());

  for (const [name, operation] of Object.entries(ONE)) {
    it(name, async () => {
      const store = counting(opened.store);
      dataOf(await ask(store, operation));
      expect(store.plans).toHaveLength(1);
    });
  }

  it('an id that is not there is one read more: whether it stands for another one', async () => {
    const store = counting(opened.store);
    const operation = '{ state(id: "state:zz") { borders { nodes { name } } } }';
    expect(dataOf(await ask(store, operation))).toEqual({ state: null });
    expect(store.plans.map(isOfMerges)).toEqual([false, true]);
  });

  // The port is above the engines: one of them is enough for all operations.
  it.skipIf(engine === 'neo4j')('every operation of the contract reads once a field', async () => {
    for (const [, operation, variables] of OPERATIONS) {
      const store = counting(opened.store);
      const data = dataOf(await ask(store, operation, variables));
      const reads = store.plans.filter((plan) => !isOfMerges(plan));
      expect(reads).toHaveLength(Object.keys(data).filter((key) => key !== 'meta').length);
    }
  });

  it('what is refused reads nothing', async () => {
    const store = counting(opened.store);
    await ask(store, '{ pledges(first: 101) { totalCount } state { name } }');
    await ask(store, '{ pledges(first: 100) { nodes { donors(first: 100) { nodes { id } } } } }');
    expect(store.plans).toHaveLength(0);
  });
});

describe.skipIf(!isAvailable('neo4j'))('Neo4j', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore('neo4j');
    await opened.store.write(WORLD);
  });
  afterAll(() => opened.close());

  const counted = async (work: () => Promise<unknown>) =>
    [...(await countStatements(neo4jAddress().uri, work)).values()].reduce(
      (sum, many) => sum + many,
      0,
    );

  it('is sent one statement for a field, by its own count', async () => {
    const all = Object.values(ONE);
    const statements = await counted(async () => {
      for (const operation of all) dataOf(await ask(opened.store, operation));
    });
    expect(statements).toBe(all.length);
  });

  it('is sent far fewer statements than reads where the same is asked 200 times at once', async () => {
    const operation = 'query($id: ID!) { node(id: $id) { id ... on Entity { name } } }';
    const ids = ['state:aa', 'weapon:arrow', 'claim:deny', 'state:zz'];
    const names = ['Arden', 'Arrow', undefined, null];
    const askFor = async (id: string) => dataOf(await ask(opened.store, operation, { id }))['node'];
    await askFor('state:aa');
    const many = Array.from({ length: 200 }, (_, index) => ids[index % ids.length] as string);
    let answers: unknown[] = [];
    const statements = await counted(async () => {
      answers = await Promise.all(many.map(askFor));
    });
    expect(answers).toEqual(
      many.map((id) =>
        id === 'state:zz'
          ? null
          : { id, ...(id !== 'claim:deny' && { name: names[ids.indexOf(id)] }) },
      ),
    );
    expect(statements).toBeLessThan(50);
  });

  it('answers pages of different sizes rightly where they are asked for at once', async () => {
    const operation = 'query($first: Int) { pledges(first: $first) { nodes { id } } }';
    const sizes = Array.from({ length: 60 }, (_, index) => index % 4);
    const answers = await Promise.all(
      sizes.map(async (first) => dataOf(await ask(opened.store, operation, { first }))['pledges']),
    );
    const ids = ['pledge:p1', 'pledge:p2', 'pledge:p3'];
    expect(answers).toEqual(
      sizes.map((size) => ({ nodes: ids.slice(0, size).map((id) => ({ id })) })),
    );
  });
});
