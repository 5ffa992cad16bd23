import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { announced, type Ended, run, start, stop } from './running.ts';

const STATE = `query State($id: ID!) {
  state(id: $id) {
    ...Named
  }
}

fragment Named on State {
  name
}`;
const COUNT = `query Count {
  states {
    totalCount
  }
}`;
const DEEP = `query Deep { states(first: 1) { nodes { ${'diplomatsSent(first: 1) { nodes { sendingState { '.repeat(7)} id ${'} } }'.repeat(7)} } } }`;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  const files = {
    'both.graphql': `# What the front page asks.\n${COUNT}\n\n${STATE}`,
    'state.graphql': STATE.replaceAll('\n', '\n\n  '),
    'unread.graphql': 'query A { states { totalCount }',
    'unknown.graphql': `${COUNT}\n\nquery Unknown {\n  states {\n    nodes { nothing other }\n  }\n}`,
    'deep.graphql': `${COUNT}\n\n${DEEP}`,
    'long.graphql': `query Long {\n${'  __typename\n'.repeat(2000)}}`,
    'twice.graphql': `${COUNT}\n${COUNT}`,
    'fragment.graphql': 'fragment Named on State { name }',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const settings = () => ({ CHANCERY_STORE: join(directory, 'store') });
const chancery = (...line: readonly string[]): Promise<Ended> =>
  run(line, { environment: settings(), directory });

describe('chancery operations', () => {
  test('keeps the operations of a file by their hashes, each with its fragments', async () => {
    const { code, stdout } = await chancery('operations', 'add', 'both.graphql');
    expect([code, stdout]).toEqual([0, `${hashOf(COUNT)}  Count\n${hashOf(STATE)}  State\n`]);
    const listed = JSON.parse((await chancery('operations', 'list', '--json')).stdout);
    expect(listed.operations).toMatchObject([
      { hash: hashOf(COUNT), name: 'Count', document: COUNT },
      { hash: hashOf(STATE), name: 'State', document: STATE },
    ]);
  });

  test('added again, in whatever layout, they stay as they are', async () => {
    const before = (await chancery('operations', 'list')).stdout;
    const again = await chancery('operations', 'add', 'both.graphql', 'state.graphql', '--json');
    expect(JSON.parse(again.stdout)).toEqual({
      operations: [
        { hash: hashOf(COUNT), name: 'Count', file: 'both.graphql', added: false },
        { hash: hashOf(STATE), name: 'State', file: 'both.graphql', added: false },
        { hash: hashOf(STATE), name: 'State', file: 'state.graphql', added: false },
      ],
    });
    expect((await chancery('operations', 'list')).stdout).toBe(before);
  });

  test.each([
    ['is no GraphQL', 'unread.graphql', 'GRAPHQL_PARSE_FAILED: unread.graphql:1:32: '],
    [
      'does not fit the schema',
      'unknown.graphql',
      'GRAPHQL_VALIDATION_FAILED: unknown.graphql:9:13: Cannot query field "nothing" on type "State".\nunknown.graphql:9:21: Cannot query field "other" on type "State".\n',
    ],
    ['nests too deep', 'deep.graphql', 'QUERY_TOO_DEEP: deep.graphql:7:1: '],
    ['is too long', 'long.graphql', 'QUERY_TOO_COMPLEX: long.graphql:1:1: '],
    [
      'has two of a name',
      'twice.graphql',
      'GRAPHQL_VALIDATION_FAILED: twice.graphql:1:7: There can be only one operation named "Count".',
    ],
    ['has no operation', 'fragment.graphql', 'GRAPHQL_VALIDATION_FAILED: fragment.graphql:1:1: '],
  ])('of files of which one %s keeps none', async (_what, file, message) => {
    const before = (await chancery('operations', 'list')).stdout;
    const { code, stdout, stderr } = await chancery('operations', 'add', 'state.graphql', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.slice(0, message.length)).toBe(message);
    expect((await chancery('operations', 'list')).stdout).toBe(before);
  });

  test.each([
    ['no file', ['add']],
    ['a file that is not there', ['add', 'nowhere.graphql']],
    ['no hash', ['remove']],
    ['another option', ['add', 'both.graphql', '--force']],
    ['another command', ['show']],
  ])('with %s is not understood', async (_what, line) => {
    const { code, stdout } = await chancery('operations', ...line);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('removes one, and says when there is none', async () => {
    const hash = hashOf(COUNT);
    const removed = await chancery('operations', 'remove', hash);
    expect(removed.stdout).toBe(`Operation ${hash} is removed; 0 permalinks purged.\n`);
    expect((await chancery('operations', 'list')).stdout).not.toMatch(hash);
    const again = await chancery('operations', 'remove', hash, '--json');
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
      1,
      { error: { code: 'NOT_FOUND' } },
    ]);
    const link = await chancery('permalink', 'remove', 'nothing');
    expect([link.code, link.stderr]).toEqual([
      1,
      expect.stringMatching(/^NOT_FOUND: No permalink/),
    ]);
    expect((await chancery('permalink', 'list')).stdout).toBe('No permalinks.\n');
  });
});

describe('serve, where only kept operations run', () => {
  let child: ReturnType<typeof start> | undefined;
  afterEach(async () => {
    if (child?.exitCode === null) await stop(child);
  });

  test.each([
    ['by its option', ['--persisted-only'], {}],
    ['by its setting', [], { CHANCERY_PERSISTED_ONLY: 'on', CHANCERY_GRAPHIQL: 'on' }],
  ])('%s answers these and refuses all others', async (_how, line, environment) => {
    await chancery('operations', 'add', 'state.graphql');
    child = start(['serve', '--json', ...line], { environment: { ...settings(), ...environment } });
    const { graphql, graphiql } = await announced(child);
    expect(graphiql).toBeUndefined();
    const ask = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(graphql, init)).json();
    };
    const variables = { id: 'state:gb' };
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(STATE) } };
    expect(await ask({ extensions, variables })).toEqual({
      data: { state: { name: 'United Kingdom' } },
    });
    expect(await ask({ query: STATE, variables })).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_ONLY' } }],
    });
  });
});
