import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { createPermalink, type Link } from '#tests/support/permalinks.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { bearer, codesOf, DOORS, type Serving, serveWorld, tokenOf } from './serving.ts';

const STATE = 'query State($id: ID!) { state(id: $id) { name } }';
const ARDEN = { id: 'state:aa' };
const NAMED = { data: { asOf: { state: { name: 'Arden' } } } };
const CREATE =
  'mutation ($input: CreatePermalinkInput!) { createPermalink(input: $input) { __typename ... on CreatePermalinkPayload { permalink } ... on Refusal { message } } }';

let opened: TestStore;
let store: GraphStore;
let serving: Serving;
let link: Link;
beforeAll(async () => {
  opened = await openTestStore('sqlite');
  ({ store } = opened);
  await store.write(WORLD);
  link = await createPermalink(store, { query: STATE, variables: ARDEN });
  serving = await serveWorld({ store });
});
afterAll(async () => {
  await serving.close();
  await opened.close();
});

describe.each(DOORS)('a permalink by %s', (door) => {
  const open = async (address: string, init: RequestInit = {}, by = serving) => {
    const response = await by.send(door, address, { redirect: 'manual', ...init });
    const text = await response.text();
    const body = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, body };
  };

  test('is answered with the result of its operation', async () => {
    const { status, headers, body } = await open(link.permalink);
    expect([status, body]).toEqual([200, NAMED]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('x-request-id')).toMatch(/./);
  });

  test('is answered in the type that is asked for', async () => {
    const accept = 'application/graphql-response+json';
    const { headers, body } = await open(link.permalink, { headers: { accept } });
    expect([headers.get('content-type'), body]).toEqual([`${accept}; charset=utf-8`, NAMED]);
  });

  test('leads a browser to GraphiQL with the operation filled in', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const { status, headers: sent } = await open(link.permalink, { headers });
    const { pathname, searchParams } = new URL(sent.get('location') ?? '', serving.origin);
    expect([status, pathname]).toEqual([302, '/graphql']);
    const query = searchParams.get('query') ?? '';
    expect(query).toContain('asOf(revision: 1)');
    const variables = JSON.parse(searchParams.get('variables') ?? '');
    expect((await serving.post(door, { query, variables })).body).toEqual(NAMED);
  });

  test.each(['nothing', '0000000000000', '000000000000', '', '%00', '../graphql'])(
    'called "%s" is not found',
    async (id) => {
      const { status, body } = await open(`/p/${id.replace('..', '%2e%2e%2f')}`);
      expect(status).toBe(404);
      expect(codesOf({ body } as never)).toEqual(['NOT_FOUND']);
    },
  );

  test('that was purged says so', async () => {
    const input = { query: STATE, variables: { id: `state:${door}` } };
    const { permalinkId, permalink } = await createPermalink(store, input);
    await store.permalinks.purge(permalinkId, '2024-11-01T00:00:00.000Z');
    const { status, body } = await open(permalink);
    expect([status, ...codesOf({ body } as never)]).toEqual([410, 'PERMALINK_PURGED']);
    expect(body.errors[0].message).toBe('The permalink was purged on 2024-11-01T00:00:00.000Z.');
  });

  test('takes a GET', async () => {
    const headers = { 'content-type': 'application/json' };
    const { status, headers: sent } = await open(link.permalink, { method: 'POST', headers });
    expect([status, sent.get('allow')]).toEqual([405, 'GET']);
  });

  test('is answered to those who may read, and at what it costs', async () => {
    const closed = await serveWorld({ store, access: { reads: 'token', rateLimit: 5 } });
    expect((await open(link.permalink, {}, closed)).status).toBe(401);
    const headers = bearer(await tokenOf(store, { name: `reader by ${door}` }));
    const first = await open(link.permalink, { headers }, closed);
    expect([first.status, first.headers.get('ratelimit')]).toEqual([
      200,
      expect.stringMatching(/^"default";r=2;t=/),
    ]);
    const second = await open(link.permalink, { headers }, closed);
    expect([second.status, ...codesOf({ body: second.body } as never)]).toEqual([
      429,
      'RATE_LIMITED',
    ]);
    await closed.close();
  });

  test('is answered within the limits of today', async () => {
    const narrow = await serveWorld({ store, limits: { complexity: 0 } });
    const { body } = await open(link.permalink, {}, narrow);
    expect(codesOf({ body } as never)).toEqual(['QUERY_TOO_COMPLEX']);
    await narrow.close();
  });
});

describe('where only kept operations run', () => {
  test('links are answered, and made, of kept operations alone', async () => {
    const closed = await serveWorld({ store, persistedOnly: true });
    const html = { headers: { accept: 'text/html' } };
    const opened = async () => {
      const responses = [
        closed.send('port', link.permalink),
        closed.send('port', link.permalink, html),
      ];
      return Promise.all(responses.map(async (response) => (await response).json()));
    };
    for (const { errors } of (await opened()) as { errors: { extensions: object }[] }[])
      expect(errors[0]?.extensions).toMatchObject({ code: 'PERSISTED_ONLY' });

    const editor = bearer(await tokenOf(store, { role: 'EDITOR' }));
    const keep = (hash: string, document: string) =>
      store.operations.add({ hash, name: null, document, addedAt: '2024-10-01T00:00:00.000Z' });
    const documentId = 'c'.repeat(64);
    await keep(documentId, CREATE);
    const create = async (query: string) => {
      const variables = { input: { query, variables: ARDEN } };
      const { body } = await closed.post('port', { documentId, variables }, editor);
      return (body.data as { createPermalink: unknown }).createPermalink;
    };
    expect(await create(STATE)).toEqual({
      __typename: 'ValidationError',
      message: 'Nothing was written. query: This server runs only operations that are kept on it.',
    });
    await keep(link.operation, STATE);
    expect(await create(STATE)).toEqual({
      __typename: 'CreatePermalinkPayload',
      permalink: link.permalink,
    });
    expect(await opened()).toEqual([NAMED, NAMED]);
    const file = await closed.send(
      'port',
      `/export?format=graphml&documentId=${link.operation}&variables=${JSON.stringify(ARDEN)}`,
    );
    expect([file.status, file.headers.get('link')]).toEqual([200, null]);
    await closed.close();
  });
});
