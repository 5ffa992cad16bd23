import { type IncomingMessage, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { entity } from '#tests/support/rows.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';
import { type Serving, serveWorld, until } from './serving.ts';

const path = (query: string, format = 'csv') =>
  `/export?${new URLSearchParams({ query, format, evidence: 'false' })}`;

let serving: Serving;
afterEach(() => serving.close());

describe('a long file', () => {
  const PEOPLE = 1050;
  const ALL = path('{ people { nodes { id name } } }');
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore('sqlite');
    const description = 'x'.repeat(20_000);
    const people = Array.from({ length: PEOPLE }, (_, index) =>
      entity(`person:p${index}`, `Person ${index}`, { description }),
    );
    const at = '2024-10-01T00:00:00.000Z';
    await opened.store.write({
      actor: 'test',
      message: 'a crowd',
      at,
      nodes: people,
      relationships: [],
    });
  });
  afterAll(() => opened.close());

  test('has every row once, from all pages, as of one revision', async () => {
    let reads = 0;
    const store = counting(opened.store, async () => {
      reads += 1;
      if (reads !== 2) return;
      const at = '2024-10-02T00:00:00.000Z';
      const nodes = [entity('person:p999', 'Renamed'), entity('person:zz', 'Come late')];
      await opened.store.write({ actor: 'test', message: 'later', at, nodes, relationships: [] });
    });
    serving = await serveWorld({ store });
    const text = await (await serving.send('port', ALL)).text();
    const ids = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
    expect(new Set(ids).size).toBe(PEOPLE);
    expect(ids).toHaveLength(PEOPLE);
    expect(text).toContain('person:p999,Person 999,');
    expect(text).not.toContain('Come late');
    expect(reads).toBe(12);
  });

  test('takes smaller pages where a row is wide', async () => {
    serving = await serveWorld({ store: opened.store, limits: { complexity: 60 } });
    const query = '{ people(first: 130) { nodes { id memberships(first: 1) { nodes { id } } } } }';
    const response = await serving.send('port', path(query, 'jsonl'));
    expect((await response.text()).trim().split('\n')).toHaveLength(130);
  });

  const WIDE = path('{ people { nodes { id description } } }');

  test('is read no faster than it is taken, and to its end', async () => {
    let reads = 0;
    serving = await serveWorld({ store: counting(opened.store, async () => void reads++) });
    const response = await responseOf(`${serving.origin}${WIDE}`);
    response.pause();
    await stable(() => reads);
    const whileWaiting = reads;
    expect(whileWaiting).toBeLessThan(8);
    let bytes = 0;
    for await (const chunk of response) bytes += (chunk as Buffer).length;
    expect(reads).toBe(12);
    expect(bytes).toBeGreaterThan(PEOPLE * 20_000);
  });

  test('ends when the client goes away, and others are answered meanwhile', async () => {
    let reads = 0;
    serving = await serveWorld({ store: counting(opened.store, async () => void reads++) });
    const response = await responseOf(`${serving.origin}${WIDE}`);
    response.pause();
    await stable(() => reads);
    const answer = await serving.post('port', { query: '{ person(id: "person:p1") { name } }' });
    expect(answer.body.data).toEqual({ person: { name: 'Person 1' } });
    response.on('error', () => undefined);
    response.destroy();
    const before = await stable(() => reads);
    expect(before).toBeLessThan(12);
  });

  test('breaks off when a page fails, so that nobody takes it for whole', async () => {
    let reads = 0;
    const store = counting(opened.store, async () => {
      reads += 1;
      if (reads > 3) throw new Error('the disk is gone');
    });
    serving = await serveWorld({ store });
    const response = await serving.send('port', ALL);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    await until(() => serving.lines.some(({ msg }) => msg === 'export broken off'));
    expect(serving.lines.find(({ msg }) => msg === 'export broken off')).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
    expect((await serving.post('port', { query: '{ __typename }' })).status).toBe(200);
  });

  test('waits for the next minute where its pages cost more than one allows', async () => {
    serving = await serveWorld({ store: opened.store, access: { rateLimit: 210 } });
    const response = await serving.send('port', ALL);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let rows = 0;
    const reading = (async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return 'ended';
        rows += new TextDecoder().decode(value).split('\r\n').length - 1;
      }
    })();
    const outcome = await Promise.race([reading, stable(() => rows, 700)]);
    expect(outcome).not.toBe('ended');
    expect(rows).toBe(121);
    await reader.cancel();
  });
});

/** The store, which tells of each read before it is made. */
function counting(store: GraphStore, onRead: () => Promise<unknown>): GraphStore {
  return new Proxy(store, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target);
      if (name !== 'read') return typeof member === 'function' ? member.bind(target) : member;
      return async (...given: Parameters<GraphStore['read']>) => {
        await onRead();
        return target.read(...given);
      };
    },
  });
}

function responseOf(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, resolve).on('error', reject).end();
  });
}

/** The value when it has not changed for a while. */
async function stable(value: () => number, ms = 300): Promise<number> {
  let [last, since] = [value(), Date.now()];
  while (Date.now() - since < ms) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (value() !== last) [last, since] = [value(), Date.now()];
  }
  return last;
}
