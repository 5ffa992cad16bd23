import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { LATER } from './changes.ts';

interface Aggregate {
  readonly count: number;
  readonly cite: {
    readonly where: object;
    readonly permalink: string;
    readonly claimCount: number;
    readonly claims: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly id: string }[];
    };
  };
}
interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly aggregate: Aggregate;
}
interface Paged {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

const CLOCKS = [
  '',
  'asOf(revision: 1)',
  'asOf(validAt: "2024-08-10T00:00:00Z")',
  'asOf(knownBasis: PUBLISHED, knownAt: "2024-09-13T00:00:00Z")',
];

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds(LATER);
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const get = async (operation: string, variables = {}) =>
  dataOf(await askAll(worlds, operation, variables));

describe('what is cited', () => {
  const SHOWN =
    'count cite { where permalink claimCount claims(first: 100) { totalCount nodes { id } } }';

  it('has the claims on the rows, each once, in groups too', async () => {
    for (const clock of CLOCKS) {
      const fields = `pledges: pledges(first: 20) { nodes { id type claims(first: 20, where: {role: [SUBJECT, OBJECT]}) { nodes { id } } } groupBy(by: [TYPE], first: 4) { keys { value } aggregate { ${SHOWN} } } aggregate { ${SHOWN} } }`;
      const answer = await get(
        clock === '' ? `{ ${fields} }` : `{ graph: ${clock} { ${fields} } }`,
      );
      const { pledges } = (answer['graph'] ?? answer) as {
        pledges: {
          nodes: { type: string; claims: { nodes: { id: string }[] } }[];
          aggregate: Aggregate;
          groupBy: { keys: { value: string }[]; aggregate: Aggregate }[];
        };
      };
      const of = (type: string | null) =>
        [
          ...new Set(
            pledges.nodes
              .filter((pledge) => type === null || pledge.type === type)
              .flatMap(({ claims }) => claims.nodes.map(({ id }) => id)),
          ),
        ].sort();
      const groups = [
        { type: null, aggregate: pledges.aggregate },
        ...pledges.groupBy.map(({ keys, aggregate }) => ({
          type: keys[0]?.value as string,
          aggregate,
        })),
      ];
      for (const { type, aggregate } of groups) {
        const { claimCount, claims } = aggregate.cite;
        expect([clock, type, claims.nodes.map(({ id }) => id)]).toEqual([clock, type, of(type)]);
        expect([claimCount, claims.totalCount]).toEqual([of(type).length, of(type).length]);
      }
    }
    expect(
      await get(
        '{ pledges(where: {id: {eq: "pledge:p1"}}) { aggregate { cite { claims { nodes { id } } } } } }',
      ),
    ).toEqual({
      pledges: { aggregate: { cite: { claims: { nodes: [{ id: 'claim:pledge' }] } } } },
    });
  }, 60_000);

  it('is what is asked, of whichever parent', async () => {
    const claims =
      '{ aggregate { count cite { where claimCount claims(first: 9) { nodes { id } } } } nodes { id } }';
    const { proposition, state, conflicts } = (await get(
      `{ proposition(id: "proposition:spying") { claims ${claims} sides { stance claims ${claims} } }
         conflicts(first: 3) { nodes { sides { claims(first: 9) ${claims} } } }
         state(id: "state:aa") { relationships(where: {types: [MADE_BY]}, first: 9) { aggregate { cite { claims { nodes { id } } } } nodes { id claims(first: 9) ${claims} } } } }`,
    )) as Record<string, never> & {
      proposition: { claims: Listed; sides: { stance: string; claims: Listed }[] };
      conflicts: { nodes: { sides: { claims: Listed }[] }[] };
      state: {
        relationships: {
          aggregate: { cite: { claims: Listed } };
          nodes: { claims: Listed }[];
        };
      };
    };
    const { relationships } = state;
    const lists = [
      proposition.claims,
      ...proposition.sides.map((side) => side.claims),
      ...conflicts.nodes.flatMap(({ sides }) => sides.map((side) => side.claims)),
      ...relationships.nodes.map((relationship) => relationship.claims),
    ];
    for (const { aggregate, nodes } of lists) {
      const ids = nodes.map(({ id }) => id);
      expect(aggregate.count).toBe(ids.length);
      expect(aggregate.cite.claimCount).toBe(ids.length);
      expect(aggregate.cite.claims.nodes.map(({ id }) => id)).toEqual(ids);
    }
    expect(proposition.sides.map(({ claims: { aggregate } }) => aggregate.cite.where)).toEqual(
      proposition.sides.map(({ stance }) => ({ stance: { eq: stance } })),
    );
    const all = new Set(
      relationships.nodes.flatMap(({ claims }) => claims.nodes.map(({ id }) => id)),
    );
    expect(all.size).toBeGreaterThan(0);
    expect(relationships.aggregate.cite.claims.nodes.map(({ id }) => id)).toEqual([...all].sort());
  });

  it('has a link that shows the same rows, at any time', async () => {
    const asked = 'groupBy(by: [TYPE]) { aggregate { count cite { permalink } } }';
    const nested = `state(id: "state:aa") { pledgesMade(relationship: {support: {gte: 0}}) { ${asked} } relationships { ${asked} } }`;
    const answer = await get(
      `{ events { ${asked} } ${nested} then: asOf(revision: 1) { ${nested} } read: asOf(validAt: "2024-03-07T00:00:00Z") { ${nested} } }`,
    );
    const links = [
      ...JSON.stringify(answer).matchAll(/"count":(\d+),"cite":\{"permalink":"([^"]+)"/g),
    ];
    expect(links.length).toBeGreaterThan(10);
    for (const [, count, link] of links) {
      const url = new URL(link as string, 'http://localhost');
      const variables = JSON.parse(url.searchParams.get('variables') as string);
      const shown = JSON.stringify(await get(url.searchParams.get('query') as string, variables));
      expect([link, shown.match(/"totalCount":(\d+)/)?.[1]]).toEqual([link, count]);
    }
  }, 60_000);

  it('costs one statement more for all claims, and one a page', async () => {
    const costs = async (asked: string) => {
      const counts = [];
      for (const { engine, store } of worlds) {
        const counted = counting(store);
        const question = `{ states(first: 10) { nodes { pledgesMade { groupBy(by: [TYPE], first: 3) { aggregate { cite { ${asked} } } } } } } }`;
        dataOf(await askAll([{ engine, store: counted, close: async () => {} }], question));
        counts.push(counted.plans.length);
      }
      return counts;
    };
    expect(await costs('where permalink')).toEqual(worlds.map(() => 1));
    expect(await costs('where claimCount')).toEqual(worlds.map(() => 2));
    const { states } = (await get(
      '{ states(first: 10) { nodes { pledgesMade { groupBy(by: [TYPE], first: 3) { keys { value } } } } } }',
    )) as { states: { nodes: { pledgesMade: { groupBy: object[] } }[] } };
    const groups = states.nodes.flatMap(({ pledgesMade }) => pledgesMade.groupBy).length;
    expect(await costs('claimCount claims { nodes { id } }')).toEqual(worlds.map(() => 2 + groups));
  });

  it('is turned over by cursors of its own', async () => {
    const page = async (given: string, where = '') => {
      const operation = `{ claims${where} { aggregate { cite { claims(first: 1${given}) { edges { cursor node { id } } pageInfo { hasNextPage } } } } } }`;
      const answer = await askAll(worlds, operation);
      if (answer.errors !== undefined) throw new Error(refusalOf(answer));
      const { claims } = dataOf(answer) as { claims: { aggregate: { cite: { claims: Paged } } } };
      return claims.aggregate.cite.claims;
    };
    const ids: string[] = [];
    let given = '';
    for (let more = true; more; ) {
      const { edges, pageInfo } = await page(given);
      ids.push(...edges.map(({ node }) => node.id));
      given = `, after: ${JSON.stringify(edges.at(-1)?.cursor)}`;
      more = pageInfo.hasNextPage;
    }
    const { claims } = (await get('{ claims(first: 100) { nodes { id } } }')) as { claims: Listed };
    expect(ids).toEqual(claims.nodes.map(({ id }) => id));
    await expect(page(given, '(where: {stance: {eq: DISPUTES}})')).rejects.toThrow(
      'BAD_USER_INPUT',
    );
  });

  it('is refused where it would cite itself, or cost too much', async () => {
    const refusal = async (operation: string) => refusalOf(await askAll(worlds, operation));
    expect(
      await refusal(
        '{ pledges { aggregate { cite { claims { aggregate { cite { where } } } } } } }',
      ),
    ).toBe(
      'BAD_USER_INPUT: These claims are cited themselves: ask for aggregates of claims elsewhere.',
    );
    expect(
      await refusal(
        '{ pledges { groupBy(by: [TYPE]) { aggregate { cite { claims(first: 100) { nodes { id } } } } } } }',
      ),
    ).toMatch(/^QUERY_TOO_COMPLEX: The operation asks for up to 10002 objects/);
    // What makes no sense does not pay for other fields.
    expect(
      await refusal(
        '{ pledges { a: groupBy(by: [TYPE], first: -999) { aggregate { cite { claims { nodes { id } } } } } b: groupBy(by: [TYPE]) { aggregate { cite { claims(first: 100) { nodes { id } } } } } } }',
      ),
    ).toMatch(/^QUERY_TOO_COMPLEX/);
    expect(
      await refusal('{ pledges { aggregate { cite { claims(first: 101) { nodes { id } } } } } }'),
    ).toMatch(/^BAD_USER_INPUT: A page holds/);
  });
});
