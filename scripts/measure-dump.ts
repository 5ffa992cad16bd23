/**
 * Dumps and loads a large graph, each in a process of its own, and says how long that takes and how much memory.
 *
 *     node --import tsx scripts/measure-dump.ts [--rows 600000] [--store bolt://…]
 *
 * Without a store that is named, folders are made and taken away; one that is named must be empty, and is left full.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { runCommandLine } from '#cli/run-command-line.ts';
import type { DumpRow } from '#graph/dump.ts';
import { openStore } from '#src/open-store.ts';
import { type StoreAddress, storeAddress } from '#src/store-address.ts';
import { claim, link } from '#tests/support/rows.ts';

const BATCH = 1000;
const MEGABYTE = 2 ** 20;

const version = { publishedFrom: '', publishedTo: null };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '600000' }, store: { type: 'string' } },
});

if (positionals.length > 0) await beMeasured();
else await measure(Number(values.rows), values.store);

async function measure(rows: number, server: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-dump-'));
  try {
    const [first, second] = [join(folder, 'first'), server ?? join(folder, 'second')];
    const file = join(folder, 'graph.jsonl');
    await fill(first, rows);
    const dumped = await inProcess(first, 'dump', file);
    console.log(`${(statSync(file).size / MEGABYTE).toFixed()} MB in the file.`);
    const loaded = await inProcess(second, 'load', file);
    const again = await inProcess(second, 'dump', join(folder, 'again.jsonl'));
    if (new Set([dumped, loaded, again]).size > 1) throw new Error('The hashes differ.');
    console.log(`Hash ${again} each time.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command; answers the hash of which it tells. */
async function inProcess(store: string, ...line: readonly string[]): Promise<string> {
  const options = { env: { PATH: '', CHANCERY_STORE: store } };
  const self = ['--import', 'tsx', fileURLToPath(import.meta.url), '--', ...line, '--json'];
  const started = performance.now();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, self, options);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${line[0]} of ${store}: ${seconds} s, at most ${stderr.trim()} MB.`);
  return JSON.parse(stdout).hash;
}

async function beMeasured(): Promise<void> {
  process.exitCode = await runCommandLine(positionals);
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(`${(maxRSS / 1024).toFixed()}\n`);
}

/** One revision of claims, a node, a record, a past version and a link each. */
async function fill(name: string, rows: number): Promise<void> {
  const store = await openStore(storeAddress({ CHANCERY_STORE: name }) as StoreAddress);
  await store.migrate();
  await store.dump.load(graph(Math.floor(rows / 4)));
  await store.close();
}

async function* graph(claims: number): AsyncIterable<readonly DumpRow[]> {
  const at = '2024-10-01T00:00:00.000Z';
  const revision = { row: 'revision', at, actor: 'a', message: 'm' } as const;
  yield [1, 2].map((number) => ({ ...revision, number }));
  const digits = String(claims).length;
  const idOf = (index: number) => `claim:${String(index).padStart(digits, '0')}`;
  yield* batches(claims, (index) => {
    const { id, kind, properties } = claim(idOf(index), 'SUPPORTS', words(index));
    const node = { row: 'node', id, kind, properties: properties as never, ...version } as const;
    return [
      { ...node, knownFrom: 1, knownTo: 2 },
      { ...node, knownFrom: 2, knownTo: null },
    ];
  });
  yield* batches(claims, (index) => [
    { row: 'record', id: idOf(index), record: JSON.stringify({ quote: words(index) }) },
  ]);
  yield* batches(claims, (index) => {
    const { type, from, to, propositionId } = link(idOf(index), 'REPLIES_TO', idOf(0));
    const key = { type, from, to, propositionId };
    return [
      { row: 'relationship', ...key, properties: {}, knownFrom: 1, knownTo: null, ...version },
    ];
  });
}

function* batches(
  count: number,
  rowsOf: (index: number) => readonly DumpRow[],
): Iterable<readonly DumpRow[]> {
  for (let start = 0; start < count; start += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) => start + i);
    yield indexes.flatMap(rowsOf);
  }
}

function words(index: number): string {
  return `Claim ${index} says in some twenty words what somebody is said to have said of somebody else.`;
}
