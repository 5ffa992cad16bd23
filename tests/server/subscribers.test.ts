import { request } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { graphModel } from '#modules/graph-model.ts';
import { Neo4jStore } from '#stores/neo4j/neo4j-store.ts';
import { SqliteStore } from '#stores/sqlite/sqlite-store.ts';
import { entity } from '#tests/support/rows.ts';
import {
  describeEachStore,
  type Engine,
  migrationsOf,
  neo4jAddress,
  openTestStore,
  type TestStore,
} from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { subscribe } from './event-reader.ts';
import { bearer, codesOf, type Serving, serveWorld, tokenOf } from './serving.ts';

const write = (store: GraphStore, ids: readonly string[], description = '') =>
  store.write({
    actor: 'test',
    message: 'some people',
    at: new Date().toISOString(),
    nodes: ids.map((id) => entity(id, id, { description })),
    relationships: [],
  });

describeEachStore('subscribers', (open, engine) => {
  let opened: TestStore;
  let store: GraphStore;
  let serving: Serving;
  beforeEach(async () => {
    opened = await open();
    ({ store } = opened);
    await store.write(WORLD);
    serving = await serveWorld({ store });
  });
  afterEach(async () => {
    await serving.close();
    await opened.close();
  });

  it('hear of what another instance writes', async () => {
    const other = await another(store, engine);
    const readers = [await subscribe(serving, '(since: 1)'), await subscribe(serving, '')];
    await Promise.all([
      ...[1, 2, 3].map((number) => write(other, [`person:theirs-${number}`])),
      ...[1, 2, 3].map((number) => write(store, [`person:ours-${number}`])),
    ]);
    for (const reader of readers) await reader.until(6);
    const [first, second] = readers.map((reader) => reader.keys());
    expect(first).toEqual(second);
    expect(first?.map((key) => key.split(' ')[0])).toEqual(['2', '3', '4', '5', '6', '7']);
    await other.close();
  });

  it('that do not read are dropped with a code, and no others', async () => {
    const LONG = 'x'.repeat(100_000);
    const LOTS = 400;
    const slow = await pausedSubscriber(serving);
    const fast = await subscribe(serving, '(since: 1)');
    for (let number = 0; number < LOTS; number += 50) {
      const ids = Array.from({ length: 50 }, (_, index) => `person:n-${1000 + number + index}`);
      await write(store, ids, LONG);
    }
    await fast.until(LOTS);
    expect(new Set(fast.keys()).size).toBe(LOTS);
    expect(fast.codes()).toEqual([]);
    const { told, code, cursor } = await slow.readOn();
    expect(code).toBe('SLOW_CONSUMER');
    expect(told).toBeLessThan(LOTS);
    const again = await subscribe(serving, `(after: "${cursor}")`);
    await again.until(LOTS - told);
    expect(again.keys()).toEqual(fast.keys().slice(told));
  });
});

/** A second instance of a store. */
async function another(store: GraphStore, engine: Engine): Promise<GraphStore> {
  if (engine === 'neo4j') return new Neo4jStore(graphModel, migrationsOf(engine), neo4jAddress());
  const { address } = await store.status();
  return new SqliteStore(graphModel, migrationsOf(engine), dirname(address));
}

