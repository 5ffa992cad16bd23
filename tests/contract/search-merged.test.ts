import { afterAll, beforeAll, expect, it } from 'vitest';
import { askAll, dataOf, type World } from '#tests/support/ask.ts';
import { write } from '#tests/support/mutate.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';

const worlds: World[] = [];

/** 1: the source; 2: two entities that are one; 3: merged; 4: split again. */
const REVISIONS = { apart: 2, merged: 3, split: 4 } as const;

beforeAll(async () => {
  for (const engine of ENGINES.filter(isAvailable)) {
    const opened = await openTestStore(engine);
    worlds.push({ engine, ...opened });
    const { store } = opened;
    const source = 'source:list';
    await write(store, 'ingestSource', {
      id: source,
      title: 'A list',
      sha256: '0'.repeat(64),
      publishedOn: '2024-09-13',
    });
    const entities = [
      { id: 'person:one', name: 'Ilse Quandt' },
      { id: 'person:two', name: 'Elsabeth Marquart', aliases: ['Bettina Vossberg'] },
    ];
    await write(store, 'upsertEntities', { source, entities });
    await write(store, 'mergeEntities', { from: 'person:two', into: 'person:one' });
    await write(store, 'splitEntity', { id: 'person:two' });
  }
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

async function found(text: string, revision: number): Promise<readonly string[]> {
  const query = `query ($text: String!, $revision: Int) {
    asOf(revision: $revision) { search(text: $text) { nodes { ... on Entity { id } } } }
  }`;
  const data = dataOf(await askAll(worlds, query, { text, revision }));
  const { search } = data['asOf'] as { search: { nodes: readonly { id?: string }[] } };
  return search.nodes.flatMap(({ id }) => id ?? []);
}

it.each(['Elsabeth Marquart', 'Bettina Vossberg', 'Marquard'])(
  'an entity that was merged is found by "%s" as that which it is in, and as itself before and after',
  async (text) => {
    expect(await found(text, REVISIONS.apart)).toEqual(['person:two']);
    expect(await found(text, REVISIONS.merged)).toEqual(['person:one']);
    expect(await found(text, REVISIONS.split)).toEqual(['person:two']);
  },
);

it('a merge takes nothing from the names of the one that stays', async () => {
  for (const revision of Object.values(REVISIONS))
    expect(await found('Ilse Quandt', revision)).toEqual(['person:one']);
});
