import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { ask, askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';
import { REFUSED_ARGUMENTS } from './refusals.ts';
import { REFUSED_CONDITIONS } from './refused-conditions.ts';
import { REFUSED_TIMELINES } from './refused-timelines.ts';
import { BROKEN, STRANGE } from './strange-texts.ts';

type Variables = Readonly<Record<string, unknown>>;

const WHERE = 'query($where: PledgeWhere) { pledges(where: $where) { totalCount } }';
const NODES = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';

describe('abuse', () => {
  let worlds: readonly World[] = [];
  let before = '';

  beforeAll(async () => {
    worlds = await openWorlds();
    before = await contentOf(worlds);
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  async function expectRefused(operation: string, refusal: string, variables: Variables = {}) {
    expect(refusalOf(await askAll(worlds, operation, variables))).toBe(refusal);
  }

  async function countOf(where: unknown): Promise<unknown> {
    return (dataOf(await askAll(worlds, WHERE, { where }))['pledges'] as Variables)['totalCount'];
  }

  describe('a text that no node has finds nothing', () => {
    const everywhere = `query($id: ID!, $ids: [ID!]!, $text: String!) {
      node(id: $id) { id } nodes(ids: $ids) { id } entity(id: $id) { id } state(id: $id) { id }
      claim(id: $id) { id } byCode: state(iso2: $text) { id }
      eq: entities(where: {id: {eq: $id}}) { totalCount }
      in: entities(where: {id: {in: $ids}}) { totalCount }
      name: entities(where: {name: {eq: $text}}) { totalCount }
      has: entities(where: {aliases: {has: $text}}) { totalCount }
    }`;
    const none = { totalCount: 0 };
    const nodes = { node: null, nodes: [null], entity: null, state: null, claim: null };
    for (const [name, id] of Object.entries(STRANGE)) {
      it(name, async () => {
        const answer = await askAll(worlds, everywhere, { id, ids: [id], text: id });
        const lists = { eq: none, in: none, name: none, has: none };
        expect(dataOf(answer)).toEqual({ ...nodes, byCode: null, ...lists });
      });
    }

    it('written in the document, too', async () => {
      const texts = Object.values(STRANGE).filter((text) => text.length < 100);
      const ids = texts.map((text) => JSON.stringify(text)).join(' ');
      const answer = await askAll(worlds, `{ nodes(ids: [${ids}]) { id } }`);
      expect(dataOf(answer)).toEqual({ nodes: texts.map(() => null) });
    });
  });

  describe('a text that no engine keeps unchanged is refused', () => {
    const refusal = 'BAD_USER_INPUT: A text must be well-formed Unicode without U+0000.';
    for (const [name, id] of Object.entries(BROKEN)) {
      it(name, async () => {
        await expectRefused('query($id: ID!) { node(id: $id) { id } }', refusal, { id });
        await expectRefused(NODES, refusal, { ids: ['state:aa', id] });
        for (const operator of ['eq', 'ne', 'contains', 'startsWithFold', 'gt'])
          await expectRefused(WHERE, refusal, { where: { name: { [operator]: id } } });
        await expectRefused(WHERE, refusal, { where: { name: { in: [id] } } });
        await expectRefused(WHERE, refusal, { where: { amount: { currency: id, gt: '1' } } });
      });
    }
  });

  describe('is refused, and says why', () => {
    for (const [name, operation, refusal, variables] of [
      ...REFUSED_ARGUMENTS,
      ...REFUSED_CONDITIONS,
      ...REFUSED_TIMELINES,
    ])
      it(name, () => expectRefused(operation, refusal, variables));
  });

  it('a condition of nothing lets everything through; a list of nothing lets nothing through', async () => {
    const all = 8;
    for (const where of [null, {}, { and: [] }, { and: [{}, {}] }, { donors: {} }, { name: {} }])
      expect(await countOf(where)).toBe(all);
    for (const where of [{ or: [] }, { not: {} }, { name: { in: [] } }, { type: { in: [] } }])
      expect(await countOf(where)).toBe(0);
    const lists = `{
      entities(where: {kinds: []}) { totalCount }
      entity(id: "diplomat:aa-bb") {
        relationships(where: {types: []}) { totalCount }
        claims(where: {role: []}) { totalCount nodes { id } }
      }
      nodes(ids: []) { id }
    }`;
    expect(JSON.stringify(dataOf(await askAll(worlds, lists)))).toMatchInlineSnapshot(
      `"{"entities":{"totalCount":0},"entity":{"relationships":{"totalCount":0},"claims":{"totalCount":0,"nodes":[]}},"nodes":[]}"`,
    );
  });

  it('an argument of null is one that was left out', async () => {
    const nulls =
      '{ pledges(where: null, orderBy: null, first: null, after: null, last: null) { nodes { id } } }';
    expect(await askAll(worlds, nulls)).toEqual(
      await askAll(worlds, '{ pledges { nodes { id } } }'),
    );
  });

  it('an id that comes twice is answered twice, in its place', async () => {
    const ids = ['state:aa', 'claim:deny', 'state:aa', 'state:zz', 'claim:deny'];
    expect(dataOf(await askAll(worlds, NODES, { ids }))).toEqual({
      nodes: ids.map((id) => (id === 'state:zz' ? null : { id })),
    });
  });

  describe('conditions without end are refused before an engine sees them', () => {
    const equal = { name: { eq: 'Pledge 1' } };
    const shapes: Readonly<Record<string, (inner: unknown) => unknown>> = {
      not: (inner) => ({ not: inner }),
      and: (inner) => ({ and: [inner] }),
      or: (inner) => ({ or: [inner, { name: { eq: 'a' } }] }),
      some: (inner) => ({ parts: { some: inner } }),
      every: (inner) => ({ parts: { every: inner } }),
      all: (inner) => ({ not: { or: [{ and: [inner, { type: { ne: 'OTHER' } }] }] } }),
    };
    for (const [name, wrap] of Object.entries(shapes)) {
      for (const levels of [20, 200]) {
        it(`${levels} levels of ${name}`, async () => {
          const answer = await askAll(worlds, WHERE, { where: nested(levels, wrap, equal) });
          expect(refusalOf(answer)).toMatch(
            /^(QUERY_TOO_COMPLEX|BAD_USER_INPUT): .* levels deep\.$/,
          );
        });
      }
      // Following a relationship counts two levels, `all` has three in one.
      const levels = { all: 3, some: 5, every: 5 }[name] ?? 10;
      it(`${levels} levels of ${name} are answered in time`, { timeout: 12_000 }, async () => {
        expect(await countOf(nested(levels, wrap, equal))).toBeTypeOf('number');
      });
    }

    it('100 conditions are answered, 101 are not', async () => {
      const or = (many: number) => ({ or: Array(many).fill(equal) });
      expect(await countOf(or(99))).toBe(1);
      expect(refusalOf(await askAll(worlds, WHERE, { where: or(100) }))).toMatchInlineSnapshot(
        `"QUERY_TOO_COMPLEX: The conditions of a field of Query may be 100 in all and nest 10 levels deep."`,
      );
    });
  });

  it('an order by five nullable keys goes on behind its cursor in time', {
    timeout: 12_000,
  }, async () => {
    const keys = ['QUOTE', 'VALID_FROM', 'VALID_TO', 'SAID_ON', 'PUBLISHED_ON'];
    const list = `query($by: [ClaimOrder!], $after: String) {
      claims(orderBy: $by, first: 2, after: $after) { nodes { id } pageInfo { endCursor } }
    }`;
    const by = keys.map((field) => ({ field }));
    const first = dataOf(await askAll(worlds, list, { by }))['claims'] as Page;
    const next = dataOf(await askAll(worlds, list, { by, after: first.pageInfo.endCursor }));
    const whole = dataOf(await askAll(worlds, list.replace('first: 2', 'first: 4'), { by }));
    const rows = [...first.nodes, ...(next['claims'] as Page).nodes];
    expect(rows).toEqual((whole['claims'] as Page).nodes);
  });

  it('objects are bounded to the last one, and the refusal says how many', async () => {
    const list = '{ pledges(first: 100) { nodes { donors(first: 49) { nodes { id } } } } }';
    const limit = (complexity: number) => ({ limits: { ...DEFAULT_LIMITS, complexity } });
    const [{ store }] = worlds as [World];
    expect((await ask(store, list)).errors).toBeUndefined();
    expect((await ask(store, list, {}, limit(5000))).errors).toBeUndefined();
    const refused = await askAll(worlds, list, {}, limit(4999));
    expect(refused.errors?.[0]?.toJSON()).toMatchInlineSnapshot(`
      {
        "extensions": {
          "code": "QUERY_TOO_COMPLEX",
          "cost": 5000,
          "limit": 4999,
        },
        "locations": [
          {
            "column": 1,
            "line": 1,
          },
        ],
        "message": "The operation asks for up to 5000 objects; 4999 are allowed. Take smaller pages.",
      }
    `);
  });

  it('nothing of this changes the store', async () => {
    expect(await contentOf(worlds)).toBe(before);
  });
});

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly endCursor: string };
}

function nested(levels: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

/** Everything that can be read of the worlds. */
async function contentOf(worlds: readonly World[]): Promise<string> {
  const all = `{
    entities(first: 100) { totalCount nodes { id name relationshipCounts { type direction kind count } } }
    claims(first: 100) { totalCount nodes { id quote propositions { nodes { id claims { totalCount } } } } }
    sources(first: 100) { totalCount nodes { id claims { totalCount } } }
    meta { revision }
  }`;
  return JSON.stringify(dataOf(await askAll(worlds, all)));
}
