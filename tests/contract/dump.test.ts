import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DumpRow } from '#graph/dump.ts';
import type { GraphStore } from '#graph/store.ts';
import { HISTORY, LINKS, writeHistory, writeLinks } from '#tests/support/history.ts';
import { randomHistory } from '#tests/support/random-history.ts';
import { viewAt } from '#tests/support/read-as-of.ts';
import { entity } from '#tests/support/rows.ts';
import {
  describeEachStore,
  ENGINES,
  type Engine,
  isAvailable,
  openTestStore,
  type TestStore,
} from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

async function dumpOf(store: GraphStore): Promise<readonly DumpRow[]> {
  const rows: DumpRow[] = [];
  for await (const batch of store.dump.rows()) rows.push(...batch);
  return rows;
}

async function* inBatches(rows: readonly DumpRow[], size: number) {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

const SORTS: readonly DumpRow['row'][] = [
  'revision',
  'mutation',
  'node',
  'record',
  'relationship',
  'permalink',
];

/** What rows of a sort are ordered by. */
function keyOf(row: DumpRow): readonly (string | number)[] {
  switch (row.row) {
    case 'revision':
      return [row.number];
    case 'mutation':
      return [row.actor, row.clientMutationId];
    case 'record':
    case 'permalink':
      return [row.id];
    case 'node':
      return [row.id, row.knownFrom, row.publishedFrom];
    case 'relationship':
      return [row.from, row.type, row.to, row.propositionId, row.knownFrom, row.publishedFrom];
  }
}

function isBefore(a: DumpRow, b: DumpRow): boolean {
  const [first, second] = [a, b].map((row) => [SORTS.indexOf(row.row), ...keyOf(row)]);
  const at = (first ?? []).findIndex((part, index) => part !== second?.[index]);
  const [left, right] = [first?.[at], second?.[at]];
  return left !== undefined && right !== undefined && left < right;
}

describeEachStore('a dump', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  let rows: readonly DumpRow[] = [];
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await writeHistory(store);
    rows = await dumpOf(store);
  });
  afterAll(() => opened.close());

  it('has every sort of row, each in the order of its key', () => {
    expect([...new Set(rows.map(({ row }) => row))]).toEqual(SORTS);
    const pairs = rows.slice(1).map((row, index) => [rows[index] as DumpRow, row] as const);
    expect(pairs.filter(([before, after]) => !isBefore(before, after))).toEqual([]);
  });

  it('has all versions of a node, with their places on both clocks', () => {
    const versions = rows.flatMap((row) =>
      row.row === 'node' && row.id === 'state:aa'
        ? [
            [
              row.properties['name'],
              row.knownFrom,
              row.knownTo,
              row.publishedFrom,
              row.publishedTo,
            ].join(' '),
          ]
        : [],
    );
    expect(versions).toEqual([
      'Arden 1 2  ',
      'Oldest Arden 2 3  2024-09-13',
      'Older Arden 2 3 2024-09-13 2024-09-20',
      'New Arden 2 3 2024-09-20 ',
      'Arden of today 3   ',
    ]);
  });

  it('has the links that were given out, and knows which were purged', () => {
    const links = rows.flatMap((row) => (row.row === 'permalink' ? [row] : []));
    const byId = [...LINKS].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(links).toEqual(byId.map((link) => ({ row: 'permalink', ...link })));
  });

  it('has properties as they are stored, large numbers as their digits', () => {
    const yen = rows.find((row) => row.row === 'node' && row.id === 'pledge:p8');
    expect(yen).toMatchObject({ properties: { amountValue: '9007199254740993' } });
  });

  it('is as of the moment at which it began', async () => {
    const reading = store.dump.rows()[Symbol.asyncIterator]();
    const { value: first } = await reading.next();
    const border = HISTORY[2]?.relationships[0];
    await store.write({
      actor: 'test',
      message: 'meanwhile',
      at: '2024-12-01T00:00:00.000Z',
      nodes: [
        entity('state:aa', 'Later'),
        entity('state:x-later', 'Later'),
        entity('state:bb', 'Later'),
      ],
      relationships: [],
      removed: { nodes: [], relationships: border === undefined ? [] : [border] },
    });
    const read = [...first];
    for (;;) {
      const { done, value } = await reading.next();
      if (done) break;
      read.push(...value);
    }
    expect(read).toEqual(rows);
    expect((await dumpOf(store)).length).toBeGreaterThan(rows.length);
  });

  it('is loaded into an empty store only', async () => {
    await expect(store.dump.load(inBatches(rows, 100))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('empty'),
    });
  });
});

