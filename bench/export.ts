/**
 * `node --import tsx bench/export.ts`: takes a list away as CSV from a server of its own, and prints rows a second, the time
 * to the first byte and the most memory that the server has held.
 *
 * @see README.md, "Files".
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '#src/open-store.ts';
import { storeAddress } from '#src/store-address.ts';
import { loadPledges } from './export/load-pledges.ts';
import { peakMemory } from './load/process-usage.ts';
import { chancery } from './systems/chancery.ts';
import { startSystem } from './systems/start-system.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: join(import.meta.dirname, '.data', 'export') },
    rows: { type: 'string', default: '1000000' },
  },
});
const rows = Number(values.rows);
const address = storeAddress({ CHANCERY_STORE: values.store });
if (typeof address === 'string') throw new Error(address);
if (address.engine === 'sqlite') mkdirSync(address.directory, { recursive: true });
// Written last, by a load that ended well. Another engine is loaded each time: it should be empty.
const note = join(values.store, `loaded-${rows}`);
if (address.engine === 'neo4j' || !existsSync(note)) {
  const store = await openStore(address);
  try {
    await loadPledges(store, rows);
  } finally {
    await store.close();
  }
  if (address.engine === 'sqlite') writeFileSync(note, '');
}

const FIELDS = 'id name type stage announcedOn amount { value currency }';
for (const evidence of ['true', 'false']) {
  const running = await startSystem(chancery(address.engine, values.store));
  const query = `query Pledges { pledges { nodes { ${FIELDS} } } }`;
  const parameters = new URLSearchParams({ query, format: 'csv', evidence });
  const file = await taken(`http://127.0.0.1:${running.port}/export?${parameters}`);
  const peak = peakMemory(running.pid);
  await running.stop();
  console.log(
    `evidence=${evidence}: ${file.rows} rows in ${file.seconds.toFixed(1)} s (${Math.round(file.rows / file.seconds)} a second), ${(file.bytes / 1e6).toFixed(0)} MB, first byte after ${file.firstByteMs.toFixed(0)} ms, server at most ${peak === null ? '?' : (peak / 1024 / 1024).toFixed(0)} MiB`,
  );
  if (file.rows !== rows) throw new Error(`${rows} rows were expected.`);
}

interface Taken {
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly firstByteMs: number;
}

/** Reads a file and counts its lines, without keeping it. The invented texts have no line breaks. */
function taken(url: string): Promise<Taken> {
  const beganAt = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, (response) => {
      let [lines, bytes, firstByteMs] = [0, 0, 0];
      response.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - beganAt;
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      });
      response.on('error', reject);
      response.on('end', () => {
        const seconds = (performance.now() - beganAt) / 1000;
        if (response.statusCode !== 200) reject(new Error(`It answered ${response.statusCode}.`));
        resolve({ rows: lines - 1, bytes, seconds, firstByteMs });
      });
    });
    asked.on('error', reject).end();
  });
}
