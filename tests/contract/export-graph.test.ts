import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorlds, type World } from '#tests/support/ask.ts';
import { exportedFrom } from '#tests/support/exported.ts';

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const fileOf = (query: string, parameters: Record<string, string>) =>
  exportedFrom(worlds, query, parameters);

const parsed = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('a graph', () => {
  const QUERY = `{ state(id: "state:aa") {
    id
    diplomatsSent { nodes { id headcount receivingState { name } } }
    pledgesMade(first: 2) { edges { node { name amount { value } } } }
    relationships(where: { types: [BORDERS] }) { edges { node { type } } }
  } }`;

  test('as GraphML has entities and the relationships between them, once each', async () => {
    const text = await fileOf(QUERY, { format: 'graphml' });
    const nodes = [...text.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id);
    const edges = [...text.matchAll(/<edge id="[^"]+" source="([^"]+)" target="([^"]+)"/g)];
    expect(nodes.toSorted()).toEqual([
      'diplomat:aa-bb',
      'pledge:p1',
      'pledge:p2',
      'state:aa',
      'state:bb',
      'state:cc',
    ]);
    expect(edges.map(([, from, to]) => `${from} ${to}`).toSorted()).toEqual([
      'diplomat:aa-bb state:aa',
      'pledge:p1 state:aa',
      'pledge:p2 state:aa',
      'state:aa state:bb',
      'state:cc state:aa',
    ]);
    expect(text).toMatch(/attr.name="headcount" attr.type="int"/);
    expect(text).toMatch(/attr.name="amount.value" attr.type="double"/);
  });

  test('has what was asked of an entity, in whatever order it is met', async () => {
    const pledges =
      'pledgesMade(first: 1) { edges { relationship { type } node { id amount { currency } } } }';
    const links = 'relationships { nodes { type } }';
    for (const parts of [`${links} ${pledges}`, `${pledges} ${links}`])
      for (const format of ['graphml', 'gexf']) {
        const text = await fileOf(`{ state(id: "state:aa") { id ${parts} } }`, { format });
        const [node] = /<node id="pledge:p1".*?<\/node>/s.exec(text) ?? [];
        expect([parts, format, node]).toEqual([parts, format, expect.stringMatching(/GBP/)]);
      }
  });

  test('has the evidence of an entity that stands alone as in a list', async () => {
    const nodeIn = async (query: string) =>
      /<node id="state:aa".*?<\/node>/s.exec(await fileOf(query, { format: 'graphml' }))?.[0];
    const alone = await nodeIn('{ state(id: "state:aa") { id } }');
    expect(alone).toBe(
      await nodeIn('{ states(where: { id: { eq: "state:aa" } }) { nodes { id } } }'),
    );
    expect(alone?.match(/<data /g)?.length).toBeGreaterThan(3);
  });

  test('as GEXF has all nodes before all edges', async () => {
    const text = await fileOf(QUERY, { format: 'gexf' });
    expect(text.lastIndexOf('<node ')).toBeLessThan(text.indexOf('<edge '));
    expect([...text.matchAll(/<node /g)]).toHaveLength(6);
    expect([...text.matchAll(/<edge /g)]).toHaveLength(5);
  });

  test('as FollowTheMoney has entities, and links with their ends', async () => {
    const text = await fileOf(
      '{ people { nodes { id positions { nodes { id } } memberships { nodes { id } } } } }',
      { format: 'ftm' },
    );
    const all = parsed(text);
    const link = all.find(({ schema }) => schema === 'Membership');
    expect(link.properties).toMatchObject({
      member: ['person.zoe'],
      organization: ['organization.herald'],
    });
    expect(all.filter(({ schema }) => schema === 'Occupancy')).toHaveLength(3);
    expect(all.find(({ id }) => id === 'person.ada')).toMatchObject({
      schema: 'Person',
      properties: { name: ['Ada Lovelace'], alias: ['Countess'] },
    });
  });

  test('of a neighborhood is taken away like any other, by the shape of its types', async () => {
    const query =
      '{ neighborhood(ids: ["person:ada"]) { nodes { node { id } } relationships { id } } }';
    const text = await fileOf(query, { format: 'graphml', evidence: 'false' });
    expect(text).toContain('<node id="position:aa-premier">');
    expect(text).toContain('source="person:ada" target="position:aa-premier"');
    const rows = parsed(await fileOf(query, { format: 'jsonl', evidence: 'false' }));
    expect(new Set(rows.map(({ path }) => path))).toEqual(
      new Set(['neighborhood.nodes', 'neighborhood.relationships']),
    );
    const timeline = await fileOf('{ timeline(of: ["state:aa"]) { nodes { on headline } } }', {
      format: 'csv',
    });
    expect(timeline).toMatch(/^on,headline,evidence\.status,/);
  });

  test.each([
    '{ timeline(of: ["state:aa"]) { nodes { headline node { id } } } }',
    '{ search(text: "Arden") { nodes { id } } }',
  ])('finds entities where anything may stand: %s', async (query) => {
    for (const format of ['graphml', 'gexf'])
      expect(await fileOf(query, { format })).toMatch(/<node id="(state|event|pledge|person):/);
  });

  test('finds entities behind an interface that has none of their fields', async () => {
    const text = await fileOf('{ node(id: "person:ada") { id ... on Person { aliases } } }', {
      format: 'graphml',
    });
    expect(text).toContain('<node id="person:ada">');
  });
});
