import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, DOORS, type Serving, serveWorld } from './serving.ts';

const nested = (levels: number) => {
  const [open, close] = ['partOf { ', '} '];
  return `{ pledge(id: "pledge:p1") { ${open.repeat(levels - 1)}id ${close.repeat(levels - 1)}} }`;
};
const times = (count: number, text: (index: number) => string) =>
  `{ ${Array.from({ length: count }, (_, index) => text(index)).join(' ')} }`;

describe.each(DOORS)('limits by %s', (door) => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveWorld();
  });
  afterAll(() => serving.close());

  const codes = async (query: string) => codesOf(await serving.post(door, { query }));

  test('twelve levels are answered, thirteen are too deep', async () => {
    expect(await codes(nested(12))).toEqual([]);
    expect(await codes(nested(13))).toEqual(['QUERY_TOO_DEEP']);
  });

  test('edges, node, nodes and fragments add no depth', async () => {
    const level = (inner: string) =>
      `donors(first: 1) { edges { node { ...on State { pledgesMade(first: 1) { nodes { ${inner} } } } } } }`;
    const query = `{ pledge(id: "pledge:p1") { ${level(level('id'))} } }`;
    expect(await codes(query)).toEqual([]);
  });

  test('fifty aliases are answered, fifty-one are not, whatever they stand for', async () => {
    expect(await codes(times(50, (index) => `a${index}: __typename`))).toEqual([]);
    expect(await codes(times(51, (index) => `a${index}: __typename`))).toEqual([
      'QUERY_TOO_COMPLEX',
    ]);
  });

  test('aliases in a fragment count as often as it is spread', async () => {
    const eleven = times(11, (index) => `a${index}: id`);
    const spread = times(5, (index) => `... on Query { state(id: "state:a${index}") { ...F } }`);
    expect(await codes(`query ${spread} fragment F on State ${eleven}`)).toEqual([
      'QUERY_TOO_COMPLEX',
    ]);
  });

  test('eight directives are answered, nine are not', async () => {
    const skip = () => '__typename @skip(if: false)';
    expect(await codes(times(8, skip))).toEqual([]);
    expect(await codes(times(9, skip))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  test('a document of more than two thousand tokens is not read to its end', async () => {
    const ids = (count: number) => `{ nodes(ids: [${'"state:aa" '.repeat(count)}]) { id } }`;
    // Too many ids for the field, and still read.
    expect(await codes(ids(1980))).toEqual(['BAD_USER_INPUT']);
    expect(await codes(ids(2000))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  test('an operation that asks for too many objects is told how many and how many are allowed', async () => {
    const query = '{ states(first: 100) { nodes { pledgesMade(first: 100) { nodes { id } } } } }';
    const { body } = await serving.post(door, { query });
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'QUERY_TOO_COMPLEX',
      cost: 10_100,
      limit: 5000,
    });
  });

  test('the introspection of GraphiQL passes', async () => {
    const options = { schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true };
    expect(await codes(getIntrospectionQuery(options))).toEqual([]);
  });

  test('introspection that runs in circles does not', async () => {
    const fields = `${'{ fields { type '.repeat(5)}{ name }${' } }'.repeat(5)}`;
    expect(await codes(`{ __schema { types ${fields} } }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test('a fragment that spreads itself is refused', async () => {
    const query = '{ ...F } fragment F on Query { ...F }';
    expect(await codes(query)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test.each([
    [
      'the same field two thousand times',
      times(1, () => `state(id: "state:aa") ${times(1980, () => 'name')}`),
    ],
    ['fragments that double', doubling(60)],
    ['a name of half a megabyte', `{ ${'a'.repeat(500_000)} }`],
    ['a string of half a megabyte', `{ state(id: "${'a'.repeat(500_000)}") { name } }`],
    ['a thousand open braces', '{ a '.repeat(990)],
    [
      'many variables',
      `query (${Array.from({ length: 400 }, (_, n) => `$a${n}: ID`).join(' ')}) { __typename }`,
    ],
    ['a list of a thousand ids', `{ nodes(ids: [${'"state:aa" '.repeat(1900)}]) { id } }`],
  ])('%s is answered within a second', async (_name, query) => {
    const startedAt = performance.now();
    await serving.post(door, { query });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

/** F0 spreads F1 twice, F1 spreads F2 twice, and so on. */
function doubling(count: number): string {
  const fragments = Array.from({ length: count }, (_, index) => {
    const next = index === count - 1 ? 'id' : `...F${index + 1} ...F${index + 1}`;
    return `fragment F${index} on State { ${next} }`;
  });
  return `{ state(id: "state:aa") { ...F0 } } ${fragments.join(' ')}`;
}
