import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, dataOf, openWorlds, type World } from '#tests/support/ask.ts';
import { LATER } from './changes.ts';

interface Group {
  readonly keys: readonly {
    readonly value: string | null;
    readonly entities: readonly { readonly id: string }[];
  }[];
  readonly aggregate: {
    readonly count: number;
    readonly firstOn: string | null;
    readonly lastOn: string | null;
    readonly amounts: readonly unknown[];
  };
}
interface Pledges {
  readonly groupBy: readonly Group[];
  readonly nodes: readonly {
    readonly purposes: readonly string[];
    readonly donors: { readonly nodes: readonly { readonly id: string }[] };
  }[];
}

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds(LATER);
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const pledgesBy = async (by: string, given = '') => {
  const { pledges } = dataOf(
    await askAll(
      worlds,
      `{ pledges(first: 50) { nodes { purposes donors { nodes { id } } } groupBy(by: [${by}], split: true${given}) { keys { value entities { id } } aggregate { count firstOn lastOn amounts { sum } } } } }`,
    ),
  ) as unknown as { pledges: Pledges };
  return pledges;
};
const none = (values: readonly string[]) => (values.length === 0 ? [null] : [...new Set(values)]);
const keysOf = (group: Group) => group.keys.map(({ value, entities }) => entities[0]?.id ?? value);

describe('groups that are split', () => {
  it('count a row with each of its values', async () => {
    const { nodes, groupBy } = await pledgesBy('DONOR, PURPOSE');
    const byHand = new Map<string, number>();
    for (const { donors, purposes } of nodes) {
      for (const donor of none(donors.nodes.map(({ id }) => id))) {
        for (const purpose of none(purposes)) {
          const key = JSON.stringify([donor, purpose]);
          byHand.set(key, (byHand.get(key) ?? 0) + 1);
        }
      }
    }
    const told = groupBy.map((group) => [JSON.stringify(keysOf(group)), group.aggregate.count]);
    expect(new Map(told as [string, number][])).toEqual(byHand);
    expect(told).toHaveLength(byHand.size);
    expect(nodes.some(({ purposes }) => purposes.length > 1)).toBe(true);
    expect(nodes.some(({ donors }) => donors.nodes.length > 1)).toBe(true);
  });

  it('come in the order of their keys, nothing last, and are cut off', async () => {
    const { groupBy } = await pledgesBy('PURPOSE');
    const values = groupBy.map(({ keys }) => keys[0]?.value ?? null);
    expect(values).toEqual([...values.filter((value) => value !== null).sort(), null]);
    expect((await pledgesBy('PURPOSE', ', first: 1')).groupBy).toEqual(groupBy.slice(0, 1));
    const most = Math.max(...groupBy.map(({ aggregate: { count } }) => count));
    const { groupBy: largest } = await pledgesBy('PURPOSE', ', orderBy: COUNT');
    expect(largest[0]?.aggregate.count).toBe(most);
  });

  it('have days, and no sums', async () => {
    const { groupBy } = await pledgesBy('DONOR');
    expect(groupBy.map(({ aggregate }) => aggregate.amounts)).toEqual(groupBy.map(() => []));
    expect(groupBy.some(({ aggregate }) => aggregate.firstOn !== null)).toBe(true);
    expect(
      dataOf(
        await askAll(
          worlds,
          '{ diplomats { groupBy(by: [RECEIVING_STATE], split: true) { keys { entities { id } } aggregate { count headcount } } } }',
        ),
      ),
    ).toEqual({
      diplomats: {
        groupBy: ['state:bb', 'state:cc'].map((id) => ({
          keys: [{ entities: [{ id }] }],
          aggregate: { count: 1, headcount: null },
        })),
      },
    });
  });
});
