import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorlds, type World } from '#tests/support/ask.ts';
import { createPermalink, type Link } from '#tests/support/permalinks.ts';
import { entity } from '#tests/support/rows.ts';
import { openTestStore } from '#tests/support/stores.ts';
import { type Serving, serveWorld } from '../server/serving.ts';
import { REFUSED_PERMALINKS, STATES } from './refused-permalinks.ts';

describe('a permalink', () => {
  let worlds: readonly World[];
  let servings: readonly Serving[];
  beforeAll(async () => {
    worlds = await openWorlds();
    servings = await Promise.all(worlds.map(({ store }) => serveWorld({ store })));
  });
  afterAll(async () => {
    for (const serving of servings) await serving.close();
    for (const world of worlds) await world.close();
  });

  /** Makes a link in every engine; fails when two make different ones. */
  async function create(input: Readonly<Record<string, unknown>>): Promise<Link> {
    const links = await Promise.all(worlds.map(({ store }) => createPermalink(store, input)));
    for (const other of links) expect(other).toEqual(links[0]);
    return links[0] as Link;
  }

  /** What stands behind a link, in every engine. */
  async function open(permalink: string): Promise<{ data: Record<string, unknown> }> {
    const texts = await Promise.all(
      servings.map(async (serving) => (await serving.send('fetch', permalink)).text()),
    );
    for (const other of texts) expect(other).toBe(texts[0]);
    return JSON.parse(texts[0] as string);
  }

  const write = async (id: string) => {
    const at = new Date().toISOString();
    const rows = { nodes: [entity(id, `The state ${id}`)], relationships: [] };
    for (const { store } of worlds) await store.write({ actor: 'test', message: id, at, ...rows });
  };

  /** Of both engines, which have written the same. */
  const head = async () => (await worlds[0]?.store.ledger.head())?.number as number;

  it('gives the same answer for ever, whatever was written since', async () => {
    const input = { query: STATES, variables: { first: 2 }, clientMutationId: 'one' };
    const link = await create(input);
    expect(link).toMatchObject({
      __typename: 'CreatePermalinkPayload',
      permalink: `/p/${link.permalinkId}`,
      pinnedRevision: await head(),
      alreadyRecorded: false,
      revision: null,
      changeCount: 0,
      clientMutationId: 'one',
      changes: [],
    });
    expect(link.permalinkId).toMatch(/^[0-9a-z]{12}$/);
    const before = await open(link.permalink);
    expect(before).toEqual({
      data: {
        asOf: { states: { totalCount: 4, nodes: [{ name: 'Arden' }, { name: 'Bohemia' }] } },
      },
    });
    await write('state:a-new');
    expect(await open(link.permalink)).toEqual(before);
    const later = await create(input);
    expect(later.pinnedRevision).toBe(link.pinnedRevision + 1);
    expect((await open(later.permalink)).data).toMatchObject({
      asOf: { states: { totalCount: 5 } },
    });
  });

  it('of the same operation, variables and revision is the same', async () => {
    const input = { query: STATES, variables: { first: 1, last: 'unused' }, revision: 1 };
    const first = await create(input);
    const again = await create({
      query: `query Other { meta { version } }\n# In words.\n${STATES.replaceAll(' ', '\n ')}`,
      operationName: 'States',
      variables: { last: 'also', first: 1 },
      revision: 1,
    });
    expect(again).toEqual({ ...first, alreadyRecorded: true });
    const ids = [first.permalinkId];
    for (const other of [
      { ...input, variables: { first: 2 } },
      { ...input, revision: 2 },
      { ...input, query: STATES.replace('States', 'Others') },
    ])
      ids.push((await create(other)).permalinkId);
    expect(new Set(ids).size).toBe(4);
  });

  it('writes no revision, and is no part of the graph', async () => {
    const before = await head();
    await create({ query: '{ people { totalCount } }' });
    expect(await head()).toBe(before);
  });

  it('keeps fragments, aliases, directives, and clocks that are set already', async () => {
    const query = `query Mixed($on: DateTime!, $all: Boolean!, $unused: Int = 3) {
      ...Counts @include(if: $all)
      a: revision @skip(if: $all)
      asOf(validAt: $on) { people { totalCount } }
      early: asOf(revision: 1) { revision states { totalCount } }
      known: asOf(knownAt: "2024-10-01T00:00:00Z") { revision }
      public: asOf(knownAt: "2024-10-01T00:00:00Z", knownBasis: PUBLISHED) { revision }
      diff(from: 1, to: 2) { nodes { id } }
      __typename
      ... on Query { revision }
      ... { states(first: $unused) { totalCount } }
    }
    fragment Counts on Query { ...Inner weapons { totalCount } }
    fragment Inner on Query { weapons { nodes { ...Named } } }
    fragment Named on Weapon { name }`;
    const variables = { on: '2024-09-13T00:00:00Z', all: true };
    const revision = await head();
    const { permalink, problems } = await create({ query, variables });
    expect(problems).toBeUndefined();
    const before = await open(permalink);
    expect(before.data).toEqual({
      pinned: {
        weapons: { nodes: [{ name: 'Arrow' }, { name: 'Bow' }], totalCount: 2 },
        revision,
        states: { totalCount: 5 },
      },
      asOf: { people: { totalCount: 3 } },
      early: { revision: 1, states: { totalCount: 4 } },
      known: { revision: 1 },
      public: { revision },
      diff: { nodes: [{ id: 'state:a-new' }] },
      __typename: 'Query',
    });
    await write('state:b-new');
    expect(await open(permalink)).toEqual(before);
  });

  it.each(REFUSED_PERMALINKS)('is refused for %s', async (_what, input, expected) => {
    const { __typename, problems } = await create(input);
    expect(__typename).toBe('ValidationError');
    const said = problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
    expect(said).toContain(expected);
    expect(problems).toHaveLength(1);
  });

  it('writes a fragment out once, however often it is spread', async () => {
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    const query = `{ asOf(revision: 1) { permalink } ...F0 } ${doubling.join(' ')}
      fragment F40 on Query { states { totalCount } asOf(revision: 1) { revision } }`;
    const { permalink } = await create({ query, revision: 1 });
    expect((await open(permalink)).data).toEqual({
      pinned: { states: { totalCount: 4 } },
      asOf: { permalink: expect.stringMatching(/^\/graphql\?/), revision: 1 },
    });
  });

  it('needs a revision to be pinned to', async () => {
    const { store, close } = await openTestStore('sqlite');
    const { problems } = await createPermalink(store, { query: STATES });
    expect(problems).toEqual([
      { path: ['revision'], message: 'Revision 0 is before history began: there is none yet.' },
    ]);
    await close();
  });

  describe('that was purged', () => {
    const query = '{ weapons { totalCount } }';
    let link: Link;
    beforeEach(async () => {
      link = await create({ query, revision: 1 });
    });

    it('is answered with its code, and is not made again', async () => {
      for (const { store } of worlds) {
        const at = '2024-11-01T00:00:00.000Z';
        expect(await store.operations.remove(link.operation, at)).toMatchObject({
          operation: false,
          permalinks: 1,
        });
      }
      for (const serving of servings) {
        const response = await serving.send('fetch', link.permalink);
        expect([response.status, await response.json()]).toMatchObject([
          410,
          { errors: [{ extensions: { code: 'PERMALINK_PURGED' } }] },
        ]);
      }
      expect(await create({ query, revision: 1 })).toEqual({
        __typename: 'NotAllowed',
        id: link.permalinkId,
        message: `Nothing was written: the permalink ${link.permalinkId} was purged, and is not made again.`,
      });
      expect((await create({ query, revision: 2 })).__typename).toBe('CreatePermalinkPayload');
    });
  });
});
