import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { openStore } from '#src/open-store.ts';
import { type StoreAddress, storeAddress } from '#src/store-address.ts';
import { HISTORY, writeHistory } from '#tests/support/history.ts';
import {
  ENGINES,
  type Engine,
  emptyNeo4j,
  isAvailable,
  neo4jAddress,
} from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { run } from './running.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string) => join(directory, name);
const lines = (text: string) => text.split('\n');

const chancery = (store: string, line: readonly string[], input?: string) =>
  run([...line, '--json'], {
    environment: { CHANCERY_STORE: store },
    ...(input !== undefined && { input }),
  });

async function done(store: string, line: readonly string[], input?: string) {
  const { code, stdout, stderr } = await chancery(store, line, input);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

async function refused(store: string, line: readonly string[]) {
  const { code, stdout } = await chancery(store, line);
  expect(code).toBe(1);
  return JSON.parse(stdout).error;
}

/** Where an empty store is. */
async function fresh(engine: Engine, name: string): Promise<string> {
  if (engine === 'sqlite') return file(name);
  await emptyNeo4j();
  return neo4jAddress().uri;
}

async function inStore<T>(store: string, task: (store: GraphStore) => Promise<T>): Promise<T> {
  const opened = await openStore(storeAddress({ CHANCERY_STORE: store }) as StoreAddress);
  try {
    await opened.migrate();
    return await task(opened);
  } finally {
    await opened.close();
  }
}

for (const engine of ENGINES) {
  describe.skipIf(!isAvailable(engine))(`${engine}: a dump`, () => {
    let store: string;
    let text: string;
    beforeAll(async () => {
      store = await fresh(engine, 'store');
      await inStore(store, writeHistory);
      await done(store, ['dump', file(`${engine}.jsonl`)]);
      text = readFileSync(file(`${engine}.jsonl`), 'utf8');
    });

    test('is the same in a file, in a packed file and on standard output', async () => {
      const packed = await done(store, ['dump', file('packed.gz')]);
      expect(packed).toEqual({ file: file('packed.gz'), ...summaryOf(text) });
      expect(gunzipSync(readFileSync(file('packed.gz'))).toString()).toBe(text);
      const { code, stdout, stderr } = await chancery(store, ['dump', '-']);
      expect([code, stdout]).toEqual([0, text]);
      expect(JSON.parse(stderr)).toEqual(summaryOf(text));
    });

    test('is for those alone who made it, and leaves nothing beside it', async () => {
      expect(statSync(file(`${engine}.jsonl`)).mode & 0o777).toBe(0o600);
      expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
    });

    test('that fails leaves the file that was there', async () => {
      writeFileSync(file('before.jsonl'), 'before');
      const unmigrated = await refused(file('unmigrated'), ['dump', file('before.jsonl')]);
      expect(unmigrated.code).toBe('STORE_OUTDATED');
      expect(readFileSync(file('before.jsonl'), 'utf8')).toBe('before');
      const nowhere = await refused(store, ['dump', file('nowhere/dump.jsonl')]);
      expect(nowhere.code).toBe('BAD_USER_INPUT');
      expect(nowhere.message).toMatch(/cannot be written: ENOENT/);
    });

    for (const target of ENGINES) {
      describe.skipIf(!isAvailable(target))(`loaded into ${target}`, () => {
        test('is dumped from there byte by byte, and history goes on', {
          timeout: 240_000,
        }, async () => {
          const loaded = await fresh(target, `${engine}-${target}`);
          const summary = await done(loaded, ['load', file(`${engine}.jsonl`)]);
          expect(summary).toMatchObject({ engine: target, ...summaryOf(text) });
          await done(loaded, ['dump', file('again.jsonl')]);
          expect(readFileSync(file('again.jsonl'), 'utf8')).toBe(text);

          await inStore(loaded, async (opened) => {
            const at = '2024-10-06T00:00:00.000Z';
            expect(await opened.write({ ...WORLD, at })).toBe(HISTORY.length + 1);
            expect(await opened.ledger.revisions(0, 100)).toHaveLength(HISTORY.length + 1);
          });
        });

        test('that is cut off or damaged writes nothing', { timeout: 240_000 }, async () => {
          const loaded = await fresh(target, `${engine}-${target}-bad`);
          const bad = {
            'cut.jsonl': text.slice(0, -200),
            'damaged.jsonl': text.replace('Arden', 'Ardem'),
            'cut.jsonl.gz': gzipSync(text).subarray(0, -100),
          };
          for (const [name, content] of Object.entries(bad)) {
            writeFileSync(file(name), content);
            expect(await refused(loaded, ['load', file(name)])).toMatchObject({ code: 'BAD_DUMP' });
          }
          const status = await inStore(loaded, (opened) => opened.status());
          expect(status).toMatchObject({ revision: 0, nodes: 0 });
          expect(await done(loaded, ['load', '-'], text)).toMatchObject(summaryOf(text));
        });

        test('that has something already is refused', async () => {
          const full = await fresh(target, `${engine}-${target}-full`);
          await inStore(full, (opened) => opened.write(WORLD));
          const { code, message } = await refused(full, ['load', file(`${engine}.jsonl`)]);
          expect([code, message]).toEqual([
            'BAD_USER_INPUT',
            expect.stringMatching(/^Nothing was written: .*empty store/),
          ]);
          expect((await inStore(full, (opened) => opened.status())).revision).toBe(1);
        });
      });
    }
  });
}

test.each([
  ['no file', ['dump']],
  ['two files', ['dump', 'a', 'b']],
  ['no file to load', ['load']],
  ['a file that is not there', ['load', 'nowhere.jsonl']],
  ['a folder', ['load', '.']],
])('%s is not understood', async (_what, line) => {
  const { code, stderr } = await chancery(file('unused'), line);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^USAGE: /)]);
});

/** What the last line of a dump says. */
function summaryOf(text: string) {
  const { row: _, ...summary } = JSON.parse(lines(text).at(-2) as string);
  return summary;
}
