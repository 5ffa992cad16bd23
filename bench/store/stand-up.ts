import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '#src/open-store.ts';
import type { StoreAddress } from '#src/store-address.ts';
import { readEnvironment } from '#tests/support/neo4j/environment.ts';
import type { RunningNeo4j } from '#tests/support/neo4j/running-neo4j.ts';
import { startNeo4j } from '#tests/support/neo4j/start-neo4j.ts';
import { fingerprint } from './fingerprint.ts';
import { type LoadReport, loadStore } from './load-store.ts';

const DATA = fileURLToPath(new URL('../.data/', import.meta.url));

/** What Neo4j may use: the whole store of scale 1 fits into its page cache. */
export const NEO4J_MEMORY = { heap: '2g', pageCache: '512m' } as const;

/** How each store of a scale was loaded. */
export interface Loaded {
  readonly neo4j: LoadReport;
  readonly sqlite: LoadReport;
}

export function sqliteDirectory(scale: number): string {
  return join(DATA, `scale-${scale}`, 'sqlite');
}

/** Loads the embedded store of a scale when it is not there, or was loaded from other data. */
export async function standUpSqlite(scale: number): Promise<LoadReport> {
  const directory = sqliteDirectory(scale);
  return known(directory, 'sqlite') ?? load(directory, scale, { engine: 'sqlite', directory });
}

/** A Neo4j with the data in it. */
export interface LoadedNeo4j {
  readonly neo4j: RunningNeo4j;
  readonly report: LoadReport;
  readonly version: string;
}

/** Starts a Neo4j of our own and loads it likewise. The caller stops it. */
export async function standUpNeo4j(scale: number): Promise<LoadedNeo4j> {
  if (readEnvironment().uri !== undefined) {
    throw new Error('NEO4J_TEST_URI is set. The benchmark loads a Neo4j of its own: unset it.');
  }
  const directory = join(DATA, `scale-${scale}`, 'neo4j');
  const report = known(directory, 'neo4j');
  if (report === null) rmSync(directory, { recursive: true, force: true });
  const neo4j = await startNeo4j({ dataDirectory: directory, ...NEO4J_MEMORY });
  try {
    const login = { username: '', password: '', database: 'neo4j' };
    const address: StoreAddress = { engine: 'neo4j', uri: neo4j.uri, ...login };
    const loaded = report ?? (await load(directory, scale, address));
    return { neo4j, report: loaded, version: await versionOf(address) };
  } catch (error) {
    await neo4j.stop();
    throw error;
  }
}

/** What the load of a store came to; null when it has to be loaded. The note is written last, by a load that ended well. */
function known(directory: string, engine: StoreAddress['engine']): LoadReport | null {
  const note = join(directory, 'loaded.json');
  if (!existsSync(note)) return null;
  const { from, report } = JSON.parse(readFileSync(note, 'utf8')) as {
    from: string;
    report: LoadReport;
  };
  return from === fingerprint(engine) ? report : null;
}

async function load(directory: string, scale: number, address: StoreAddress): Promise<LoadReport> {
  process.stderr.write(`Loading scale ${scale} into ${address.engine} …\n`);
  if (address.engine === 'sqlite') rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const store = await openStore(address);
  try {
    const from = fingerprint(address.engine);
    const report = await loadStore(store, scale);
    writeFileSync(join(directory, 'loaded.json'), JSON.stringify({ from, report }));
    return report;
  } finally {
    await store.close();
  }
}

async function versionOf(address: StoreAddress): Promise<string> {
  const store = await openStore(address);
  try {
    return (await store.status()).version;
  } finally {
    await store.close();
  }
}
