import { afterAll, beforeAll, expect, it } from 'vitest';
import { askAll, dataOf, openWorlds, type World } from '#tests/support/ask.ts';
import { entity, relationship } from '#tests/support/rows.ts';

let worlds: readonly World[];

beforeAll(async () => {
  worlds = await openWorlds();
  for (const { store } of worlds) {
    // Revision 2: a state takes another name.
    await store.write({
      actor: 'test',
      message: 'a new name',
      at: '2024-10-02T00:00:00.000Z',
      nodes: [
        entity('state:bb', 'Czechland', { iso2: 'BB', iso3: 'BBB' }),
        entity('event:fair', 'The Fair', { type: 'MEETING', occurredOn: '2030-01-01' }),
      ],
      relationships: [relationship('event:fair', 'LOCATED_IN', 'state:bb')],
    });
    // Revision 3: another one is no more.
    await store.write({
      actor: 'test',
      message: 'a mistake',
      at: '2024-10-03T00:00:00.000Z',
      nodes: [],
      relationships: [],
      removed: { nodes: ['state:x-empty'], relationships: [] },
    });
  }
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

async function found(text: string, asOf?: string): Promise<readonly string[]> {
  const search = `search(text: ${JSON.stringify(text)}, first: 5) { nodes { id } }`;
  const query = asOf === undefined ? `{ ${search} }` : `{ asOf(${asOf}) { ${search} } }`;
  const data = dataOf(await askAll(worlds, query)) as Record<string, Found & { search: Found }>;
  const hits = asOf === undefined ? data['search'] : data['asOf']?.search;
  return (hits as Found).nodes.map(({ id }) => id).filter((id) => !id.startsWith('claim:'));
}

interface Found {
  readonly nodes: readonly { readonly id: string }[];
}

it('a name is found as long as it is so', async () => {
  expect(await found('Czechland')).toEqual(['state:bb']);
  expect(await found('Czechland', 'revision: 1')).toEqual([]);
  expect((await found('Bohemia', 'revision: 1'))[0]).toBe('state:bb');
  expect(await found('Bohemia')).not.toContain('state:bb');
});

it('what was taken away is found as of the time when it was there', async () => {
  expect(await found('Empty', 'revision: 2')).toEqual(['state:x-empty']);
  expect(await found('Empty')).toEqual([]);
});

it('what has certainly not begun is not found on a day before', async () => {
  expect(await found('Fair')).toEqual(['event:fair']);
  expect(await found('Fair', 'validAt: "2029-01-01T00:00:00Z"')).toEqual([]);
  expect(await found('Fair', 'validAt: "2031-01-01T00:00:00Z"')).toEqual(['event:fair']);
});
