import { defineCommand } from 'citty';
import type { GraphStore } from '#graph/store.ts';
import { type Config, readConfig } from '#src/config.ts';
import { AppError } from '#src/errors.ts';
import { openStore } from '#src/open-store.ts';
import { programVersion } from '#src/program.ts';
import { readRates } from '#src/read-rates.ts';
import type { StoreAddress } from '#src/store-address.ts';
import { JSON_OPTION, printResult } from './print-result.ts';

/** One thing that must hold before the service can answer. */
interface Check {
  readonly name: 'configured' | 'reachable' | 'migrated' | 'seeded';
  readonly ok: boolean;
  readonly found: string;
  /** What mends it; absent when nothing is wrong. */
  readonly fix?: string;
}

/** `chancery doctor` */
export const doctor = defineCommand({
  meta: { name: 'doctor', description: 'Say what is set up, what is not, and what mends it.' },
  args: JSON_OPTION,
  run: async ({ args }) => {
    const checks = await examine();
    const ok = checks.every((check) => check.ok);
    const about = { version: programVersion(), node: process.versions.node };
    const lines = checks.map(({ ok, name, found, fix }) => {
      return `${ok ? 'ok  ' : 'FAIL'} ${name}: ${found}${fix === undefined ? '' : `\n     Fix: ${fix}`}`;
    });
    const title = `chancery ${about.version} on Node ${about.node}`;
    printResult(args.json, { ok, ...about, checks }, [title, ...lines].join('\n'));
    return ok ? 0 : 1;
  },
});

async function examine(): Promise<readonly Check[]> {
  let config: Config;
  try {
    config = readConfig();
    if (config.rates !== null) await readRates(config.rates);
  } catch (error) {
    return [failed('configured', error, 'Correct the variables that are named.')];
  }
  const { store: address } = config;
  const configured: Check = { name: 'configured', ok: true, found: describe(address) };
  let store: GraphStore | undefined;
  try {
    store = await openStore(address);
    return [configured, ...(await examineStore(store))];
  } catch (error) {
    return [configured, failed('reachable', error, fixFor(address))];
  } finally {
    await store?.close();
  }
}

async function examineStore(store: GraphStore): Promise<readonly Check[]> {
  const { engine, version, address, pendingMigrations: pending, nodes } = await store.status();
  const reachable: Check = {
    name: 'reachable',
    ok: true,
    found: `${engine} ${version}, ${address}`,
  };
  if (pending.length > 0) {
    const found = `migrations ${pending.join(', ')} are missing`;
    return [reachable, { name: 'migrated', ok: false, found, fix: 'Run chancery migrate.' }];
  }
  const migrated: Check = { name: 'migrated', ok: true, found: 'up to date' };
  if (nodes > 0)
    return [reachable, migrated, { name: 'seeded', ok: true, found: `${nodes} nodes` }];
  const fix = 'Run chancery seed, or chancery serve, which does it by itself.';
  return [reachable, migrated, { name: 'seeded', ok: false, found: 'no nodes', fix }];
}

function failed(name: Check['name'], error: unknown, fix: string): Check {
  if (!(error instanceof AppError)) throw error;
  return { name, ok: false, found: `${error.code}: ${error.message}`, fix };
}

function describe(address: StoreAddress): string {
  if (address.engine === 'sqlite') return `SQLite in ${address.directory}`;
  const { uri, database, username } = address;
  return `Neo4j at ${uri}, database ${database}, ${username === '' ? 'without login' : `as ${username}`}`;
}

function fixFor(address: StoreAddress): string {
  return address.engine === 'sqlite'
    ? 'Let CHANCERY_STORE name a directory that this user may write to.'
    : 'Start Neo4j, or correct CHANCERY_STORE, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.';
}
