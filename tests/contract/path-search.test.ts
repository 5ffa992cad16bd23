import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Condition } from '#graph/condition.ts';
import { MOST_NODES, type PathPlan } from '#graph/paths/path-plan.ts';
import type { AsOf, Parameter } from '#graph/read-plan.ts';
import type { RelationshipWrite } from '#graph/write-plan.ts';
import { allPaths, type Step } from '#tests/support/all-paths.ts';
import { randomStates } from '#tests/support/random-states.ts';
import { entity } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const GRAPHS = randomStates(40, 7);
const AT = { actor: 'test', message: 'a random graph' };
const OPTIONS = { timeoutMs: 60_000 };

/** What relationships are in the second revision: some are gone, some differ. */
const LATER = GRAPHS.map(({ relationships }) =>
  relationships
    .filter((_, index) => index % 5 !== 0)
    .map((each, index) =>
      index % 3 === 0 ? { ...each, properties: { ...each.properties, support: 9 } } : each,
    ),
);
const GONE = GRAPHS.flatMap(({ relationships }) => relationships.filter((_, i) => i % 5 === 0));

const NUMBER = { name: 'support', type: 'integer', required: true } as const;
const NAME = { name: 'name', type: 'text', required: true } as const;
const named = (id: string) => (Number(id.split('-').at(-1)) % 3 === 0 ? 'Plain' : 'State');

interface Asked {
  readonly where: Condition;
  readonly parameter: Parameter;
  readonly allows: (step: Step) => boolean;
}

/** Conditions, and what they mean. */
const CONDITIONS: Readonly<Record<string, Asked>> = {
  'a type': {
    where: { kind: 'typeIn', parameter: 1 },
    parameter: ['BORDERS'],
    allows: ({ relationship: { type } }) => type === 'BORDERS',
  },
  'a direction': {
    where: { kind: 'directionIs', direction: 'out' },
    parameter: null,
    allows: ({ direction }) => direction === 'out',
  },
  'a property of the relationship': {
    where: { kind: 'compare', on: 'relationship', column: NUMBER, operator: 'gte', parameter: 1 },
    parameter: 2,
    allows: ({ relationship: { properties } }) => (properties['support'] as number) >= 2,
  },
  'a property of the node that it leads to': {
    where: {
      kind: 'not',
      condition: { kind: 'compare', on: 'node', column: NAME, operator: 'eq', parameter: 1 },
    },
    parameter: 'Plain',
    allows: ({ to }) => named(to) !== 'Plain',
  },
  'what the node that it leads to is part of': {
    where: {
      kind: 'some',
      via: { paths: [[{ step: 'hop', types: ['HAS_MISSION'], direction: 'out' }]], kinds: [] },
      where: null,
    },
    parameter: null,
    allows: ({ to }) => NEIGHBOURS.has(to),
  },
};
const NEIGHBOURS = new Set(
  LATER.flat()
    .filter(({ type }) => type === 'HAS_MISSION')
    .map(({ from }) => from),
);

const plan = (more: Partial<PathPlan> = {}): PathPlan => ({
  ids: 0,
  maxHops: 4,
  first: 5,
  maxNodes: MOST_NODES,
  where: null,
  ...more,
});

