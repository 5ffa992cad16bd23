/** Migrates a SQLite store in a thread of its own; answers the numbers that it applied. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { SqliteStore } = await import('../../src/stores/sqlite/sqlite-store.ts');
const store = new SqliteStore({ kinds: new Map() }, workerData.migrations, workerData.directory);
parentPort.postMessage(await store.migrate());
await store.close();
