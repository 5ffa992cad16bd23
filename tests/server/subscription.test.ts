import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { entity } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { subscribe } from './event-reader.ts';
import { type Serving, serveWorld } from './serving.ts';

const WRITERS = 16;
const BREAKS = 6;

describeEachStore('a subscription', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  let serving: Serving;
  beforeEach(async () => {
    opened = await open();
    ({ store } = opened);
    await store.write(WORLD);
    serving = await serveWorld({ store });
  });
  afterEach(async () => {
    await serving.close();
    await opened.close();
  });

  const write = (name: string, ids: readonly string[]) =>
    store.write({
      actor: 'test',
      message: name,
      at: new Date().toISOString(),
      nodes: ids.map((id) => entity(id, `${name} ${id}`)),
      relationships: [],
    });

  /** Everything behind a revision, as `changes` lists it. */
  async function keysSince(since: number, filter = ''): Promise<readonly string[]> {
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const query = `query($after: String) { changes(since: ${since}, first: 100, after: $after${filter}) { nodes { revision id } pageInfo { hasNextPage endCursor } } }`;
      const { body } = await serving.post('fetch', { query, variables: { after } });
      const { changes } = body.data as {
        changes: {
          nodes: { revision: number; id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      keys.push(...changes.nodes.map(({ revision, id }) => `${revision} ${id}`));
      after = changes.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null;
    } while (after !== null);
    return keys;
  }

  it('tells what was written before, then what is written, each change once and in order', async () => {
    const reader = await subscribe(serving, '(since: 0)');
    const before = await keysSince(0);
    await reader.until(before.length);
    await write('first', ['person:new-2', 'person:new-1']);
    await write('second', ['person:new-1']);
    await reader.until(before.length + 3);
    expect(reader.keys()).toEqual(await keysSince(0));
    expect(reader.keys().slice(-3)).toEqual(['2 person:new-1', '2 person:new-2', '3 person:new-1']);
    expect(reader.events.at(-1)?.data?.changes.change).toEqual({
      id: 'person:new-1',
      kind: 'ENTITY_CHANGED',
      sentence: 'second person:new-1: name changed from first person:new-1 to second person:new-1',
    });
  });

  it('tells within half a second, from now on when no place is given', async () => {
    const delays: number[] = [];
    let writtenAt = 0;
    const reader = await subscribe(serving, '', {
      onEvent: () => delays.push(performance.now() - writtenAt),
    });
    for (let round = 1; round <= 5; round++) {
      await write(`round ${round}`, ['person:new']);
      writtenAt = performance.now();
      await reader.until(round);
    }
    expect(reader.keys()).toEqual([2, 3, 4, 5, 6].map((number) => `${number} person:new`));
    expect(Math.max(...delays)).toBeLessThan(500);
  });

  it('keeps to kinds and to an entity, before and live', async () => {
    const filter = ', kinds: [ENTITY_ADDED, ENTITY_CHANGED], about: "person:ada"';
    const reader = await subscribe(serving, `(since: 0${filter})`);
    const other = await subscribe(serving, '(about: "person:zoe")');
    await reader.until(1);
    await write('all', ['person:ada', 'person:zoe', 'person:new']);
    await reader.until(2);
    await other.until(1);
    expect(reader.keys()).toEqual(['1 person:ada', '2 person:ada']);
    expect(reader.keys()).toEqual(await keysSince(0, filter));
    expect(other.keys()).toEqual(['2 person:zoe']);
  });

  it('goes on after breaks without loss or repetition while 16 writers write', async () => {
    const progress = { breaks: 0, isWriting: true };
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let round = 0; round < 5 || progress.breaks < BREAKS; round++) {
        const ids = ['a', 'b', 'c'].map((name) => `person:${name}-${writer}`);
        await write(`${writer}/${round}`, [...ids, 'person:shared']);
        await delay(150 + Math.random() * 150);
      }
    });
    const written = Promise.all(writers).finally(() => {
      progress.isWriting = false;
    });
    const [heard, steady] = await Promise.all([
      listenWithBreaks(progress),
      subscribe(serving, '(since: 1)'),
    ]);
    await written;
    const all = await keysSince(1);
    expect(all.length).toBeGreaterThanOrEqual(WRITERS * 5 * 4);
    const last = await subscribe(serving, behind(heard.cursor));
    await last.until(all.length - heard.keys.length);
    expect([...heard.keys, ...last.keys()]).toEqual(all);
    await steady.until(all.length);
    expect(steady.keys()).toEqual(all);
  });

  /** Breaks off after a few events, again and again, and goes on behind the last cursor. */
  async function listenWithBreaks(progress: { breaks: number; readonly isWriting: boolean }) {
    const keys: string[] = [];
    let cursor: string | undefined;
    for (; progress.isWriting; progress.breaks++) {
      const reader = await subscribe(serving, behind(cursor));
      while (reader.events.length <= progress.breaks && progress.isWriting) await delay(5);
      reader.leave();
      keys.push(...reader.keys());
      cursor = reader.lastCursor() ?? cursor;
    }
    return { keys, cursor };
  }

  const behind = (cursor: string | undefined) =>
    cursor === undefined ? '(since: 1)' : `(after: "${cursor}")`;

  it('goes on behind a whole revision', async () => {
    await write('one', ['person:new-1', 'person:new-2']);
    await write('two', ['person:new-1']);
    const reader = await subscribe(serving, '(since: 2)');
    await reader.until(1);
    expect(reader.keys()).toEqual(['3 person:new-1']);
    const page = await serving.post('fetch', {
      query: '{ changes(since: 1, first: 1) { pageInfo { endCursor } } }',
    });
    const { changes } = page.body.data as { changes: { pageInfo: { endCursor: string } } };
    const rest = await subscribe(serving, behind(changes.pageInfo.endCursor));
    await rest.until(2);
    expect(rest.keys()).toEqual(['2 person:new-2', '3 person:new-1']);
  });

  it('ends at once when the service stops, and says so', async () => {
    const reader = await subscribe(serving, '');
    await write('one', ['person:new']);
    await reader.until(1);
    serving.stop();
    await reader.ended;
    expect(reader.codes()).toEqual(['GOING_AWAY']);
    const late = await subscribe(serving, '');
    await late.ended;
    expect(late.codes()).toEqual(['GOING_AWAY']);
  });
});
