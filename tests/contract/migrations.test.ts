import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import neo4j from 'neo4j-driver';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Migration } from '#graph/migrations.ts';
import type { GraphStore } from '#graph/store.ts';
import { graphModel } from '#modules/graph-model.ts';
import { Neo4jStore } from '#stores/neo4j/neo4j-store.ts';
import { SqliteStore } from '#stores/sqlite/sqlite-store.ts';
import {
  ENGINES,
  isAvailable,
  migrationsOf,
  neo4jAddress,
  openTestStore,
} from '#tests/support/stores.ts';

for (const engine of ENGINES) {
  describe.skipIf(!isAvailable(engine))(`${engine}: migrations`, () => {
    const known = migrationsOf(engine);
    const opened: GraphStore[] = [];
    const directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));

    /** Another program, with other migrations, on the same store. */
    function program(migrations: readonly Migration[] = known): GraphStore {
      const store =
        engine === 'sqlite'
          ? new SqliteStore(graphModel, migrations, directory)
          : new Neo4jStore(graphModel, migrations, neo4jAddress());
      opened.push(store);
      return store;
    }

    beforeAll(async () => {
      // What other suites left behind is migrated.
      if (engine === 'neo4j') await forgetMigrations();
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });
    afterAll(async () => {
      rmSync(directory, { recursive: true, force: true });
      if (engine === 'neo4j') {
        await forgetMigrations();
        await (await openTestStore('neo4j')).close();
      }
    });

    it('are numbered from 1, each number once', () => {
      expect(known.map(({ number }) => number)).toEqual(known.map((_, index) => index + 1));
    });

    it('are missed before they are applied', async () => {
      const store = program();
      await expect(store.ready()).rejects.toMatchObject({
        code: 'STORE_OUTDATED',
        message: expect.stringContaining('chancery migrate'),
      });
      expect(await store.status()).toMatchObject({
        pendingMigrations: known.map(({ number }) => number),
      });
    });

    it('are applied once by two runners at once, and by none after that', async () => {
      const runners =
        engine === 'sqlite'
          ? [inThread(directory, known), inThread(directory, known)]
          : [program().migrate(), program().migrate()];
      const applied = await Promise.all(runners);
      expect(applied.flat().toSorted((a, b) => a - b)).toEqual(known.map(({ number }) => number));
      expect(await program().migrate()).toEqual([]);
      const store = program();
      await expect(store.ready()).resolves.toBeUndefined();
      expect((await store.status()).pendingMigrations).toEqual([]);
    });

    it('that the program does not know make the store too new for it', async () => {
      const older = program(known.slice(0, -1));
      const tooNew = {
        code: 'STORE_TOO_NEW',
        message: `The store has migration ${known.length}, and this program knows only ${known.length - 1}. Use the newer program that made it.`,
      };
      await expect(older.migrate()).rejects.toMatchObject(tooNew);
      await expect(older.ready()).rejects.toMatchObject(tooNew);
      await expect(older.status()).rejects.toMatchObject(tooNew);
    });

    it('that were changed after they had been applied are refused, with what to do', async () => {
      const changed = known.map((each) => ({ ...each, checksum: `${each.checksum}0` }));
      await expect(program(changed).migrate()).rejects.toMatchObject({
        code: 'STORE_OUTDATED',
        message: `Migration 1-${known[0]?.name} was changed after it had been applied to the store. Restore its text and add a new migration.`,
      });
    });

    it('that fail leave nothing behind, and can be tried again', async () => {
      const text = (last: string) =>
        engine === 'sqlite'
          ? `CREATE TABLE half (id TEXT) STRICT;\n${last};`
          : `CREATE RANGE INDEX half IF NOT EXISTS FOR (n:Half) ON (n.id);\n${last};`;
      const next = (last: string): Migration => ({
        number: known.length + 1,
        name: 'half',
        text: text(last),
        checksum: last,
      });
      const broken = program([...known, next('NOT A COMMAND')]);
      await expect(broken.migrate()).rejects.toThrow(/NOT|syntax/);
      expect((await broken.status()).pendingMigrations).toEqual([known.length + 1]);
      await expect(program().ready()).resolves.toBeUndefined();
      const good = engine === 'sqlite' ? 'CREATE INDEX halfId ON half (id)' : 'DROP INDEX half';
      expect(await program([...known, next(good)]).migrate()).toEqual([known.length + 1]);
    });
  });
}

/** Numbers that a runner in a thread of its own has applied. */
function inThread(directory: string, migrations: readonly Migration[]): Promise<readonly number[]> {
  const url = new URL('../support/migrate-in-thread.mjs', import.meta.url);
  const worker = new Worker(url, { workerData: { directory, migrations }, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function forgetMigrations(): Promise<void> {
  const driver = neo4j.driver(neo4jAddress().uri);
  try {
    await driver.executeQuery('MATCH (m:Migration) DETACH DELETE m');
  } finally {
    await driver.close();
  }
}
