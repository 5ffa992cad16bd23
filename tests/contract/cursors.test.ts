import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';

type Variables = Readonly<Record<string, unknown>>;

const NO_CURSOR = 'is not a cursor. Take one from edges { cursor } or pageInfo.';
const ANOTHER =
  'BAD_USER_INPUT: The cursor is of another connection, or of another where or orderBy. Start again without it.';
const UNFIT =
  'BAD_USER_INPUT: The cursor does not fit its connection. Take one from edges { cursor } or pageInfo.';

const list = (field: string, keys: string, page = 'first: 2') =>
  `query($after: String) { page: ${field}(${page}, after: $after, ${keys}) { edges { cursor node { id } } } }`;
const KEYS =
  'where: {type: {in: [MILITARY, FINANCIAL]}, name: {startsWith: "Pledge"}}, orderBy: [{field: AMOUNT, direction: DESC}]';
const PLEDGES = list('pledges', KEYS);

describe('a cursor', () => {
  let worlds: readonly World[] = [];
  let cursor = '';
  let parts: readonly unknown[] = [];

  beforeAll(async () => {
    worlds = await openWorlds();
    cursor = (await cursorsOf(PLEDGES))[1] as string;
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  async function edgesOf(operation: string, variables: Variables = {}) {
    const { page } = dataOf(await askAll(worlds, operation, variables)) as { page: Connection };
    return page.edges;
  }
  const cursorsOf = async (operation: string) =>
    (await edgesOf(operation)).map((edge) => edge.cursor);
  const idsBehind = async (operation: string, variables: Variables = { after: cursor }) =>
    (await edgesOf(operation, variables)).map(({ node }) => node.id);
  const refusalOfCursor = async (after: string, operation = PLEDGES) =>
    refusalOf(await askAll(worlds, operation, { after }));

  const forge = (...forged: readonly unknown[]) =>
    Buffer.from(JSON.stringify(forged)).toString('base64url');

  it('says where its list goes on', async () => {
    expect(await idsBehind(PLEDGES)).toMatchInlineSnapshot(`
      [
        "pledge:p4",
        "pledge:p5",
      ]
    `);
    expect(await idsBehind(list('pledges', KEYS, 'first: 1'))).toMatchInlineSnapshot(`
      [
        "pledge:p4",
      ]
    `);
  });

  it('is good for the same list in another operation', async () => {
    const behind = await idsBehind(PLEDGES);
    const written = `{
      meta { engine: __typename }
      other: pledges(where: {name: {eq: "Pledge 2"}}) { totalCount }
      ...Page
    }
    fragment Page on Query {
      page: pledges(after: "${cursor}", ${KEYS}) { totalCount edges { node { id name } cursor } }
    }`;
    expect((await idsBehind(written, {})).slice(0, 2)).toEqual(behind);

    const given = `query($where: PledgeWhere, $by: [PledgeOrder!], $after: String) {
      page: pledges(where: $where, orderBy: $by, after: $after, first: 2) { edges { cursor node { id } } }
    }`;
    const where = {
      type: { in: ['MILITARY', 'FINANCIAL'] },
      name: { startsWith: 'Pledge' },
    };
    const by = [{ field: 'AMOUNT', direction: 'DESC' }];
    expect(await idsBehind(given, { where, by, after: cursor })).toEqual(behind);
    // The order in which the keys of an object are written means nothing.
    const { type, name } = where;
    expect(await idsBehind(given, { where: { name, type }, by, after: cursor })).toEqual(behind);
  });

  it('is good whichever way the keys of its conditions are written', async () => {
    const turned =
      'orderBy: [{direction: DESC, field: AMOUNT}], where: {name: {startsWith: "Pledge"}, type: {in: [MILITARY, FINANCIAL]}}';
    expect(await idsBehind(list('pledges', turned))).toEqual(await idsBehind(PLEDGES));
  });

  it('leads back, too', async () => {
    const back = list('pledges', KEYS, 'last: 1').replace('after: $after', 'before: $after');
    expect(await idsBehind(back)).toEqual([(await edgesOf(PLEDGES))[0]?.node.id]);
  });

  const others: Readonly<Record<string, string>> = {
    'another value in where': list('pledges', KEYS.replace('"Pledge"', '"Pledge "')),
    'another operator in where': list('pledges', KEYS.replace('startsWith', 'contains')),
    'no where': list('pledges', 'orderBy: [{field: AMOUNT, direction: DESC}]'),
    'another direction': list('pledges', KEYS.replace(', direction: DESC', '')),
    'another orderBy': list('pledges', KEYS.replace('AMOUNT', 'ANNOUNCED_ON')),
    'another key behind': list('pledges', KEYS.replace('DESC}', 'DESC}, {field: NAME}')),
  };
  for (const [name, operation] of Object.entries(others))
    it(`of ${name} is refused`, async () => {
      expect(await refusalOfCursor(cursor, operation)).toBe(ANOTHER);
    });

  it('of another field is refused', async () => {
    const of = (field: string) =>
      `query($after: String) { state(id: "state:aa") { page: ${field}(first: 1, after: $after) { edges { cursor } } } }`;
    const { state } = dataOf(await askAll(worlds, of('pledgesMade'))) as {
      state: { page: Connection };
    };
    const made = state.page.edges[0]?.cursor as string;
    expect((await askAll(worlds, of('pledgesMade'), { after: made })).errors).toBeUndefined();
    for (const other of ['pledgesReceived', 'borders', 'claims', 'relationships'])
      expect(await refusalOfCursor(made, of(other))).toBe(ANOTHER);
    expect(await refusalOfCursor(made, list('pledges', 'where: {}'))).toBe(ANOTHER);
    expect(await refusalOfCursor(cursor, of('pledgesMade'))).toBe(ANOTHER);
  });

  it('that is none is refused', async () => {
    const whole = Buffer.from(cursor, 'base64url').toString();
    const garbage = [
      '',
      ' ',
      'x',
      'null',
      '💥',
      `${cursor}x`,
      cursor.slice(0, -3),
      forge(),
      Buffer.from('{}').toString('base64url'),
      Buffer.from('"text"').toString('base64url'),
      Buffer.from(whole.slice(1)).toString('base64url'),
      Buffer.from('['.repeat(100_000)).toString('base64url'),
      forge([parts[0]], ...parts.slice(1)),
      forge(...parts.slice(0, -1), { id: 'pledge:p1' }),
      'A'.repeat(1_000_000),
    ];
    for (const each of garbage)
      expect(await refusalOfCursor(each)).toMatch(/^BAD_USER_INPUT: (".*" is not a|The) cursor/s);
    expect(await refusalOfCursor('x')).toBe(`BAD_USER_INPUT: "x" ${NO_CURSOR}`);
    expect((await refusalOfCursor('A'.repeat(1_000_000))).length).toBeLessThan(300);
  });

  it('with other keys than its list has is refused', async () => {
    const [hash, revision, currency, value, id] = parts;
    expect([currency, value, id]).toEqual(['GBP', '990000', 'pledge:p2']);
    for (const forged of [
      forge(hash, revision),
      forge(hash, revision, currency, value),
      forge(hash, revision, currency, value, id, id),
      forge('AAAAAAAAAAA', revision, currency, value, id),
      forge(hash, 'now', currency, value, id),
      forge(hash, null, currency, value, id),
    ])
      expect(await refusalOfCursor(forged)).toBe(ANOTHER);
    for (const forged of [
      forge(hash, revision, 1, value, id),
      forge(hash, revision, true, value, id),
      forge(hash, revision, currency, 990000, id),
      forge(hash, revision, currency, '99.0000', id),
      forge(hash, revision, currency, '', id),
      forge(hash, revision, currency, '9223372036854775808', id),
      forge(hash, revision, currency, '-9223372036854775809', id),
      forge(hash, revision, currency, '9'.repeat(400), id),
      forge(hash, revision, currency, value, null),
      forge(hash, revision, currency, value, 2),
      forge(hash, revision, currency, value, 'pledge:\u0000'),
      forge(hash, revision, currency, value, 'pledge:\ud800'),
    ])
      expect([forged, await refusalOfCursor(forged)]).toEqual([forged, UNFIT]);
  });

  it('with a number that is none is refused', async () => {
    const by = list(
      'entity(id: "state:aa") { relationships',
      'orderBy: [{field: SUPPORT}]',
    ).replace('page: entity', 'entity');
    const operation = `${by} }`
      .replace('relationships(', 'page: relationships(')
      .replace('node { id }', '');
    const { entity } = dataOf(await askAll(worlds, operation)) as { entity: { page: Connection } };
    const [hash, revision, support, ...rest] = JSON.parse(
      Buffer.from(entity.page.edges[0]?.cursor as string, 'base64url').toString(),
    );
    expect(support).toBe(1);
    for (const number of [1.5, 2 ** 53, 1e300, '1', null, true])
      expect(await refusalOfCursor(forge(hash, revision, number, ...rest), operation)).toBe(UNFIT);
  });

  it('that is forged never reaches an engine as a fault', () =>
    fc.assert(
      fc.asyncProperty(fc.tuple(fc.jsonValue(), fc.jsonValue(), fc.jsonValue()), async (keys) => {
        const after = forge(parts[0], parts[1], ...keys);
        const { errors = [] } = await askAll(worlds, PLEDGES, { after });
        for (const { extensions } of errors) expect(extensions['code']).toBe('BAD_USER_INPUT');
      }),
      { numRuns: 100 },
    ));

  it('with keys that no row has is a place between rows', async () => {
    const [hash, revision] = parts;
    const behind = (...keys: readonly unknown[]) =>
      idsBehind(PLEDGES, { after: forge(hash, revision, ...keys) });
    expect(await behind('ZZZ', '0', 'pledge:zz')).toEqual(
      (await edgesOf(PLEDGES)).map(({ node }) => node.id),
    );
    expect(await behind(null, null, 'z'.repeat(1_000_000))).toEqual([]);
    expect(await behind('', '-9223372036854775808', '')).toEqual(await behind(null, null, ''));
  });
});

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}
