import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEIGHBORHOOD } from '#planner/neighborhood-arguments.ts';
import { askAll, dataOf, refusalOf, type World } from '#tests/support/ask.ts';
import { randomGraph } from '#tests/support/random-graph.ts';
import { entity, relationship } from '#tests/support/rows.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';
import { type Edge, type Seen, surroundings } from './neighborhood-by-hand.ts';

const GRAPH = randomGraph(60, 400, 11);
const EDGES: readonly Edge[] = GRAPH.relationships.map(
  ({ from, type, to, propositionId, properties }) => ({
    from,
    type,
    to,
    propositionId,
    support: Number(properties['support']),
  }),
);

const TEXT = `query Around($ids: [ID!]!, $depth: Int!, $most: Int!, $where: EntityRelationshipWhere) {
  neighborhood(ids: $ids, depth: $depth, maxNodes: $most, where: $where) {
    nodes { node { id } depth degree hiddenRelationships }
    relationships { type from { id } to { id } propositionId }
    truncated truncatedBy
  }
}`;

/** Conditions, and what they mean by hand: `near` is the node that is left, or either end of what is shown. */
const CONDITIONS = [
  { where: null, holds: () => true },
  { where: { types: ['BORDERS', 'MEMBER_OF'] }, holds: ({ type }) => /BORDERS|MEMBER/.test(type) },
  { where: { direction: 'OUT' }, holds: ({ from }, near) => from === near },
  {
    where: { other: { kinds: ['State'] } },
    holds: ({ from, to }, near) => (from === near ? to : from).startsWith('state:'),
  },
  {
    where: { other: { name: { startsWith: 'Name of person' } } },
    holds: ({ from, to }, near) => (from === near ? to : from).startsWith('person:'),
  },
  { where: { support: { gte: 2 } }, holds: ({ support }) => support >= 2 },
] as const satisfies readonly {
  where: unknown;
  holds: (edge: Edge, near: string) => boolean;
}[];

