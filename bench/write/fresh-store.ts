import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { javaChild } from '#bench/load/process-usage.ts';
import { NEO4J_MEMORY } from '#bench/store/stand-up.ts';
import type { GraphStore } from '#graph/store.ts';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { openStore } from '#src/open-store.ts';
import { programPath } from '#src/program.ts';
import { readEnvironment } from '#tests/support/neo4j/environment.ts';
import { startNeo4j } from '#tests/support/neo4j/start-neo4j.ts';

/** A store of its own with the first seed in it. */
export interface FreshStore {
  readonly store: GraphStore;
  /** Of Neo4j's process, where it is ours; else null. */
  readonly neo4jPid: number | null;
  /** Ends and removes it. */
  close(): Promise<void>;
}

export async function openFresh(engine: 'sqlite' | 'neo4j'): Promise<FreshStore> {
  const { store, close } = await (engine === 'sqlite' ? openSqlite() : openNeo4j());
  try {
    await store.migrate();
    await seedFirst(store);
    return { store, neo4jPid: engine === 'neo4j' ? javaChild() : null, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openSqlite() {
  const directory = mkdtempSync(join(tmpdir(), 'chancery-write-'));
  const store = await openStore({ engine: 'sqlite', directory });
  const close = async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { store, close };
}

async function openNeo4j() {
  if (readEnvironment().uri !== undefined) {
    throw new Error('NEO4J_TEST_URI is set. The benchmark starts a Neo4j of its own: unset it.');
  }
  const neo4j = await startNeo4j(NEO4J_MEMORY);
  const login = { username: '', password: '', database: 'neo4j' };
  const store = await openStore({ engine: 'neo4j', uri: neo4j.uri, ...login });
  const close = async () => {
    await store.close();
    await neo4j.stop();
  };
  return { store, close };
}

async function seedFirst(store: GraphStore): Promise<void> {
  const at = new Date().toISOString();
  const [first] = await readSeeds(programPath('seeds'), { recordedAt: at });
  if (first === undefined) throw new Error('There is no seed.');
  await writeSeeds(store, [first], { actor: 'bench', at });
}
