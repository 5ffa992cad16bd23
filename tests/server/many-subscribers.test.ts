import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { graphModel } from '#modules/graph-model.ts';
import { programPath } from '#src/program.ts';
import { SqliteStore } from '#stores/sqlite/sqlite-store.ts';
import { announced, stop } from '#tests/cli/running.ts';
import { entity } from '#tests/support/rows.ts';
import { migrationsOf } from '#tests/support/stores.ts';

const SUBSCRIBERS = 1000;
const GROWTH_MB = 150;

let directory: string;
let child: ChildProcess;
let url: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  // As `npm start` starts it.
  const line = ['--max-semi-space-size=8', programPath('bin/chancery.mjs'), 'serve', '--json'];
  // biome-ignore lint/style/noProcessEnv: a child needs the path of this machine.
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: '0', LOG_LEVEL: 'error', CHANCERY_STORE: directory };
  child = spawn(process.execPath, line, { env });
  url = (await announced(child)).graphql;
});
afterAll(async () => {
  if (child.exitCode === null) await stop(child);
  rmSync(directory, { recursive: true, force: true });
});

function post(query: string, accept: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept };
    const sent = request(url, { method: 'POST', headers, agent: false }, resolve);
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

/** Megabytes that a process holds, where the kernel says so. */
const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;

it.skipIf(process.platform !== 'linux')(
  'a thousand that wait take less than 150 MB, all hear of a change, and the service ends at once',
  async () => {
    for (let warm = 0; warm < 50; warm++) (await post('{ meta { version } }', '*/*')).resume();
    await delay(1000);
    const before = residentMb();
    const told = new Map<number, string>();
    let ended = 0;
    for (let index = 0; index < SUBSCRIBERS; index++) {
      const query = 'subscription { changes { change { sentence } } }';
      const response = await post(query, 'text/event-stream');
      response.on('data', (chunk: Buffer) => {
        const [, sentence] = /"sentence":"([^"]+)"/.exec(chunk.toString()) ?? [];
        if (sentence !== undefined) told.set(index, sentence);
      });
      response.on('end', () => ended++);
    }
    await delay(1000);
    expect(residentMb() - before).toBeLessThan(GROWTH_MB);

    const store = new SqliteStore(graphModel, migrationsOf('sqlite'), directory);
    const nodes = [entity('person:new', 'New')];
    const plan = { actor: 'test', message: 'one', at: new Date().toISOString(), nodes };
    await store.write({ ...plan, relationships: [] });
    const endsAt = Date.now() + 10_000;
    while (told.size < SUBSCRIBERS && Date.now() < endsAt) await delay(20);
    expect([told.size, new Set(told.values())]).toEqual([
      SUBSCRIBERS,
      new Set(['Person added: New']),
    ]);
    await store.close();
    expect(residentMb() - before).toBeLessThan(GROWTH_MB);

    const stoppedAt = Date.now();
    await stop(child);
    expect(Date.now() - stoppedAt).toBeLessThan(5000);
    await delay(100);
    expect(ended).toBe(SUBSCRIBERS);
  },
);
