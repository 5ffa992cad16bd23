import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationsOf } from '#tests/support/stores.ts';
import { type Ended, run } from './running.ts';

const QUERY = 'query Named($id: ID!) { state(id: $id) { name } }';

describe('commands', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const chancery = (line: readonly string[], input?: string): Promise<Ended> => {
    const environment = { CHANCERY_STORE: join(directory, 'store') };
    return run(line, { environment, directory, ...(input !== undefined && { input }) });
  };

  test('without a command, and with --help, it says what there is', async () => {
    for (const line of [[], ['--help']]) {
      const { code, stdout } = await chancery(line);
      expect(code).toBe(0);
      for (const name of ['serve', 'migrate', 'seed', 'query', 'print-schema', 'doctor']) {
        expect(stdout).toMatch(name);
      }
      expect(stdout).toMatch(
        'Exit codes: 0 done, 1 failed, 2 the command line was not understood.',
      );
    }
    expect((await chancery(['seed', '--help'])).stdout).toMatch('--force');
  });

  test.each([
    ['a command', ['sow'], 'No command is called sow; there are serve,'],
    ['a command that every object has', ['toString'], 'No command is called toString'],
    ['an option', ['seed', '--hard'], 'There is no option --hard; the command has --force,'],
    ['an argument', ['migrate', 'now'], 'The command takes no argument "now".'],
    ['variables', ['query', '--variables', '{'], '--variables holds no JSON'],
    ['a file', ['query', 'nowhere.graphql'], 'nowhere.graphql cannot be read'],
  ])('%s that it does not understand ends with 2', async (_what, line, message) => {
    const { code, stdout, stderr } = await chancery(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(`USAGE: ${message}`);
  });

  test('a bad setting ends with 1, and with --json it can be read by a program', async () => {
    const options = { environment: { LOG_LEVEL: 'loud', CHANCERY_STORE: 'http://ada:secret@a' } };
    const { code, stdout, stderr } = await run(['migrate', '--json'], options);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^BAD_CONFIGURATION: .*LOG_LEVEL.*CHANCERY_STORE/);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'BAD_CONFIGURATION' } });
    expect(`${stdout}${stderr}`).not.toMatch('secret');
  });

  test('a store is looked at, migrated, seeded and asked, and each command says what it did', async () => {
    const lacking = await chancery(['doctor', '--json']);
    expect([lacking.code, JSON.parse(lacking.stdout)]).toMatchObject([1, { ok: false }]);
    expect(lacking.stdout).toMatch('Run chancery migrate.');

    const early = await chancery(['query'], '{ meta { version } }');
    expect([early.code, early.stderr]).toEqual([1, expect.stringMatching(/^STORE_OUTDATED: /)]);

    const migrated = await chancery(['migrate', '--json']);
    expect(JSON.parse(migrated.stdout)).toMatchObject({
      engine: 'sqlite',
      applied: migrationsOf('sqlite').map(({ number }) => number),
    });
    expect((await chancery(['migrate'])).stdout).toMatch('is up to date.');
    expect((await chancery(['doctor'])).stdout).toMatch('FAIL seeded: no nodes');

    const dry = await chancery(['seed', '--dry-run', '--json']);
    expect(JSON.parse(dry.stdout)).toMatchObject({ written: false });
    const seeded = JSON.parse((await chancery(['seed', '--json'])).stdout);
    expect(seeded).toMatchObject({ written: true });
    expect(seeded.seeds[0]).toEqual({ name: 'itv-2024-09-13', revision: 1 });
    expect((await chancery(['seed'])).stdout).toMatch(/has \d+ nodes; nothing was written/);
    const again = await chancery(['seed', '--force']);
    expect(again.stdout).toMatch('everything was recorded already; nothing was written.');

    const healthy = await chancery(['doctor']);
    expect([healthy.code, healthy.stdout]).toEqual([
      0,
      expect.stringMatching(/ok +seeded: \d+ nodes/),
    ]);
  });

  test('a query comes from a file or standard input, its variables from the line or a file', async () => {
    writeFileSync(join(directory, 'query.graphql'), QUERY);
    writeFileSync(join(directory, 'variables.json'), '{"id": "state:gb"}');
    const answer = { data: { state: { name: 'United Kingdom' } } };
    const fromFile = await chancery(['query', 'query.graphql', '--variables', '@variables.json']);
    expect([fromFile.code, JSON.parse(fromFile.stdout)]).toEqual([0, answer]);
    const line = ['query', '--json', '--operation', 'Named', '--variables', '{"id":"state:gb"}'];
    const fromInput = await chancery(line, QUERY);
    expect(fromInput.stdout).toBe(`${JSON.stringify(answer)}\n`);
  });

  test('a query with errors prints them and ends with 1', async () => {
    const { code, stdout } = await chancery(['query'], '{ nothing }');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ]);
  });

  test('a seed that breaks a rule is named and nothing is written', async () => {
    const folder = join(directory, 'nothing-here');
    const { code, stderr } = await chancery(['seed', folder, '--force']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^BAD_SEED: /)]);
  });

  test('the schema is printed, written and checked', async () => {
    const printed = await chancery(['print-schema', '-']);
    expect(printed.stdout).toMatch('type Query {');
    const file = join(directory, 'schema.graphql');
    expect((await chancery(['print-schema', file])).code).toBe(0);
    expect((await chancery(['print-schema', file, '--check'])).code).toBe(0);
    writeFileSync(file, 'type Query { a: Int }');
    const stale = await chancery(['print-schema', file, '--check', '--json']);
    expect([stale.code, JSON.parse(stale.stdout)]).toEqual([1, { file, upToDate: false }]);
  });

  test('a store that cannot be opened is told with what mends it', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');
    const { code, stdout } = await run(['doctor'], { environment: { CHANCERY_STORE: file } });
    expect([code, stdout]).toEqual([1, expect.stringMatching('Fix: Let CHANCERY_STORE name')]);
  });

  test('a server that does not answer is told with what mends it, without its password', async () => {
    const environment = {
      CHANCERY_STORE: 'bolt://127.0.0.1:1',
      NEO4J_USERNAME: 'ada',
      NEO4J_PASSWORD: 'the-secret',
    };
    const { code, stdout, stderr } = await run(['doctor'], { environment });
    expect(code).toBe(1);
    expect(stdout).toMatch('FAIL reachable: STORE_UNAVAILABLE: Neo4j at bolt://127.0.0.1:1');
    expect(stdout).toMatch('Fix: Start Neo4j');
    expect(`${stdout}${stderr}`).not.toMatch('the-secret');
  });
});
