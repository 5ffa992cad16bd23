import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayRange } from '#graph/edtf.ts';
import { askAll, dataOf, openWorlds, type World } from '#tests/support/ask.ts';
import { LATER } from './changes.ts';

interface Edge {
  readonly direction: string;
  readonly other: { readonly kind: string };
  readonly node: {
    readonly type: string;
    readonly status: string;
    readonly validFrom: string | null;
  };
}
interface Group {
  readonly keys: readonly { readonly value: string | null }[];
  readonly aggregate: { readonly count: number };
}
interface Relationships {
  readonly totalCount: number;
  readonly edges: readonly Edge[];
  readonly aggregate: { readonly count: number; readonly firstOn: string; readonly lastOn: string };
  readonly groupBy: readonly Group[];
}
interface Parents {
  readonly entities: {
    readonly nodes: readonly { readonly id: string; readonly relationships: Relationships }[];
  };
}

const monthOf = (date: string | null) => {
  const { earliest, latest } = date === null ? { earliest: null, latest: null } : dayRange(date);
  if (earliest === null || latest === null) return null;
  return earliest.slice(0, 7) === latest.slice(0, 7) ? earliest.slice(0, 7) : null;
};

/** What stands in a dimension, by hand. */
const BY_HAND: Readonly<Record<string, (edge: Edge) => string | null>> = {
  TYPE: ({ node }) => node.type,
  DIRECTION: ({ direction }) => direction,
  KIND: ({ other }) => other.kind,
  STATUS: ({ node }) => node.status,
  MONTH: ({ node }) => monthOf(node.validFrom),
};

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds(LATER);
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const get = async (operation: string) => dataOf(await askAll(worlds, operation));

function byHand(edges: readonly Edge[], by: readonly string[]) {
  const groups = new Map<string, number>();
  for (const edge of edges) {
    const key = JSON.stringify(by.map((dimension) => BY_HAND[dimension]?.(edge) ?? null));
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return new Map([...groups].sort());
}

const told = (groups: readonly Group[]) =>
  new Map(
    groups
      .map(
        ({ keys, aggregate: { count } }) =>
          [JSON.stringify(keys.map(({ value }) => value)), count] as const,
      )
      .sort(),
  );

describe('relationships', () => {
  for (const at of ['', 'asOf(revision: 1)', 'asOf(validAt: "2021-03-07T00:00:00Z")']) {
    it(`are in the groups that they tell${at === '' ? '' : `, ${at}`}`, async () => {
      for (const by of [
        ...Object.keys(BY_HAND).map((one) => [one]),
        ['TYPE', 'DIRECTION', 'KIND'],
      ]) {
        const field = `entities(first: 40) { nodes { id relationships(first: 40) {
          totalCount edges { direction other { kind } node { type status validFrom } }
          aggregate { count firstOn lastOn } groupBy(by: [${by}]) { keys { value } aggregate { count } } } } }`;
        const answer = await get(at === '' ? `{ ${field} }` : `{ graph: ${at} { ${field} } }`);
        const { entities } = (answer['graph'] ?? answer) as unknown as Parents;
        for (const { id, relationships } of entities.nodes) {
          expect([id, relationships.aggregate.count]).toEqual([id, relationships.totalCount]);
          expect([id, told(relationships.groupBy)]).toEqual([id, byHand(relationships.edges, by)]);
        }
      }
    }, 120_000);
  }

  it('have a first and a last day', async () => {
    expect(
      await get(
        '{ person(id: "person:ada") { relationships(where: {types: [HOLDS]}) { aggregate { count firstOn lastOn } } } }',
      ),
    ).toEqual({
      person: {
        relationships: { aggregate: { count: 2, firstOn: '2020-01-01', lastOn: '2024-09-13' } },
      },
    });
  });

  it('obey their conditions', async () => {
    const { state } = (await get(
      '{ state(id: "state:aa") { relationships(where: {direction: IN, other: {kinds: [Pledge]}}) { totalCount groupBy(by: [TYPE, KIND, DIRECTION]) { keys { dimension value entities { id } } aggregate { count } } } } }',
    )) as { state: { relationships: Relationships } };
    expect(state.relationships.totalCount).toBeGreaterThan(0);
    expect(told(state.relationships.groupBy)).toEqual(
      new Map([['["MADE_BY","Pledge","IN"]', state.relationships.totalCount]]),
    );
  });
});
