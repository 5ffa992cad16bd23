import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveWorld } from '#tests/server/serving.ts';
import { openWorlds, type World } from '#tests/support/ask.ts';
import { exportedFrom } from '#tests/support/exported.ts';

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const fileOf = (query: string, parameters: Record<string, string>) =>
  exportedFrom(worlds, query, parameters);

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
