import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Condition } from '#graph/condition.ts';
import { MOST_NODES, type PathPlan } from '#graph/paths/path-plan.ts';
import { entity, relationship } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const HUB = 10_000;
const hub = (number: number) => `organization:hub-${number}`;
const leaf = (number: number, index: number) => `person:leaf-${number}-${index}`;

function hubRows() {
  const numbers = [0, 1];
  const leaves = numbers.flatMap((number) =>
    Array.from({ length: HUB }, (_, index) => ({ of: hub(number), id: leaf(number, index) })),
  );
  return {
    nodes: [
      ...numbers.map((number) => entity(hub(number), `Hub ${number}`, { type: 'ALLIANCE' })),
      ...leaves.map(({ id }) => entity(id, 'Leaf')),
    ],
    relationships: leaves.map(({ id, of }) => relationship(id, 'MEMBER_OF', of)),
  };
}

const NAME = { name: 'name', type: 'text', required: true } as const;

const plan = (more: Partial<PathPlan> = {}): PathPlan => ({
  ids: 0,
  maxHops: 6,
  first: 5,
  maxNodes: MOST_NODES,
  where: null,
  ...more,
});

describeEachStore('paths between nodes with 10,000 relationships each', (open) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    const at = '2024-10-01T00:00:00.000Z';
    await opened.store.write({ actor: 'test', message: 'two hubs', at, ...hubRows() });
  }, 180_000);
  afterAll(() => opened.close());

  const search = (start: string, goal: string, more: Partial<PathPlan> = {}) =>
    opened.store.paths(plan(more), [[start, goal]], { timeoutMs: 60_000 });

  it('there are none, and that is certain; memory is flat', async () => {
    const [one, other] = [hub(0), hub(1)];
    const before = process.memoryUsage.rss();
    const answer = await search(one, other);
    expect(answer).toMatchObject({ paths: [], exhausted: true, stoppedBy: 'none' });
    expect(answer.nodesSeen).toBe(2 * HUB + 2);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150e6);
  }, 60_000);

  it('the search is stopped by the number of nodes', async () => {
    const few = await search(hub(0), hub(1), { maxNodes: HUB });
    expect(few).toMatchObject({ paths: [], exhausted: false, stoppedBy: 'nodes' });
  });

  it('the search is stopped by time', async () => {
    const membership = (direction: 'out' | 'in') =>
      ({ step: 'hop', types: ['MEMBER_OF'], direction }) as const;
    // Each of 10,000 looks at each of 10,000.
    const where: Condition = {
      kind: 'some',
      via: { paths: [[membership('out'), membership('in')]], kinds: [] },
      where: { kind: 'compare', on: 'node', column: NAME, operator: 'eq', parameter: 1 },
    };
    const beganAt = performance.now();
    const parameters = [[hub(0), hub(1)], 'Nobody'];
    const brief = await opened.store.paths(plan({ where }), parameters, { timeoutMs: 1000 });
    expect(brief).toMatchObject({ paths: [], exhausted: false, stoppedBy: 'time' });
    expect(performance.now() - beganAt).toBeLessThan(5000);
  }, 60_000);

  it('a hub is passed once', async () => {
    const answer = await search(leaf(0, 1), leaf(0, 2));
    expect(answer.paths).toHaveLength(1);
    expect(answer).toMatchObject({ exhausted: true, stoppedBy: null });
  }, 60_000);
});