/** Kinds of which the history after the first revision has none. */
const UNCHANGED = ['Person', 'Pledge', 'Diplomat', 'Event', 'Proposition'];

describe.skipIf(!isAvailable('neo4j'))('between engines, a dump', () => {
  const plans = [...HISTORY, ...randomHistory(40, 4)];
  const opened: TestStore[] = [];
  /** Of the same history, written to each engine. */
  const written = new Map<Engine, readonly DumpRow[]>();
  const views = new Map<Engine, readonly string[]>();

  const fresh = async (engine: Engine) => {
    const made = await openTestStore(engine);
    opened.push(made);
    return made.store;
  };

  async function viewsOf(store: GraphStore): Promise<readonly string[]> {
    const seen = [];
    for (const revision of [1, 4, 10, 20, 30, plans.length])
      for (const day of ['2024-09-12', '2024-09-22', null])
        seen.push(await viewAt(store, ['state:aa', 'state:r0', 'state:r1'], { revision, day }));
    return seen;
  }

  beforeAll(async () => {
    for (const engine of ENGINES) {
      const store = await fresh(engine);
      for (const plan of plans) await store.write(plan);
      await writeLinks(store);
      written.set(engine, await dumpOf(store));
      views.set(engine, await viewsOf(store));
    }
  });
  afterAll(async () => {
    for (const { close } of opened) await close();
  });

  it('of the same history is the same', () => {
    expect(written.get('neo4j')).toEqual(written.get('sqlite'));
    expect(written.get('neo4j')?.length).toBeGreaterThan(300);
  });

  it('of the same history was read the same at every point of the clocks', () => {
    expect(views.get('neo4j')).toEqual(views.get('sqlite'));
    expect(new Set(views.get('neo4j')).size).toBeGreaterThan(10);
  });

  it.each(ENGINES)('is loaded into %s, and dumped and read as it was', async (engine) => {
    const from = ENGINES.find((other) => other !== engine) as Engine;
    const rows = written.get(from) as readonly DumpRow[];
    const store = await fresh(engine);
    await store.dump.load(inBatches(rows, 333));
    expect(await dumpOf(store)).toEqual(rows);
    expect(await viewsOf(store)).toEqual(views.get(from));
    expect(await store.permalinks.list()).toEqual(LINKS);
  });

  it.each(ENGINES)('that was loaded into %s is written on', async (engine) => {
    const from = ENGINES.find((other) => other !== engine) as Engine;
    const store = await fresh(engine);
    await store.dump.load(inBatches(written.get(from) as readonly DumpRow[], 1000));
    const before = await dumpOf(store);
    // Rows that nothing has changed since: nothing but a revision comes of them.
    const nodes = WORLD.nodes.filter(({ kind }) => UNCHANGED.includes(kind));
    const relationships = WORLD.relationships.filter(({ type }) => type === 'MADE_BY');
    expect(await store.write({ ...WORLD, nodes, relationships })).toBe(plans.length + 1);
    const after = await dumpOf(store);
    expect(after.length).toBe(before.length + 1);
    const asked = await store.transact((transaction) =>
      transaction.answered('history', 'first "one"'),
    );
    expect(asked?.answer).toBe('{"ok":true}');
  });

  it.each(ENGINES)('with a row that does not fit leaves %s empty', async (engine) => {
    const rows = written.get('sqlite') as readonly DumpRow[];
    const store = await fresh(engine);
    const broken = rows.filter((row) => row.row !== 'node' || row.id !== 'state:aa');
    await expect(store.dump.load(inBatches(broken, 500))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await dumpOf(store)).toEqual([]);
    await store.dump.load(inBatches(rows, 500));
    expect((await store.ledger.head())?.number).toBe(plans.length);
  });
});
