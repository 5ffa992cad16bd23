import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '#src/open-store.ts';
import { DOORS, type Serving, serveWorld } from './serving.ts';

/** Nothing listens on the port of tcpmux. */
const NOBODY = {
  engine: 'neo4j',
  uri: 'bolt://127.0.0.1:1',
  username: 'neo4j',
  password: 'the-secret',
  database: 'neo4j',
} as const;

describe.each(DOORS)('health by %s', (door) => {
  const endings: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0)) await end();
  });

  async function serve(open?: Parameters<typeof openStore>[0]): Promise<Serving> {
    const store = open === undefined ? undefined : await openStore(open);
    const serving = await serveWorld(store === undefined ? {} : { store });
    endings.push(() => serving.close());
    if (store !== undefined) endings.push(() => store.close());
    return serving;
  }

  test('a service with its store is live and ready', async () => {
    const serving = await serve();
    expect((await serving.send(door, '/health/live')).status).toBe(200);
    const ready = await serving.send(door, '/health/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  });

  test('a service whose store cannot be reached is live, and says which store and what mends it', async () => {
    const serving = await serve(NOBODY);
    expect((await serving.send(door, '/health/live')).status).toBe(200);
    const ready = await serving.send(door, '/health/ready');
    expect(ready.status).toBe(503);
    const body = await ready.text();
    expect(JSON.parse(body)).toMatchObject({ status: 'unavailable', code: 'STORE_UNAVAILABLE' });
    expect(body).toMatch('bolt://127.0.0.1:1');
    expect(body).toMatch('CHANCERY_STORE');
    expect(body).not.toMatch('the-secret');
  });

  test('an operation on a store that cannot be reached says so', async () => {
    const serving = await serve(NOBODY);
    const { body } = await serving.post(door, { query: '{ state(id: "state:aa") { name } }' });
    expect(body).toMatchObject({
      data: { state: null },
      errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }],
    });
    expect(JSON.stringify(body)).not.toMatch('the-secret');
  });

  test('a store that lacks migrations is not ready, and the answer names the command', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
    endings.push(async () => rmSync(directory, { recursive: true }));
    const serving = await serve({ engine: 'sqlite', directory });
    const ready = await serving.send(door, '/health/ready');
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { code: 'STORE_OUTDATED', fix: 'Run `chancery migrate`.' },
    ]);
  });
});
