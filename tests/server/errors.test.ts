import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_CODES } from '#src/errors.ts';
import { openTestStore } from '#tests/support/stores.ts';
import { codesOf, DOORS, type Serving, serveWorld } from './serving.ts';

describe.each(DOORS)('errors by %s', (door) => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveWorld();
  });
  afterAll(() => serving.close());

  test.each([
    ['no JSON', '{"query": "se', 400, 'BAD_REQUEST'],
    ['no object', '"{ meta { version } }"', 400, 'BAD_REQUEST'],
    ['null', 'null', 400, 'BAD_REQUEST'],
    ['no query', {}, 400, 'BAD_REQUEST'],
    ['a query that is a number', { query: 1 }, 400, 'BAD_REQUEST'],
    ['variables that are a list', { query: '{__typename}', variables: [] }, 400, 'BAD_REQUEST'],
    ['a name that is a number', { query: '{__typename}', operationName: 1 }, 400, 'BAD_REQUEST'],
    ['extensions as text', { query: '{__typename}', extensions: 'x' }, 400, 'BAD_REQUEST'],
    ['an unknown member', { query: '{__typename}', id: 1 }, 400, 'BAD_REQUEST'],
    ['a batch', [{ query: '{__typename}' }], 400, 'BAD_REQUEST'],
    ['two operations', { query: 'query A {__typename} query B {__typename}' }, 400, 'BAD_REQUEST'],
    ['no document', { query: '{ meta' }, 200, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['a mutation', { query: 'mutation { a }' }, 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['a page too large', { query: '{ states(first: 101) { totalCount } }' }, 200, 'BAD_USER_INPUT'],
  ])('%s is answered with its code', async (_name, body, status, code) => {
    const answer = await serving.post(door, body);
    expect([answer.status, ...codesOf(answer)]).toEqual([status, code]);
  });

  test('a refused operation is 400 to a client that knows the type of GraphQL responses', async () => {
    const accept = 'application/graphql-response+json';
    const query = 'query ($first: Int) { states(first: $first) { totalCount } }';
    for (const body of [
      { query: '{' },
      { query: '{ nothing }' },
      { query, variables: { first: 'x' } },
    ]) {
      const answer = await serving.post(door, body, { accept });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(accept);
    }
  });

  test('a variable of another type is the bad input of a user', async () => {
    const query = 'query ($first: Int) { states(first: $first) { totalCount } }';
    const answer = await serving.post(door, { query, variables: { first: 'many' } });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.body.errors?.[0]?.message).toMatch('"$first"');
  });

  test('a date that is no date names the variable that holds it', async () => {
    const query =
      'query ($on: EDTF) { pledges(where: { announcedOn: { eq: $on } }) { totalCount } }';
    const answer = await serving.post(door, { query, variables: { on: 'yesterday' } });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.body.errors?.[0]?.message).toMatch('"$on"');
  });

  test('no message repeats a long value', async () => {
    const query = 'query ($first: Int) { states(first: $first) { totalCount } }';
    const { body } = await serving.post(door, { query, variables: { first: 'x'.repeat(100_000) } });
    expect(JSON.stringify(body).length).toBeLessThan(1000);
  });

  test('no answer repeats a body that is no JSON', async () => {
    const { body } = await serving.post(door, '{"query": "the-secret');
    expect(JSON.stringify(body)).not.toMatch('the-secret');
  });

  test('the code of a field that fails stands beside the others that do not', async () => {
    const query =
      '{ nodes(ids: []) { id } state(iso2: "AA", iso3: "AAA") { name } b: state(id: "state:aa") { name } }';
    const answer = await serving.post(door, { query });
    expect(answer.body.data).toMatchObject({ b: { name: 'Arden' }, state: null });
    expect(answer.body.errors).toMatchObject([
      { path: ['state'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(answer.status).toBe(200);
  });

  test('a fault of ours shows an id and nothing else, and the log has it under that id', async () => {
    const { store, close } = await openTestStore('sqlite');
    const broken = await serveWorld({ store });
    await close();
    const answer = await broken.post(door, { query: '{ state(id: "state:aa") { name } }' });
    expect(codesOf(answer)).toEqual(['INTERNAL_SERVER_ERROR']);
    const id = answer.body.errors?.[0]?.extensions['id'];
    expect(answer.body.errors?.[0]?.message).toBe(
      `Something went wrong on our side. The log has it under ${id}.`,
    );
    const fault = broken.lines.find(({ msg }) => msg === 'fault');
    expect(fault).toMatchObject({ id, err: { message: 'The database connection is not open' } });
    await broken.close();
  });

  test('without introspection neither the schema nor a near name can be had', async () => {
    const closed = await serveWorld({ introspection: false });
    for (const query of ['{ __schema { __typename } }', '{ stat(id: "state:aa") { name } }']) {
      const answer = await closed.post(door, { query });
      expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(answer.body.errors?.[0]?.message).not.toMatch('Did you mean');
    }
    await closed.close();
  });
});

test('every code has a sentence that says what it means', () => {
  expect(Object.values(ERROR_CODES).every((sentence) => sentence.endsWith('.'))).toBe(true);
});
