import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { describe, inject } from 'vitest';
import { readMigrations } from '#graph/migrations.ts';
import type { GraphStore } from '#graph/store.ts';
import { graphModel } from '#modules/graph-model.ts';
import { Neo4jStore } from '#stores/neo4j/neo4j-store.ts';
import { SqliteStore } from '#stores/sqlite/sqlite-store.ts';

export const ENGINES = ['sqlite', 'neo4j'] as const;
export type Engine = (typeof ENGINES)[number];

export interface TestStore {
  readonly store: GraphStore;
  /** Closes the store and removes what it kept. */
  close(): Promise<void>;
}

export const migrationsOf = (engine: Engine) =>
  readMigrations(new URL(`../../schema/${engine}/`, import.meta.url));

/** False where no Neo4j can be had; in CI that fails before any test runs. */
export function isAvailable(engine: Engine): boolean {
  return engine === 'sqlite' || inject('neo4jUri') !== null;
}

/** A store of its own, migrated and empty. */
export async function openTestStore(engine: Engine): Promise<TestStore> {
  const opened = engine === 'sqlite' ? openSqlite() : await openNeo4j();
  await opened.store.migrate();
  return opened;
}

function openSqlite(): TestStore {
  const directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  const store = new SqliteStore(graphModel, migrationsOf('sqlite'), directory);
  const close = async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { store, close };
}

export function neo4jAddress() {
  return { uri: inject('neo4jUri') as string, username: '', password: '', database: 'neo4j' };
}

async function openNeo4j(): Promise<TestStore> {
  await emptyNeo4j();
  const store = new Neo4jStore(graphModel, migrationsOf('neo4j'), neo4jAddress());
  return { store, close: () => store.close() };
}

/** Everything but the record of migrations, whose indexes stay. */
export async function emptyNeo4j(): Promise<void> {
  const driver = neo4j.driver(neo4jAddress().uri);
  try {
    await driver.executeQuery('MATCH (n) WHERE NOT n:Migration DETACH DELETE n');
  } finally {
    await driver.close();
  }
}

/** One suite for every engine. */
export function describeEachStore(
  name: string,
  suite: (open: () => Promise<TestStore>, engine: Engine) => void,
): void {
  for (const engine of ENGINES) {
    describe.skipIf(!isAvailable(engine))(`${engine}: ${name}`, () =>
      suite(() => openTestStore(engine), engine),
    );
  }
}