describe('neighborhood', () => {
  const worlds: World[] = [];

  beforeAll(async () => {
    for (const engine of ENGINES.filter(isAvailable)) {
      const opened = await openTestStore(engine);
      await opened.store.write(GRAPH.plan);
      worlds.push({ engine, ...opened });
    }
  });
  afterAll(() => Promise.all(worlds.map((world) => world.close())));

  async function around(variables: Readonly<Record<string, unknown>>, text = TEXT) {
    const { neighborhood } = dataOf(await askAll(worlds, text, variables));
    return neighborhood as Seen;
  }

  it('is what one finds by hand, from any nodes, to any depth, under any condition', async () => {
    const asked = fc.record({
      ids: fc.uniqueArray(fc.constantFrom(...GRAPH.ids), { minLength: 1, maxLength: 3 }),
      depth: fc.integer({ min: 1, max: 3 }),
      most: fc.constantFrom(1, 3, 10, 25, 100),
      condition: fc.constantFrom(...CONDITIONS),
    });
    for (const { condition, ...variables } of fc.sample(asked, { numRuns: 60, seed: 3 })) {
      const { where, holds } = condition;
      const seen = await around({ ...variables, ...(where !== null && { where }) });
      const byHand = surroundings(EDGES, { ...variables, holds }, NEIGHBORHOOD);
      expect(seen, JSON.stringify({ ...variables, where })).toEqual(byHand);
    }
  });

  it('says what cut it off', async () => {
    const [hub] = GRAPH.ids as [string];
    expect(await around({ ids: [hub], depth: 1, most: 5 })).toMatchObject({
      truncated: true,
      truncatedBy: ['NODES', 'RELATIONSHIPS'],
    });
    const whole = await around({ ids: [hub], depth: 1, most: 100 });
    expect(whole).toMatchObject({ truncated: false, truncatedBy: [] });
    expect(whole.nodes[0]).toMatchObject({ depth: 0, hiddenRelationships: 0 });
  });

  it('lets every type of a hub have its turn', async () => {
    const persons = Array.from({ length: 300 }, (_, index) => entity(`person:p${index}`, 'P'));
    const hub = entity('state:hub', 'Hub');
    const other = entity('organization:only', 'Only', { type: 'AGENCY' });
    const plan = {
      actor: 'test',
      message: 'a hub',
      at: '2024-10-02T00:00:00.000Z',
      nodes: [hub, other, ...persons],
      relationships: [
        ...persons.map(({ id }) => relationship(id, 'CITIZEN_OF', hub.id)),
        relationship(other.id, 'BASED_IN', hub.id),
        relationship('person:p299', 'CITIZEN_OF', hub.id, { validFrom: '2020', support: 4 }),
      ],
    };
    for (const { store } of worlds) await store.write(plan);
    const { nodes } = await around({ ids: [hub.id], depth: 1, most: 5 });
    expect(nodes.map(({ node }) => node.id)).toEqual([
      hub.id,
      'organization:only',
      'person:p0',
      'person:p1',
      'person:p299',
    ]);
    expect(nodes[0]).toMatchObject({ degree: 302, hiddenRelationships: 297 });
  });

  it('of what is no more has the best supported first, too', async () => {
    const hub = entity('state:past-hub', 'Hub');
    const people = Array.from({ length: 30 }, (_, index) =>
      entity(`person:past-${10 + index}`, 'A person'),
    );
    const gone = people.map(({ id }, index) =>
      relationship(id, 'CITIZEN_OF', hub.id, { support: index < 25 ? 1 : 4 }),
    );
    const rows = { actor: 'test', message: 'm', nodes: [], relationships: [] };
    let revision = 0;
    for (const { store } of worlds) {
      const at = '2024-12-01T00:00:00.000Z';
      revision = await store.write({ ...rows, at, nodes: [hub, ...people], relationships: gone });
      await store.write({ ...rows, at, removed: { nodes: [], relationships: gone } });
    }
    for (const [most, first] of [
      [2, ['person:past-35']],
      [5, ['person:past-35', 'person:past-36', 'person:past-37', 'person:past-38']],
    ]) {
      const text = `query ($id: ID!, $most: Int!, $revision: Int!) {
        asOf(revision: $revision) { neighborhood(ids: [$id], maxNodes: $most) { nodes { depth node { id } } } }
      }`;
      const data = dataOf(await askAll(worlds, text, { id: hub.id, most, revision }));
      const { nodes } = (data['asOf'] as { neighborhood: Seen }).neighborhood;
      expect(nodes.filter(({ depth }) => depth === 1).map(({ node }) => node.id)).toEqual(first);
    }
  });

  it('is as of any revision what it was then', async () => {
    const variables = { ids: GRAPH.ids.slice(0, 2), depth: 2, most: 40 };
    const before = await around(variables);
    const { plan, ids, relationships } = randomGraph(60, 60, 12);
    const later = {
      ...plan,
      message: 'more, and others no more',
      nodes: plan.nodes.filter((_, index) => index % 3 === 0),
      removed: { nodes: [], relationships: GRAPH.relationships.filter((_, at) => at % 5 === 0) },
      relationships: relationships.filter(({ propositionId }) =>
        GRAPH.relationships.every((each) => each.propositionId !== propositionId),
      ),
    };
    expect(ids).toEqual(GRAPH.ids);
    for (const { store } of worlds) await store.write(later);
    expect(await around(variables)).not.toEqual(before);
    const text = TEXT.replace('{\n  neighborhood', '{ asOf(revision: 2) { neighborhood').concat(
      '}',
    );
    const { asOf } = dataOf(await askAll(worlds, text, variables)) as { asOf: unknown };
    expect(asOf).toEqual({ neighborhood: before });
  });

  it('shows what is selected, and nothing where nothing is there', async () => {
    const text = `{ neighborhood(ids: ["state:none"]) { __typename nodes { depth } relationships { id } truncated truncatedBy } }`;
    expect(await around({}, text)).toEqual({
      __typename: 'Subgraph',
      nodes: [],
      relationships: [],
      truncated: false,
      truncatedBy: [],
    });
    const aliased = `{ neighborhood(ids: ["${GRAPH.ids[0]}"], maxNodes: 2) {
      a: nodes { __typename x: node { __typename name ... on State { borders(first: 1) { nodes { name } } } } }
      b: nodes { d: depth }
    } }`;
    expect(Object.keys(await around({}, aliased))).toEqual(['a', 'b']);
  });

  it('takes what is well typed but too much for a mistake', async () => {
    const refused = async (variables: object) =>
      refusalOf(await askAll(worlds, TEXT, { ids: ['state:n0'], depth: 1, most: 5, ...variables }));
    expect(await refused({ depth: 9 })).toBe('BAD_USER_INPUT: depth is 1 to 3, not 9.');
    expect(await refused({ depth: 0 })).toBe('BAD_USER_INPUT: depth is 1 to 3, not 0.');
    expect(await refused({ most: 1001 })).toBe('BAD_USER_INPUT: maxNodes is 1 to 1000, not 1001.');
    expect(await refused({ ids: [] })).toBe('BAD_USER_INPUT: The number of ids is 1 to 20, not 0.');
    expect(await refused({ where: { types: ['FRIEND_OF'] } })).toContain('BAD_USER_INPUT: ');
    expect(await refused({ most: 1000 })).toContain('QUERY_TOO_COMPLEX: ');
  });
});
