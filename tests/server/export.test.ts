import { afterEach, describe, expect, test } from 'vitest';
import { bearer, DOORS, type Serving, serveWorld, tokenOf } from './serving.ts';

const STATES = '{ states { nodes { id } } }';
const path = (query: string, parameters: Record<string, string> = { format: 'csv' }) =>
  `/export?${new URLSearchParams({ query, ...parameters })}`;

interface Refusal {
  readonly errors: readonly [{ readonly message: string; readonly extensions: { code: string } }];
}

let serving: Serving;
afterEach(() => serving?.close());

async function refusalOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as Refusal;
  return `${response.status} ${errors[0].extensions.code}: ${errors[0].message}`;
}

describe.each(DOORS)('a file by %s', (door) => {
  test('says what it is and where it is found again', async () => {
    serving = await serveWorld();
    const query = 'query Countries { states { nodes { id } } }';
    const response = await serving.send(door, path(query));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="Countries-1.csv"',
    );
    const link = /^<([^>]+)>; rel="canonical"$/.exec(response.headers.get('link') ?? '')?.[1];
    const text = await response.text();
    expect(text.split('\r\n')).toHaveLength(6);
    const again = await serving.send(door, link as string);
    expect(await again.text()).toBe(text);
    expect(again.headers.get('link')).toBe(response.headers.get('link'));
    expect(serving.lines).toMatchObject([{ path: '/export', status: 200 }, { status: 200 }]);
  });

  test.each([
    ['{ nodes(ids: ["state:aa"]) { id } }', null],
    ['{ states { nodes { id } } nodes(ids: ["state:aa"]) { id } }', null],
    ['{ diff(from: 1) { nodes { id } } }', 'to:1'],
  ])('is found again only where all of it has a revision: %s', async (query, pinned) => {
    serving = await serveWorld();
    const { headers } = await serving.send(door, path(query, { format: 'jsonl' }));
    const link = headers.get('link');
    expect(pinned === null ? link : decodeURIComponent(link ?? '')).toEqual(
      pinned === null ? null : expect.stringContaining(pinned),
    );
  });

  test('of no rows is a header, or nothing', async () => {
    serving = await serveWorld();
    const query = '{ states(where: { id: { eq: "state:zz" } }) { nodes { id } } }';
    const csv = await serving.send(door, path(query, { format: 'csv', evidence: 'false' }));
    expect(await csv.text()).toBe('id,permalink\r\n');
    const jsonl = await serving.send(door, path(query, { format: 'jsonl' }));
    expect([jsonl.status, await jsonl.text()]).toEqual([200, '']);
  });

  test('takes variables, and as many rows as first says', async () => {
    serving = await serveWorld();
    const query = 'query ($n: Int) { states(first: $n) { nodes { id } } }';
    const asked = { format: 'jsonl', evidence: 'false', variables: '{"n":2}' };
    const response = await serving.send(door, path(query, asked));
    expect((await response.text()).trim().split('\n')).toHaveLength(2);
  });

  test.each([
    [
      'no format',
      path(STATES, {}),
      '400 BAD_USER_INPUT: Give format, one of csv, jsonl, graphml, gexf, ftm.',
    ],
    ['another format', path(STATES, { format: 'xls' }), '400 BAD_USER_INPUT: Give format'],
    ['a name of every object', path(STATES, { format: 'toString' }), '400 BAD_USER_INPUT: Give'],
    ['no query', '/export?format=csv', '400 BAD_REQUEST: "query" is missing'],
    [
      'another parameter',
      path(STATES, { format: 'csv', page: '2' }),
      '400 BAD_REQUEST: An export has',
    ],
    [
      'a parameter twice',
      `${path(STATES)}&format=csv`,
      '400 BAD_REQUEST: "format" is given more than once.',
    ],
    [
      'variables that are no JSON',
      path(STATES, { format: 'csv', variables: '{' }),
      '400 BAD_REQUEST: "variables" is no JSON.',
    ],
    [
      'variables of another type',
      path('query ($n: Int) { states(first: $n) { nodes { id } } }', {
        format: 'csv',
        variables: '{"n":"x"}',
      }),
      '400 BAD_USER_INPUT: Variable "$n"',
    ],
    [
      'evidence that is neither',
      path(STATES, { format: 'csv', evidence: 'no' }),
      '400 BAD_USER_INPUT: evidence is true or false.',
    ],
    ['a document that does not parse', path('{'), '400 GRAPHQL_PARSE_FAILED: '],
    ['a field that there is not', path('{ nothing }'), '400 GRAPHQL_VALIDATION_FAILED: '],
    [
      'a mutation',
      path('mutation { retractClaim(input: { id: "claim:x", reason: "x" }) { __typename } }'),
      '40',
    ],
    ['no list', path('{ meta { version } }'), '400 BAD_USER_INPUT: There are no rows in the query'],
    [
      'several lists as one table',
      path('{ states { nodes { id } } people { nodes { id } } }'),
      '400 BAD_USER_INPUT: CSV is one table, and the query has states.nodes, people.nodes.',
    ],
    [
      'a graph of no nodes',
      path('{ pledges { aggregate { count } } }', { format: 'gexf' }),
      '400 BAD_USER_INPUT: There are no nodes with ids in the query',
    ],
    [
      'a page from its end',
      path('{ states(last: 2) { nodes { id } } }'),
      '400 BAD_USER_INPUT: An export goes through "states" from its start: leave out last.',
    ],
    [
      'a cursor',
      path('{ states(after: "x") { nodes { id } } }'),
      '400 BAD_USER_INPUT: An export goes through "states" from its start: leave out after.',
    ],
    [
      'a negative first',
      path('{ states(first: -1) { nodes { id } } }'),
      '400 BAD_USER_INPUT: first of "states" is -1',
    ],
    [
      'a key of ours',
      path('{ states { nodes { _id: id } } }'),
      '400 BAD_USER_INPUT: Names that begin with "_"',
    ],
    [
      'a revision to come',
      path('{ asOf(revision: 99) { states { nodes { id } } } }'),
      '400 BAD_USER_INPUT: Revision 99 is in the future',
    ],
    [
      'a row that is too much',
      path(
        '{ states { nodes { pledgesMade(first: 100) { nodes { weapons(first: 100) { nodes { id } } } } } } }',
      ),
      '400 QUERY_TOO_COMPLEX: ',
    ],
  ])('%s is refused', async (_what, asked, refusal) => {
    serving = await serveWorld();
    const answer = await refusalOf(await serving.send(door, asked));
    expect(answer.slice(0, refusal.length)).toBe(refusal);
  });

  test('is got by GET alone', async () => {
    serving = await serveWorld();
    const answer = await refusalOf(await serving.send(door, path(STATES), { method: 'POST' }));
    expect(answer).toBe('400 BAD_REQUEST: Ask for a file by GET.');
  });

  test('has the rights of a reader where reads take a token', async () => {
    serving = await serveWorld({ access: { reads: 'token' } });
    const nobody = await serving.send(door, path(STATES));
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer realm="chancery"');
    expect(await refusalOf(nobody)).toMatch(/^401 UNAUTHENTICATED: /);
    const headers = bearer(await tokenOf(serving.store, {}));
    expect((await serving.send(door, path(STATES), { headers })).status).toBe(200);
  });

  test('runs kept operations alone where nothing else is run', async () => {
    serving = await serveWorld({ persistedOnly: true });
    expect(await refusalOf(await serving.send(door, path(STATES)))).toMatch(/^4\d\d PERSISTED/);
  });

  test('costs what its pages cost, and is refused like them', async () => {
    serving = await serveWorld({ access: { rateLimit: 30 } });
    const plain = path(STATES, { format: 'csv', evidence: 'false' });
    const first = await serving.send(door, plain);
    expect(first.headers.get('ratelimit')).toMatch(/r=9;/);
    await first.text();
    const second = await serving.send(door, plain);
    expect(second.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refusalOf(second)).toMatch(/^429 RATE_LIMITED: /);
  });
});
