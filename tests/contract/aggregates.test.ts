import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAmount } from '#graph/money.ts';
import { askAll, dataOf, openWorlds, type World } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { LATER } from './changes.ts';

const AGGREGATE =
  'aggregate { count firstOn lastOn amounts { currency count sum min max average } }';
const NODES = 'nodes { id amount { value currency } }';

interface Money {
  readonly currency: string | null;
  readonly count: number;
  readonly sum: string;
  readonly min: string;
  readonly max: string;
}
interface Pledges {
  readonly totalCount: number;
  readonly aggregate: { readonly count: number; readonly amounts: readonly Money[] };
  readonly nodes: readonly {
    readonly id: string;
    readonly amount: { readonly value: string | null; readonly currency: string | null } | null;
  }[];
}

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds(LATER);
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const get = async (operation: string) => dataOf(await askAll(worlds, operation));

/** What the nodes of a page come to, by hand. */
function byHand({ nodes }: Pledges) {
  const amounts = new Map<string, bigint[]>();
  for (const { amount } of nodes) {
    if (typeof amount?.value !== 'string') continue;
    const key = String(amount.currency);
    amounts.set(key, [...(amounts.get(key) ?? []), parseAmount(amount.value)]);
  }
  return [...amounts].sort().map(([currency, all]) => {
    const [least, most] = [
      all.reduce((a, b) => (b < a ? b : a)),
      all.reduce((a, b) => (b > a ? b : a)),
    ];
    return { currency, count: all.length, sum: all.reduce((a, b) => a + b), least, most };
  });
}

const told = ({ aggregate }: Pledges) =>
  aggregate.amounts.map(({ currency, count, sum, min, max }) => ({
    currency: String(currency),
    count,
    sum: parseAmount(sum),
    least: parseAmount(min),
    most: parseAmount(max),
  }));

describe('an aggregate', () => {
  for (const given of [
    '',
    '(where: {type: {eq: MILITARY}}, first: 100)',
    '(where: {donors: {some: {name: {startsWith: "A"}}}}, first: 100)',
    '(where: {amount: {currency: "JPY"}}, first: 100)',
    '(where: {announcedOn: {gte: "2024-01-01"}}, orderBy: [{field: ANNOUNCED_ON, direction: DESC}])',
    '(where: {name: {eq: "nobody"}})',
  ]) {
    it('comes to the same whatever else is selected', async () => {
      const members = ['count', 'firstOn', 'lastOn', 'amounts { currency }'];
      const ofMoney = ['count', 'sum', 'min', 'max', 'average'].map(
        (name) => `amounts { ${name} }`,
      );
      const alone = [...members, ...ofMoney].map(
        (member, index) => `m${index}: aggregate { ${member} }`,
      );
      const { pledges } = (await get(`{ pledges { ${AGGREGATE} ${alone.join(' ')} } }`)) as {
        pledges: Record<string, Record<string, unknown>>;
      };
      const { aggregate, ...others } = pledges;
      expect(Object.keys(others)).toHaveLength(9);
      for (const other of Object.values(others)) expect(aggregate).toMatchObject(other);
    });

    it(`is of what the list has: pledges${given}`, async () => {
      const { pledges } = (await get(
        `{ pledges${given} { totalCount ${AGGREGATE} ${NODES} } }`,
      )) as unknown as { pledges: Pledges };
      expect(pledges.aggregate.count).toBe(pledges.totalCount);
      expect(pledges.nodes).toHaveLength(pledges.totalCount);
      expect(told(pledges)).toEqual(byHand(pledges));
    });
  }

  it('nests under entities, and stands at any time', async () => {
    const states = `states(first: 20) { nodes { name pledgesMade { totalCount ${AGGREGATE} ${NODES} } } }`;
    const answer = (await get(
      `{ ${states} then: asOf(revision: 1) { ${states} } read: asOf(knownBasis: PUBLISHED, knownAt: "2024-09-13T00:00:00Z", validAt: "2024-09-13T00:00:00Z") { ${states} } }`,
    )) as unknown as Record<string, { nodes: { pledgesMade: Pledges }[] }> & {
      states: { nodes: { pledgesMade: Pledges }[] };
    };
    const others = ['then', 'read'].map(
      (key) => (answer[key] as unknown as { states: { nodes: { pledgesMade: Pledges }[] } }).states,
    );
    const all = [answer.states, ...others].flatMap(({ nodes }) => nodes);
    expect(all.some(({ pledgesMade }) => pledgesMade.aggregate.count > 1)).toBe(true);
    for (const { pledgesMade } of all) {
      const ids = new Set(pledgesMade.nodes.map(({ id }) => id));
      expect(pledgesMade.aggregate.count).toBe(ids.size);
      expect(told(pledgesMade)).toEqual(byHand(pledgesMade));
    }
  });

  it('is nothing of nothing', async () => {
    const none = '(where: {name: {eq: "nobody"}})';
    expect(
      await get(
        `{ pledges${none} { ${AGGREGATE} } diplomats${none} { aggregate { count headcount } } events${none} { aggregate { count firstOn lastOn } } }`,
      ),
    ).toEqual({
      pledges: { aggregate: { count: 0, firstOn: null, lastOn: null, amounts: [] } },
      diplomats: { aggregate: { count: 0, headcount: 0 } },
      events: { aggregate: { count: 0, firstOn: null, lastOn: null } },
    });
  });

  it('has the words of GraphQL around it', async () => {
    const answer = await get(
      `query($first: Int = 1) { pledges(first: $first) { ...P again: aggregate { __typename n: count amounts { __typename currency } } } }
       fragment P on PledgeConnection { aggregate { count } }`,
    );
    expect(answer).toMatchObject({
      pledges: {
        aggregate: { count: 8 },
        again: { __typename: 'PledgeAggregate', n: 8 },
      },
    });
  });

  it('costs one statement, also under many parents', async () => {
    for (const { engine, store } of worlds) {
      const counted = counting(store);
      const question = `{ states(first: 100) { nodes { pledgesMade { ${AGGREGATE} } } } }`;
      await askAll([{ engine, store: counted, close: async () => {} }], question);
      expect(counted.plans).toHaveLength(1);
    }
  });
});
