import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphModel } from '#modules/graph-model.ts';
import { SqliteStore } from '#stores/sqlite/sqlite-store.ts';
import { entity } from '#tests/support/rows.ts';
import { migrationsOf } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { run } from './running.ts';

describe('the ledger on the command line', () => {
  const store = join(mkdtempSync(join(tmpdir(), 'chancery-test-')), 'store');
  beforeAll(async () => {
    const opened = new SqliteStore(graphModel, migrationsOf('sqlite'), store);
    await opened.migrate();
    await opened.write(WORLD);
    await opened.write({
      actor: 'ann',
      message: 'a better name',
      at: '2024-10-02T00:00:00.000Z',
      nodes: [entity('person:ada', 'Ada King'), entity('person:new', 'New')],
      relationships: [],
    });
    await opened.close();
  });
  afterAll(() => rmSync(dirname(store), { recursive: true, force: true }));

  const chancery = (...line: readonly string[]) =>
    run(line, { environment: { CHANCERY_STORE: store } });

  test('history says what was written, when and by whom', async () => {
    expect((await chancery('history', '--since', '1')).stdout).toMatchInlineSnapshot(`
      "2  2024-10-02T00:00:00.000Z  ann  a better name
         Ada King: name changed from Ada Lovelace to Ada King; aliases taken away (it was Countess)
         Person added: New
      "
    `);
    expect((await chancery('history', 'person:ada')).stdout).toMatchInlineSnapshot(`
      "1  2024-10-01T00:00:00.000Z  test  the invented world
         Person added: Ada Lovelace
      2  2024-10-02T00:00:00.000Z  ann  a better name
         Ada King: name changed from Ada Lovelace to Ada King; aliases taken away (it was Countess)
      "
    `);
    expect((await chancery('history', 'person:nobody')).stdout).toBe('Nothing was written.\n');
  });

  test('history goes on where it ended, as JSON too', async () => {
    const all = JSON.parse((await chancery('history', '--json')).stdout);
    const first = JSON.parse((await chancery('history', '--limit', '30', '--json')).stdout);
    const rest = JSON.parse((await chancery('history', '--after', first.next, '--json')).stdout);
    expect([...first.changes, ...rest.changes]).toEqual(all.changes);
    expect([all.next, rest.next]).toEqual([null, null]);
    const { stdout } = await chancery('history', '--limit', '1');
    expect(stdout).toMatch(/^There is more: --after \S+$/m);
  });

  test('diff says what two revisions differ in', async () => {
    expect((await chancery('diff', '1', '2')).stdout).toMatchInlineSnapshot(`
      "From revision 1 to 2:
      2  Ada King: name changed from Ada Lovelace to Ada King; aliases taken away (it was Countess)
      2  Person added: New
      "
    `);
    expect((await chancery('diff', '1', '--limit', '1')).stdout).toMatchInlineSnapshot(`
      "From revision 1 to 2:
      2  Ada King: name changed from Ada Lovelace to Ada King; aliases taken away (it was Countess)
      There is more: --after person:ada
      "
    `);
    expect((await chancery('diff', '2')).stdout).toBe('From revision 2 to 2:\nNo node differs.\n');
  });

  test('snapshot names the last revision, and lists the names', async () => {
    expect((await chancery('snapshot')).stdout).toBe('No snapshots.\n');
    expect((await chancery('snapshot', 'Before talks', '--description', 'why')).stdout).toBe(
      'snapshot:before-talks names revision 2.\n',
    );
    const { snapshots } = JSON.parse((await chancery('snapshot', '--json')).stdout);
    expect(snapshots).toMatchObject([
      { name: 'Before talks', revision: 2, description: 'why', createdBy: 'cli' },
    ]);
    const again = await chancery('snapshot', 'Before talks');
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toMatch('BAD_USER_INPUT: ');
    expect((await chancery('history', '--since', '2')).stdout).toMatch(
      'Snapshot Before talks was made of revision 2',
    );
  });

  test.each([
    ['history', '--since', 'x', 2, 'USAGE: --since is a whole number'],
    ['history', '--since', '99', 1, 'BAD_USER_INPUT: --since 99 is in the future'],
    ['history', '--limit', '0', 2, 'USAGE: --limit is a whole number from 1'],
    ['history', '--after', 'x', 1, 'BAD_USER_INPUT: "x" is not a cursor'],
    ['diff', '2', '1', 1, 'BAD_USER_INPUT: FROM 2 is later than TO 1'],
    ['diff', '0', '99', 1, 'BAD_USER_INPUT: TO 99 is in the future'],
  ])('%s %s %s is refused', async (command, first, second, code, message) => {
    const ended = await chancery(command, first, second);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(message);
  });
});
