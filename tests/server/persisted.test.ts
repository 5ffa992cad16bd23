import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REMEMBERED_MS } from '#graph/remembered.ts';
import type { GraphStore } from '#graph/store.ts';
import { entity } from '#tests/support/rows.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { subscribe } from './event-reader.ts';
import { bearer, codesOf, DOORS, type Serving, serveWorld, tokenOf } from './serving.ts';

const STATE = 'query State($id: ID!) { state(id: $id) { name } }';
const SPLIT =
  'mutation Split($id: ID!) { splitEntity(input: { id: $id }) { __typename ... on SplitEntityPayload { entity } } }';
const CHANGED =
  'subscription Changed { changes(since: 0) { revision cursor change { id kind sentence } } }';
const ARDEN = { id: 'state:aa' };
const NAMED = { data: { state: { name: 'Arden' } } };

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } });

async function keep(store: GraphStore, document: string): Promise<string> {
  const hash = hashOf(document);
  await store.operations.add({ hash, name: null, document, addedAt: '2024-10-01T00:00:00.000Z' });
  return hash;
}

/** Parameters of a GET; what is no text as JSON. */
function urlOf(parameters: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return `/graphql?${new URLSearchParams(Object.fromEntries(texts))}`;
}

let opened: TestStore;
let free: Serving;
let closed: Serving;
let hash: string;
beforeAll(async () => {
  opened = await openTestStore('sqlite');
  await opened.store.write(WORLD);
  hash = await keep(opened.store, STATE);
  free = await serveWorld({ store: opened.store });
  closed = await serveWorld({ store: opened.store, persistedOnly: true });
});
afterAll(async () => {
  await free.close();
  await closed.close();
  await opened.close();
});

