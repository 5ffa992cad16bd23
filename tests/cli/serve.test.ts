import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyNeo4j, isAvailable, neo4jAddress } from '#tests/support/stores.ts';
import { announced, start, stop } from './running.ts';

const QUESTION = '{ state(id: "state:gb") { name } }';
const ANSWER = { data: { state: { name: 'United Kingdom' } } };

async function ask(url: string, query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const endsAt = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > endsAt) throw new Error('It did not come to pass within thirty seconds.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('serve', () => {
  let directory: string;
  let child: ChildProcess | undefined;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  });
  afterEach(async () => {
    if (child?.exitCode === null) await stop(child);
    rmSync(directory, { recursive: true, force: true });
  });

  const serve = (line: readonly string[] = [], environment: Record<string, string> = {}) => {
    const settings = { CHANCERY_STORE: join(directory, 'store'), ...environment };
    child = start(['serve', '--json', ...line], { environment: settings });
    return child;
  };

  test('an empty folder becomes a seeded service that says where it stands', async () => {
    const urls = await announced(serve());
    expect(urls.graphiql).toBe(urls.graphql);
    expect(await ask(urls.graphql, QUESTION)).toEqual(ANSWER);
    expect((await fetch(urls.live)).status).toBe(200);
    expect((await fetch(urls.ready)).status).toBe(200);
    expect(await stop(child as ChildProcess)).toBe(0);
  });

  test('with --no-seed an empty store stays empty', async () => {
    const { graphql } = await announced(serve(['--no-seed']));
    expect(await ask(graphql, '{ entities { totalCount } }')).toEqual({
      data: { entities: { totalCount: 0 } },
    });
  });

  test('a request that runs is answered before the service ends', async () => {
    const { graphql } = await announced(serve());
    const document = JSON.stringify({ query: QUESTION });
    let ended: Promise<number | null> | undefined;
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode(document.slice(0, 10)));
        await new Promise((resolve) => setTimeout(resolve, 300));
        ended = stop(child as ChildProcess);
        await new Promise((resolve) => setTimeout(resolve, 300));
        controller.enqueue(new TextEncoder().encode(document.slice(10)));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await fetch(graphql, init);
    expect(await response.json()).toEqual(ANSWER);
    const startedAt = Date.now();
    expect(await ended).toBe(0);
    // It does not wait for another request on the same connection.
    expect(Date.now() - startedAt).toBeLessThan(2000);
  });

  test('a port that is taken is told', async () => {
    const taken = createTcpServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const second = serve([], { PORT: `${port}` });
    let said = '';
    second.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(1);
    expect(said).toMatch(
      `BAD_CONFIGURATION: HOST 127.0.0.1 with PORT ${port} cannot be listened on`,
    );
    taken.close();
  });

  test('it keeps under 200 MB while it answers', async () => {
    const { graphql } = await announced(serve());
    for (let round = 0; round < 50; round++) {
      await Promise.all(Array.from({ length: 16 }, () => ask(graphql, QUESTION)));
    }
    const status = readFileSync(`/proc/${child?.pid}/status`, 'utf8');
    expect(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])).toBeLessThan(200_000);
  });
});

describe.skipIf(!isAvailable('neo4j'))('serve before its Neo4j', () => {
  let gate: Server | undefined;
  let child: ChildProcess | undefined;
  afterEach(async () => {
    if (child?.exitCode === null) await stop(child);
    gate?.close();
  });

  test('it listens, says what it misses, and migrates and seeds when Neo4j comes', async () => {
    await emptyNeo4j();
    const port = await freePort();
    const environment = { CHANCERY_STORE: `bolt://127.0.0.1:${port}` };
    child = start(['serve', '--json'], { environment });
    const { graphql, live, ready } = await announced(child);
    expect((await fetch(live)).status).toBe(200);
    const missing = await fetch(ready);
    expect([missing.status, await missing.json()]).toMatchObject([
      503,
      { code: 'STORE_UNAVAILABLE' },
    ]);

    gate = openGate(port, new URL(neo4jAddress().uri));
    await eventually(async () => (await fetch(ready)).status === 200);
    await eventually(
      async () => JSON.stringify(await ask(graphql, QUESTION)) === JSON.stringify(ANSWER),
    );
    expect(await stop(child)).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Hands on whatever comes to a port. */
function openGate(port: number, { hostname, port: to }: URL): Server {
  const server = createTcpServer((near) => {
    const far = connect(Number(to), hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  return server.listen(port, '127.0.0.1');
}