/** A subscriber that takes whole changes and reads none of them until it is told to. */
async function pausedSubscriber(serving: Serving) {
  const query = 'subscription { changes(since: 1) { cursor change { after } } }';
  const body = JSON.stringify({ query });
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const sent = request(`${serving.origin}/graphql`, { method: 'POST', headers }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
  response.pause();
  const readOn = async () => {
    let text = '';
    for await (const chunk of response) text += chunk;
    const cursors = [...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor);
    const code = /"code":"(\w+)"/.exec(text)?.[1];
    return { told: cursors.length, code, cursor: cursors.at(-1) };
  };
  return { readOn };
}

describe('a subscription over HTTP', () => {
  let opened: TestStore;
  let serving: Serving | undefined;
  beforeEach(async () => {
    opened = await openTestStore('sqlite');
    await opened.store.write(WORLD);
  });
  afterEach(async () => {
    await serving?.close();
    await opened.close();
  });

  it('is refused to who does not take events, by either door', async () => {
    serving = await serveWorld({ store: opened.store });
    const body = { query: 'subscription { changes { revision } }' };
    for (const door of ['port', 'fetch'] as const) {
      const answer = await serving.post(door, body);
      expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
      expect(answer.body.errors?.[0]?.message).toContain('Accept: text/event-stream');
    }
  });

  it('can be asked for by GET, as a browser does', async () => {
    serving = await serveWorld({ store: opened.store });
    const query = encodeURIComponent(
      'subscription { changes(since: 0, kinds: [SOURCE_INGESTED]) { revision } }',
    );
    const response = await serving.send('port', `/graphql?query=${query}`, {
      headers: { accept: 'text/event-stream' },
    });
    const chunks = response.body as unknown as AsyncIterable<Uint8Array>;
    for await (const chunk of chunks) {
      const text = Buffer.from(chunk).toString();
      if (!text.includes('data:')) continue;
      expect(text).toContain('data: {"data":{"changes":{"revision":1}}}');
      break;
    }
  });

  const refused: Readonly<Record<string, string>> = {
    'a revision in the future': '(since: 9)',
    'a negative revision': '(since: -1)',
    'what is no cursor': '(after: "x")',
    'the id of no entity': '(about: "claim:deny")',
  };
  for (const [name, given] of Object.entries(refused))
    it(`refuses ${name}`, async () => {
      serving = await serveWorld({ store: opened.store });
      const reader = await subscribe(serving, given);
      await reader.ended;
      expect(reader.codes()).toEqual(['BAD_USER_INPUT']);
    });

  it('refuses the cursor of another filter', async () => {
    serving = await serveWorld({ store: opened.store });
    const reader = await subscribe(serving, '(since: 0)');
    await reader.until(1);
    const other = await subscribe(serving, `(after: "${reader.lastCursor()}", kinds: [ASSESSED])`);
    await other.ended;
    expect(other.codes()).toEqual(['BAD_USER_INPUT']);
  });

  it('takes a token where reading does, and ends when the token is no longer good', async () => {
    const { store } = opened;
    serving = await serveWorld({ store, access: { reads: 'token' } });
    const nobody = await subscribe(serving, '');
    await nobody.ended;
    expect([nobody.status, nobody.codes()]).toEqual([401, ['UNAUTHENTICATED']]);
    const expiresAt = new Date(Date.now() + 3000).toISOString();
    const token = await tokenOf(store, { expiresAt });
    const reader = await subscribe(serving, '', { headers: bearer(token) });
    await write(store, ['person:early']);
    await reader.until(1);
    await delay(5500);
    await write(store, ['person:late']);
    await reader.ended;
    expect(reader.keys()).toEqual(['2 person:early']);
    expect(reader.codes()).toEqual(['UNAUTHENTICATED']);
  });

  it('looks at the ledger only while somebody listens', async () => {
    const { store, looks } = counted(opened.store);
    serving = await serveWorld({ store });
    const readers = [await subscribe(serving, ''), await subscribe(serving, '')];
    await delay(500);
    const listening = looks();
    expect(listening).toBeGreaterThan(2);
    // Both are served by the same looks.
    expect(listening).toBeLessThan(10);
    for (const reader of readers) reader.leave();
    await delay(500);
    const left = looks();
    await delay(500);
    expect(looks()).toBe(left);
  });

  it('says nothing of a fault of ours but its id', async () => {
    const { store } = opened;
    const fail = () => Promise.reject(new Error('a secret'));
    const faulty = withLedger(store, { changes: fail });
    serving = await serveWorld({ store: faulty });
    const reader = await subscribe(serving, '(since: 0)');
    await reader.ended;
    expect(reader.codes()).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(reader.events)).not.toContain('secret');
  });
});

function withLedger(store: GraphStore, ledger: Partial<GraphStore['ledger']>): GraphStore {
  const whole = new Proxy(store.ledger, {
    get: (target, name) => {
      const own = ledger[name as keyof typeof ledger] ?? target[name as keyof typeof target];
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
  return new Proxy(store, {
    get: (target, name) => {
      const own = name === 'ledger' ? whole : target[name as keyof typeof target];
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

function counted(store: GraphStore): { readonly store: GraphStore; looks(): number } {
  let looks = 0;
  const head = () => {
    looks++;
    return store.ledger.head();
  };
  return { store: withLedger(store, { head }), looks: () => looks };
}
