import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readExpiry } from '#cli/read-expiry.ts';
import { announced, type Ended, run, start, stop } from './running.ts';

const DAY_MS = 86_400_000;
const TOKEN = /chy_[0-9a-z]{12}_[\w-]{43}/;
const READ = JSON.stringify({ query: '{ __typename }' });

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const settings = () => ({ CHANCERY_STORE: join(directory, 'store') });
const chancery = (...line: readonly string[]): Promise<Ended> =>
  run(line, { environment: settings() });

describe('chancery token', () => {
  test('makes a token in a store that is not there yet, and shows it once', async () => {
    const { code, stdout } = await chancery('token', 'create', '--name', 'press desk');
    expect(code).toBe(0);
    const [note, token] = stdout.trimEnd().split('\n');
    expect(note).toMatch(/^Token [0-9a-z]{12}: READER, press desk, valid for ever\./);
    expect(token).toMatch(TOKEN);
    const listed = await chancery('token', 'list');
    expect(listed.stdout).toMatch(/READER +VALID .* press desk/);
    expect(listed.stdout).not.toMatch(TOKEN);
    expect(listed.stdout).not.toContain(token?.slice(-43));
  });

  test('makes, lists and revokes for programs', async () => {
    const options = ['--name', 'import', '--role', 'ADMIN', '--expires', '90d', '--json'];
    const made = JSON.parse((await chancery('token', 'create', ...options)).stdout);
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{12}$/),
      name: 'import',
      role: 'ADMIN',
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      token: expect.stringMatching(`^chy_${made.id}_`),
    });
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(90 * DAY_MS);

    const { token: _, ...listed } = made;
    const find = async () => {
      const { tokens } = JSON.parse((await chancery('token', 'list', '--json')).stdout);
      return tokens.find(({ id }: { readonly id: string }) => id === made.id);
    };
    expect(await find()).toEqual({ ...listed, revokedAt: null, state: 'VALID' });
    const revoked = await chancery('token', 'revoke', made.id, '--json');
    expect(JSON.parse(revoked.stdout)).toEqual({ id: made.id, revoked: true });
    expect(await find()).toEqual({ ...listed, revokedAt: expect.any(String), state: 'REVOKED' });
  });

  test('does not repeat what it was given for the id of a token', async () => {
    const { code, stdout, stderr } = await chancery('token', 'revoke', 'the-secret', '--json');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^NOT_FOUND: No token has this id/)]);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(`${stdout}${stderr}`).not.toMatch('the-secret');
  });

  test.each([
    ['no name', ['create']],
    ['an empty name', ['create', '--name', '']],
    ['a name of two lines', ['create', '--name', 'a\nb']],
    ['a role that there is not', ['create', '--name', 'a', '--role', 'OWNER']],
    ['an expiry that is over', ['create', '--name', 'a', '--expires', '2024-01-01']],
    ['another option', ['create', '--name', 'a', '--secret', 'b']],
    ['another command', ['show']],
    ['no id', ['revoke']],
  ])('with %s is not understood', async (_what, line) => {
    const { code, stdout } = await chancery('token', ...line);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('says what there is, and each command its options', async () => {
    for (const line of [['token'], ['token', '--help']]) {
      const { code, stdout } = await chancery(...line);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/create\|list\|revoke/)]);
    }
    expect((await chancery('token', 'create', '--help')).stdout).toMatch('--expires');
  });
});

describe('serve with tokens', () => {
  let child: ReturnType<typeof start> | undefined;
  afterEach(async () => {
    if (child?.exitCode === null) await stop(child);
  });

  const serve = (environment: Record<string, string>) => {
    const all = { environment: { ...settings(), ...environment } };
    child = start(['serve', '--json', '--no-seed'], all);
    return child;
  };

  test('where others can reach it does not start until it is said who may read', async () => {
    const { code, stderr } = await run(['serve'], {
      environment: { ...settings(), HOST: '0.0.0.0' },
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^BAD_CONFIGURATION: HOST /)]);
    expect(stderr).toMatch(/CHANCERY_READS=token .*CHANCERY_READS=open/);
  });

  test('there it answers those who have one, and limits them', async () => {
    const { stdout } = await chancery('token', 'create', '--name', 'a', '--json');
    const { graphql } = await announced(serve({ HOST: '0.0.0.0', CHANCERY_READS: 'token' }));
    const { port } = new URL(graphql);
    const ask = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: READ,
      });
    expect((await ask({})).status).toBe(401);
    const answer = await ask({ authorization: `Bearer ${JSON.parse(stdout).token}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=60000;w=60');
  });

  test('chancery query asks with the token of its environment, and says nothing of it', async () => {
    const { stdout } = await chancery('token', 'create', '--name', 'a', '--json');
    const { token } = JSON.parse(stdout);
    const ask = (CHANCERY_TOKEN: string) => {
      const environment = { ...settings(), CHANCERY_READS: 'token', CHANCERY_TOKEN };
      return run(['query', '--json'], { environment, input: '{ __typename }' });
    };
    for (const good of [token, '']) {
      expect(JSON.parse((await ask(good)).stdout)).toEqual({ data: { __typename: 'Query' } });
    }
    for (const bad of [`${token}x`, `${token}\n`]) {
      const ended = await ask(bad);
      expect(ended.code).toBe(1);
      expect(`${ended.stdout}${ended.stderr}`).not.toContain(token);
    }
  });
});

describe('an expiry', () => {
  const now = new Date('2024-10-01T12:00:00.000Z');

  test.each([
    ['1d', '2024-10-02T12:00:00.000Z'],
    ['365d', '2025-10-01T12:00:00.000Z'],
    ['2024-10-01', '2024-10-02T00:00:00.000Z'],
    ['2028-02-29', '2028-03-01T00:00:00.000Z'],
  ])('of %s is %s', (text, expected) => {
    expect(readExpiry(text, now)).toBe(expected);
  });

  test.each([
    '',
    '0d',
    '-1d',
    '1',
    '1.5d',
    '99999d',
    '2024-09-30',
    '2025-02-29',
    '2025-13-01',
    'x',
  ])('of "%s" is not understood', (text) => {
    expect(() => readExpiry(text, now)).toThrow('--expires');
  });
});
