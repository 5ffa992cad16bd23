import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { serveWorld } from '#tests/server/serving.ts';
import { openWorlds, type World } from '#tests/support/ask.ts';

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

/** The text of a file; fails when the engines give different ones, or a refusal. */
async function fileOf(query: string, parameters: Record<string, string>): Promise<string> {
  const files = await Promise.all(worlds.map(({ store }) => fileFrom(store, query, parameters)));
  for (const file of files) expect(file).toBe(files[0]);
  return files[0] as string;
}

async function fileFrom(store: GraphStore, query: string, parameters: Record<string, string>) {
  const serving = await serveWorld({ store });
  try {
    const asked = new URLSearchParams({ query, ...parameters });
    const response = await serving.send('port', `/export?${asked}`);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    return text;
  } finally {
    await serving.close();
  }
}

const lines = (text: string, end = '\n') => text.split(end).slice(0, -1);
const parsed = (text: string) => lines(text).map((line) => JSON.parse(line));

describe('CSV', () => {
  test('flattens what is one, joins lists of one value, and writes other lists as JSON', async () => {
    const text = await fileOf(
      `{ pledges(first: 2) { nodes {
        id amount { value currency } purposes recipients { nodes { name } } weapons { nodes { id category } }
      } } }`,
      { format: 'csv', evidence: 'false' },
    );
    const [header, first, second] = lines(text, '\r\n').map((line) => line.replace(/,[^,]*$/, ''));
    expect(header).toBe(
      'id,amount.value,amount.currency,purposes,recipients.nodes.name,weapons.nodes',
    );
    expect(first).toBe(
      'pledge:p1,100,GBP,ENERGY; HUMANITARIAN,Curaçao-sur-Mer,"[{""id"":""weapon:arrow"",""category"":""MISSILE""},{""id"":""weapon:bow"",""category"":""OTHER""}]"',
    );
    expect(second).toBe('pledge:p2,99,GBP,ENERGY,Curaçao-sur-Mer,[]');
  });

  test('has the status, the words, their source and a permalink with each row', async () => {
    const text = await fileOf('{ diplomats { nodes { name } } }', { format: 'csv' });
    const [header, row, ...others] = lines(text, '\r\n');
    expect(header).toBe(
      'name,evidence.status,evidence.stance,evidence.quote,evidence.source,evidence.url,permalink',
    );
    expect(row).toMatch(
      /^Two Ardenites in Bohemia,CONTESTED,SUPPORTS,They were spies\.,Arden denies it,,\/graphql\?query=.*diplomat%3Aaa-bb/,
    );
    expect(others).toEqual([]);
  });

  test('takes the evidence of an edge from the relationship that leads to it', async () => {
    const text = await fileOf(
      '{ pledge(id: "pledge:p1") { donors { edges { node { name } relationship { validFrom } } } } }',
      { format: 'csv' },
    );
    expect(text).toContain('node.name,relationship.validFrom,evidence.status');
    expect(lines(text, '\r\n')[1]).toMatch(
      /^Arden,,UNCONTESTED,SUPPORTS,Arden gives £100\.,Arden denies it,,/,
    );
  });

  test('names the columns of groups by their dimensions, a row for each currency', async () => {
    const text = await fileOf(
      '{ pledges { groupBy(by: [TYPE]) { keys { value } aggregate { count amounts { currency sum } } } } }',
      { format: 'csv' },
    );
    expect(lines(text, '\r\n').map((line) => line.split(',/')[0])).toEqual([
      'TYPE,aggregate.count,aggregate.amounts.currency,aggregate.amounts.sum,permalink',
      'FINANCIAL,3,GBP,291',
      'MILITARY,4,GBP,290',
      'MIXED,1,JPY,900719925474.0993',
    ]);
  });

  test('an aggregate is a row', async () => {
    const text = await fileOf('{ pledges { aggregate { count } } }', { format: 'csv' });
    expect(lines(text, '\r\n').map((line) => line.split(',/')[0])).toEqual([
      'count,permalink',
      '8',
    ]);
  });

  test('rows of a union of kinds share their columns', async () => {
    const text = await fileOf(
      '{ entities(where: { kinds: [State, Weapon] }, first: 4) { nodes { id ... on State { iso2 } ... on Weapon { category } } } }',
      { format: 'csv', evidence: 'false' },
    );
    expect(lines(text, '\r\n').map((line) => line.split(',/')[0])).toEqual([
      'id,iso2,category,permalink',
      'state:aa,AA,',
      'state:bb,BB,',
      'state:cc,CC,',
      'state:x-empty,,',
    ]);
  });
});

describe('JSON Lines', () => {
  test('has rows as the answer has them, with evidence and permalink', async () => {
    const text = await fileOf('{ claims(first: 1) { nodes { id source { title } } } }', {
      format: 'jsonl',
    });
    expect(parsed(text)).toEqual([
      {
        id: 'claim:accuse',
        source: { title: 'Arden denies it' },
        evidence: {
          status: 'CONTESTED',
          stance: 'SUPPORTS',
          quote: 'They were spies.',
          source: 'Arden denies it',
          url: null,
        },
        permalink: expect.stringContaining('claim%3Aaccuse'),
      },
    ]);
  });

  test('puts several lists one behind the other, each row with its path', async () => {
    const text = await fileOf(
      '{ states(first: 1) { nodes { id } } treaties { nodes { id } totalCount } pledges { aggregate { count } } }',
      { format: 'jsonl', evidence: 'false' },
    );
    expect(parsed(text).map(({ permalink: _, ...row }) => row)).toEqual([
      { path: 'states.nodes', id: 'state:aa' },
      { path: 'treaties.nodes', id: 'treaty:accords' },
      { path: 'treaties.nodes', id: 'treaty:first-accord' },
      { path: 'pledges.aggregate', count: 8 },
    ]);
  });
});

describe('a permalink', () => {
  test('of a row shows it, as of then', async () => {
    for (const query of [
      '{ states(first: 1) { nodes { id } } }',
      '{ claims(first: 1) { nodes { id } } }',
      '{ sources(first: 1) { nodes { id } } }',
      '{ state(id: "state:aa") { relationships(first: 1) { nodes { id } } } }',
    ]) {
      const [row] = parsed(await fileOf(query, { format: 'jsonl' }));
      const serving = await serveWorld({ store: (worlds[0] as World).store });
      const answer = await (await serving.send('port', row.permalink)).json();
      expect(answer, query).toEqual({ data: { asOf: expect.anything() } });
      await serving.close();
    }
  });

  test('of the file gives the same file', async () => {
    const query =
      'query P($n: Int) { pledges(first: $n) { groupBy(by: [STAGE]) { keys { value } } } }';
    const variables = JSON.stringify({ n: 3 });
    const text = await fileOf(query, { format: 'csv', variables });
    const link = lines(text, '\r\n')[1]?.split(',')[1] as string;
    const serving = await serveWorld({ store: (worlds[0] as World).store });
    const again = await serving.send('port', link);
    expect(await again.text()).toBe(text);
    await serving.close();
  });
});

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

  test('finds entities behind an interface that has none of their fields', async () => {
    const text = await fileOf('{ node(id: "person:ada") { id ... on Person { aliases } } }', {
      format: 'graphml',
    });
    expect(text).toContain('<node id="person:ada">');
  });
});