describeEachStore('paths', (open) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    const nodes = GRAPHS.flatMap((graph) => graph.nodes);
    const relationships = GRAPHS.flatMap((graph) => graph.relationships);
    await opened.store.write({
      ...AT,
      at: '2024-10-01T00:00:00.000Z',
      nodes,
      relationships,
    });
    await opened.store.write({
      ...AT,
      at: '2024-11-01T00:00:00.000Z',
      nodes: nodes.map(({ id }) => entity(id, named(id) === 'Plain' ? 'Plain' : 'Renamed')),
      relationships: LATER.flat(),
      removed: { nodes: [], relationships: GONE },
    });
  }, 180_000);
  afterAll(() => opened.close());

  const search = (ids: readonly string[], asked: PathPlan, ...more: readonly Parameter[]) =>
    opened.store.paths(asked, [ids, ...more], OPTIONS);

  /** Between two nodes of every graph. */
  async function compare(
    versions: readonly (readonly RelationshipWrite[])[],
    asked: Partial<PathPlan>,
    { parameters = [], allows, avoids = false }: Compared = {},
  ): Promise<number> {
    let found = 0;
    for (const [graph, relationships] of versions.entries()) {
      const id = (node: number) => `state:x-g${graph}-${node}`;
      const [start, goal] = [id(graph % 4), id(4 + (graph % 5))];
      const avoid = avoids ? [id(8 - (graph % 4))].filter((each) => each !== goal) : [];
      const question = { ...plan(asked), start, goal, avoid };
      const all = allPaths(relationships, { ...question, ...(allows && { allows }) });
      const answer = await search([start, goal, ...avoid], question, ...parameters);
      expect(answer.paths).toEqual(all.slice(0, question.first));
      expect(answer.missing).toEqual([]);
      expect(answer.stoppedBy).toBe(all.length === 0 ? 'none' : null);
      if (answer.exhausted) expect(all.length).toBeLessThanOrEqual(question.first);
      if (all.length < question.first) expect(answer.exhausted).toBe(true);
      found += answer.paths.length;
    }
    return found;
  }

  interface Compared {
    readonly parameters?: readonly Parameter[];
    readonly allows?: (step: Step) => boolean;
    readonly avoids?: boolean;
  }

  for (const maxHops of [1, 2, 3, 4, 5, 6]) {
    it(`of at most ${maxHops} hops are those that there are, in their order`, async () => {
      expect(await compare(LATER, { maxHops, first: 1 })).toBeGreaterThan(2);
      await compare(LATER, { maxHops, first: 5 });
      expect(await compare(LATER, { maxHops, first: 100 })).toBeGreaterThan(maxHops * 3);
    }, 120_000);
  }

  it('come to no node that is to be avoided', async () => {
    expect(await compare(LATER, { maxHops: 6 }, { avoids: true })).toBeGreaterThan(15);
  }, 120_000);

  for (const [name, { where, parameter, allows }] of Object.entries(CONDITIONS)) {
    it(`satisfy a condition at each hop: ${name}`, async () => {
      const found = await compare(LATER, { where }, { parameters: [parameter], allows });
      expect(found).toBeGreaterThan(5);
    }, 120_000);
  }

  it('are those of an earlier revision', async () => {
    const asOf: AsOf = { revision: 1, publishedBy: null };
    const then = GRAPHS.map(({ relationships }) => relationships);
    await compare(then, { asOf }, { parameters: [1] });
    await compare(LATER, { asOf }, { parameters: [2], avoids: true });
    const name: Condition = {
      kind: 'compare',
      on: 'node',
      column: NAME,
      operator: 'startsWith',
      parameter: 2,
    };
    const allows = ({ to }: Step) => named(to) === 'State';
    await compare(then, { asOf, where: name }, { parameters: [1, 'State'], allows });
    const { allows: direction, where } = CONDITIONS['a direction'] as Asked;
    const found = await compare(then, { asOf, where }, { parameters: [1], allows: direction });
    expect(found).toBeGreaterThan(5);
  }, 120_000);

  it('are the best of the whole levels that fit into the number of nodes', async () => {
    const answers: string[] = [];
    for (const maxNodes of [2, 4, 6, 8, 10, 12]) {
      for (const [graph, relationships] of LATER.slice(0, 20).entries()) {
        const [start, goal] = [`state:x-g${graph}-1`, `state:x-g${graph}-7`];
        const asked = plan({ maxNodes, maxHops: 6, first: 3 });
        const answer = await search([start, goal], asked);
        const all = allPaths(relationships, { start, goal, maxHops: 6 });
        expect(answer.paths).toEqual(all.slice(0, answer.paths.length));
        expect(answer.nodesSeen).toBeLessThanOrEqual(maxNodes);
        const isCut = answer.paths.length < Math.min(3, all.length);
        if (isCut) expect(answer).toMatchObject({ stoppedBy: 'nodes', exhausted: false });
        if (answer.stoppedBy !== 'nodes') expect(isCut).toBe(false);
        answers.push(`${answer.stoppedBy} ${answer.paths.length} ${answer.nodesSeen}`);
      }
    }
    expect(new Set(answers).size).toBeGreaterThan(10);
    firstAnswers ??= answers;
    expect(answers).toEqual(firstAnswers);
  }, 120_000);

  it('name the ids that are none, and the revision', async () => {
    const [a, b] = ['state:x-g0-0', 'state:x-g0-1'];
    const none = await search(['state:x-none', b, 'state:x-neither'], plan());
    expect(none).toMatchObject({ paths: [], revision: 2 });
    expect([...none.missing].sort()).toEqual(['state:x-neither', 'state:x-none']);
    expect((await search([a, b, 'state:x-neither'], plan())).missing).toEqual(['state:x-neither']);
    const asOf: AsOf = { revision: 1, publishedBy: null };
    expect(await search([a, b], plan({ asOf }), 1)).toMatchObject({ revision: null, missing: [] });
  });
});

/** Of the engine that was asked first: what is cut off where must be the same. */
let firstAnswers: readonly string[] | undefined;
