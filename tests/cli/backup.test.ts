import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashSecret } from '#auth/token-text.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import type { GraphStore } from '#graph/store.ts';
import { openStore } from '#src/open-store.ts';
import { type StoreAddress, storeAddress } from '#src/store-address.ts';
import { LINKS, writeHistory } from '#tests/support/history.ts';
import { emptyNeo4j, isAvailable, neo4jAddress } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { run } from './running.ts';

let directory: string;
let store: string;
const file = (name: string) => join(directory, name);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
  store = file('store');
  await inStore(store, async (opened) => {
    await writeHistory(opened);
    await opened.tokens.add(tokenOf('standing'));
    await opened.tokens.add(tokenOf('revoked-later'));
  });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function chancery(store: string, ...line: readonly string[]) {
  const { code, stdout, stderr } = await run([...line, '--json'], {
    environment: { CHANCERY_STORE: store },
  });
  return { code, answer: stdout === '' ? null : JSON.parse(stdout), stderr };
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

const tokenOf = (id: string) => ({
  id,
  name: id,
  role: 'EDITOR' as const,
  hash: hashSecret('secret'),
  createdAt: '2024-10-01T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
});

/** The hash of all that the graph is and was. */
const hashOf = async (store: string) =>
  (await chancery(store, 'dump', file('hashed.jsonl'))).answer.hash;

describe('chancery backup of an embedded store', () => {
  test('is a copy, packed or not, for those alone who made it', async () => {
    for (const name of ['copy.sqlite', 'copy.sqlite.gz']) {
      const { code, answer } = await chancery(store, 'backup', file(name));
      expect([code, answer]).toEqual([0, { file: file(name), kind: 'sqlite', revision: 5 }]);
      expect(statSync(file(name)).mode & 0o777).toBe(0o600);
    }
    expect(gunzipSync(readFileSync(file('copy.sqlite.gz')))).toEqual(
      readFileSync(file('copy.sqlite')),
    );
    expect(readdirSync(directory).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('is restored where there is nothing, and the store goes on', async () => {
    for (const name of ['copy.sqlite', 'copy.sqlite.gz']) {
      const restored = file(`restored-${name}`);
      const { code, answer } = await chancery(restored, 'restore', file(name));
      expect([code, answer]).toMatchObject([0, { kind: 'sqlite', revision: 5, damaged: null }]);
      expect(await hashOf(restored)).toBe(await hashOf(store));
      expect(await inStore(restored, (opened) => opened.write(WORLD))).toBe(6);
    }
  });

  test('is one moment of a store that others write', { timeout: 60_000 }, async () => {
    const busy = file('busy');
    const { answer, written } = await inStore(busy, async (opened) => {
      const backups = Promise.all(
        [1, 2].map((n) => chancery(busy, 'backup', file(`busy-${n}.sqlite`))),
      );
      let written = 0;
      let isOver = false;
      const over = backups.finally(() => {
        isOver = true;
      });
      while (!isOver) written = await opened.write({ ...WORLD, actor: `writer ${written}` });
      return { answer: (await over)[1]?.answer, written };
    });
    expect(answer.revision).toBeLessThanOrEqual(written);
    const restored = file('busy-restored');
    expect((await chancery(restored, 'restore', file('busy-2.sqlite'))).answer.revision).toBe(
      answer.revision,
    );
    const revisions = await inStore(restored, ({ ledger }) => ledger.revisions(0, 100_000));
    expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1));
    expect(revisions).toHaveLength(answer.revision);
  });

  test('has nothing of what was redacted, though the file of the store may', async () => {
    const copy = readFileSync(file('copy.sqlite'), 'latin1');
    expect(copy).not.toContain('Words of somebody');
    expect(copy).toContain('Older Arden');
  });
});

describe('chancery restore over an embedded store', () => {
  const over = () => {
    const target = file(`over-${readdirSync(directory).length}`);
    return inStore(target, async (opened) => {
      await opened.write(WORLD);
      await opened.tokens.add(tokenOf('standing-here'));
      await opened.tokens.add({
        ...tokenOf('revoked-later'),
        revokedAt: '2024-11-01T00:00:00.000Z',
      });
    }).then(() => target);
  };

  test('is refused while it has revisions, and leaves it as it was', async () => {
    const target = await over();
    const before = await hashOf(target);
    const { code, answer } = await chancery(target, 'restore', file('copy.sqlite'));
    expect([code, answer.error.code]).toEqual([1, 'BAD_USER_INPUT']);
    expect(answer.error.message).toMatch(/has 1 revisions. --force replaces them/);
    expect(await hashOf(target)).toBe(before);
  });

  test.each(['copy.sqlite', 'dump.jsonl.gz'])(
    'by force takes the graph of %s, and takes no token back',
    async (name) => {
      const target = await over();
      await chancery(store, 'dump', file('dump.jsonl.gz'));
      const { code, answer } = await chancery(target, 'restore', file(name), '--force');
      expect([code, answer]).toMatchObject([0, { revision: 5, damaged: null }]);
      expect(await hashOf(target)).toBe(await hashOf(store));
      const tokens = await inStore(target, (opened) => opened.tokens.list());
      const states = Object.fromEntries(
        tokens.map(({ id, revokedAt }) => [id, revokedAt !== null]),
      );
      const ofCopy = name === 'copy.sqlite' ? { standing: false } : {};
      expect(states).toEqual({ 'standing-here': false, 'revoked-later': true, ...ofCopy });
      expect(readdirSync(target)).toEqual(['chancery.sqlite']);
    },
  );

  test('by force brings no link back that was purged since', async () => {
    const target = await over();
    const [{ id }] = LINKS as [StoredPermalink];
    const at = '2024-11-02T00:00:00.000Z';
    const young = {
      ...(LINKS[0] as StoredPermalink),
      id: 'y0ung0000000',
      revision: 99,
      createdAt: at,
    };
    await inStore(target, async ({ permalinks }) => {
      await permalinks.add(LINKS[0] as StoredPermalink);
      await permalinks.purge(id, at);
      await permalinks.add(young);
      await permalinks.purge(young.id, at);
    });
    expect((await chancery(target, 'restore', file('copy.sqlite'), '--force')).code).toBe(0);
    const links = await inStore(target, ({ permalinks }) => permalinks.list());
    expect(links.map((link) => [link.id, link.document, link.purgedAt])).toEqual([
      [id, '', at],
      [LINKS[1]?.id, '', LINKS[1]?.purgedAt],
      [young.id, '', at],
    ]);
    // What is left of a link that the backup is too old for can be dumped and loaded like any other.
    const dumped = file('purged.jsonl');
    expect((await chancery(target, 'dump', dumped)).code).toBe(0);
    expect((await chancery(file('purged'), 'load', dumped)).code).toBe(0);
  });

  test('is refused while somebody has it open', async () => {
    const target = await over();
    await inStore(target, async (opened) => {
      const { code, answer } = await chancery(target, 'restore', file('copy.sqlite'), '--force');
      expect([code, answer.error.code]).toEqual([1, 'STORE_UNAVAILABLE']);
      expect(answer.error.message).toMatch('Stop the service first');
      expect(await opened.write(WORLD)).toBe(2);
    });
  });

  test('of what is no backup leaves it as it was', async () => {
    const target = await over();
    const before = await hashOf(target);
    const copy = readFileSync(file('copy.sqlite'));
    writeFileSync(file('text'), 'Good morning\n');
    writeFileSync(file('empty'), '');
    writeFileSync(file('cut.sqlite'), copy.subarray(0, copy.length / 2));
    writeFileSync(file('damaged.sqlite'), copy.fill(0xaa, 8192, 8192 * 3));
    writeFileSync(file('cut.jsonl.gz'), readFileSync(file('dump.jsonl.gz')).subarray(0, -50));
    for (const name of ['text', 'empty', 'cut.sqlite', 'damaged.sqlite', 'cut.jsonl.gz']) {
      const { code, answer } = await chancery(target, 'restore', file(name), '--force');
      expect([name, code, answer.error.code]).toEqual([name, 1, 'BAD_DUMP']);
    }
    expect(await hashOf(target)).toBe(before);
    expect(readdirSync(target)).toEqual(['chancery.sqlite']);
  });

  test('that cannot be read any more puts it aside', async () => {
    const target = await over();
    writeFileSync(join(target, 'chancery.sqlite'), 'no database any more'.repeat(1000));
    const refused = await chancery(target, 'restore', file('copy.sqlite'));
    expect([refused.code, refused.answer.error.code]).toEqual([1, 'STORE_UNAVAILABLE']);
    const { code, answer } = await chancery(target, 'restore', file('copy.sqlite'), '--force');
    expect([code, answer.revision]).toEqual([0, 5]);
    expect(readFileSync(answer.damaged, 'utf8')).toMatch(/^no database any more/);
    expect(await hashOf(target)).toBe(await hashOf(store));
  });
});

describe.skipIf(!isAvailable('neo4j'))('chancery backup and restore of a server', () => {
  test('is a dump, restored only where there is nothing', { timeout: 240_000 }, async () => {
    const server = neo4jAddress().uri;
    await emptyNeo4j();
    await inStore(server, writeHistory);
    const { code, answer } = await chancery(server, 'backup', file('server.gz'));
    expect([code, answer]).toMatchObject([0, { kind: 'dump', revision: 5 }]);
    expect(answer.hash).toBe(await hashOf(store));

    for (const force of [[], ['--force']]) {
      const full = await chancery(server, 'restore', file('server.gz'), ...force);
      expect([full.code, full.answer.error.code]).toEqual([1, 'BAD_USER_INPUT']);
      expect(full.answer.error.message).toMatch(/has 5 revisions.* Empty it first/);
    }
    await emptyNeo4j();
    const copy = await chancery(server, 'restore', file('copy.sqlite'));
    expect([copy.code, copy.answer.error.code]).toEqual([1, 'BAD_USER_INPUT']);
    const restored = await chancery(server, 'restore', file('server.gz'));
    expect([restored.code, restored.answer]).toMatchObject([0, { kind: 'dump', revision: 5 }]);
    expect(await hashOf(server)).toBe(answer.hash);
    expect((await chancery(file('from-server'), 'restore', file('server.gz'))).code).toBe(0);
    expect(await hashOf(file('from-server'))).toBe(answer.hash);
  });
});