describe.each(DOORS)('an operation that is kept, by %s', (door) => {
  test.each([
    ['extensions', () => ({ extensions: persisted(hash) })],
    ['extensions in capitals', () => ({ extensions: persisted(hash.toUpperCase()) })],
    ['documentId', () => ({ documentId: hash })],
    ['documentId with its algorithm', () => ({ documentId: `sha256:${hash}` })],
    ['both', () => ({ documentId: hash, extensions: persisted(hash) })],
    ['its hash beside its text', () => ({ query: STATE, extensions: persisted(hash) })],
  ])('runs by %s, whether or not others may run', async (_how, named) => {
    for (const serving of [free, closed]) {
      expect((await serving.post(door, { ...named(), variables: ARDEN })).body).toEqual(NAMED);
      const response = await serving.send(door, urlOf({ ...named(), variables: ARDEN }));
      expect([response.status, await response.json()]).toEqual([200, NAMED]);
    }
  });

  test('that there is not is answered in the words that clients look for', async () => {
    for (const serving of [free, closed]) {
      const answer = await serving.post(door, { extensions: persisted('0'.repeat(64)) });
      expect([answer.status, ...codesOf(answer)]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
      expect(answer.body.errors?.[0]?.message).toBe('PersistedQueryNotFound');
      const accept = 'application/graphql-response+json';
      const other = await serving.post(door, { documentId: '0'.repeat(64) }, { accept });
      expect([other.status, ...codesOf(other)]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
    }
  });

  test.each([
    ['a documentId of another form', { documentId: 'State' }],
    ['a documentId that is a number', { documentId: 1 }],
    ['a hash of another form', { extensions: persisted('x') }],
    ['no hash', { extensions: { persistedQuery: { version: 1 } } }],
    ['another version', { extensions: { persistedQuery: { version: 2, sha256Hash: 'a' } } }],
    ['an extension that is text', { extensions: { persistedQuery: 'x' } }],
    ['two hashes', { documentId: 'a'.repeat(64), extensions: persisted('b'.repeat(64)) }],
    ['the hash of another text', { query: '{ __typename }', documentId: 'a'.repeat(64) }],
    ['neither text nor hash', { extensions: {} }],
  ])('named by %s is a bad request', async (_what, body) => {
    for (const serving of [free, closed]) {
      const answer = await serving.post(door, body);
      expect([answer.status, ...codesOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    }
  });

  test('still has to have its variables', async () => {
    expect(codesOf(await closed.post(door, { documentId: hash }))).toEqual(['BAD_USER_INPUT']);
  });

  test('that writes takes a POST and a role, as any other', async () => {
    const split = await keep(opened.store, SPLIT);
    const request = { documentId: split, variables: ARDEN };
    expect(codesOf(await closed.post(door, request))).toEqual(['UNAUTHENTICATED']);
    expect((await closed.send(door, urlOf(request))).status).toBe(405);
    const editor = bearer(await tokenOf(opened.store, { role: 'EDITOR' }));
    expect((await closed.post(door, request, editor)).body).toEqual({
      data: { splitEntity: { __typename: 'SplitEntityPayload', entity: 'state:aa' } },
    });
  });
});

describe.each(DOORS)('where only kept operations run, by %s', (door) => {
  test.each([
    ['a query', STATE],
    ['the text of a kept one', `${STATE} `],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['a mutation', SPLIT],
    ['a subscription', CHANGED],
    ['what is no document', '{'],
  ])('%s is refused', async (_what, query) => {
    const answer = await closed.post(door, { query, variables: ARDEN });
    expect([answer.status, ...codesOf(answer)]).toEqual([403, 'PERSISTED_ONLY']);
    const response = await closed.send(door, urlOf({ query, variables: ARDEN }));
    expect(response.status).toBe(403);
    const own = { query, extensions: persisted(hashOf(query)) };
    const clever = await closed.post(door, own);
    expect(codesOf(clever)).not.toEqual([]);
    expect(clever.body.data).toBeUndefined();
  });

  test('a subscription of its own is refused as events are asked for', async () => {
    const refused = await closed.send(door, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: CHANGED }),
    });
    expect(await refused.text()).toMatch('PERSISTED_ONLY');
  });

  test('an operation that is kept and looks into the schema is refused', async () => {
    const looks = await keep(opened.store, 'query Looks { __schema { queryType { name } } }');
    expect((await free.post(door, { documentId: looks })).body.errors).toBeUndefined();
    const [code] = codesOf(await closed.post(door, { documentId: looks }));
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('there is no GraphiQL', async () => {
    const headers = { accept: 'text/html' };
    const page = await closed.send(door, '/graphql', { headers });
    expect([page.status, await page.text()]).toEqual([406, expect.not.stringMatching('<title>')]);
    const front = await closed.send(door, '/', { headers, redirect: 'manual' });
    expect(front.status).toBe(200);
  });
});

describe('an operation that is removed', () => {
  test('is no longer run after a few seconds, and until then costs no read', async () => {
    const count = 'query Count { states { totalCount } }';
    const removed = await keep(opened.store, count);
    const found: string[] = [];
    const { operations } = opened.store;
    const find = operations.find.bind(operations);
    operations.find = async (wanted) => {
      found.push(wanted);
      return find(wanted);
    };
    const ask = () => closed.post('port', { documentId: removed });
    for (let round = 0; round < 5; round++) expect(codesOf(await ask())).toEqual([]);
    expect(found).toEqual([removed]);
    await operations.remove(removed, new Date().toISOString());
    await delay(REMEMBERED_MS);
    expect(codesOf(await ask())).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    await keep(opened.store, count);
    expect(codesOf(await ask())).toEqual([]);
  });

  test('ends the subscriptions to it', async () => {
    const changed = await keep(opened.store, CHANGED);
    const reader = await subscribe(closed, '', { request: { documentId: changed } });
    await reader.until(1);
    expect(reader.codes()).toEqual([]);
    await opened.store.operations.remove(changed, new Date().toISOString());
    await delay(REMEMBERED_MS + 100);
    await opened.store.write({ ...WORLD, nodes: [entity('person:new', 'New')], relationships: [] });
    await reader.ended;
    expect(reader.codes()).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });
});
