import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Via } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import type { CellPlan, ReadPlan, Row, RowPlan } from '#graph/read-plan.ts';
import { relationshipText } from '#graph/relationship-key.ts';
import type { GraphStore } from '#graph/store.ts';
import { randomHistory } from '#tests/support/random-history.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const text = (name: string): Column => ({ name, type: 'text', required: true });
const on = (name: string): CellPlan => ({ kind: 'column', on: 'relationship', column: text(name) });
const nameOf = (end: 'start' | 'end'): CellPlan => ({
  kind: 'one',
  via: { paths: [[{ step: 'end', end }]], kinds: [] },
  where: null,
  order: [{ on: 'node', column: text('id'), descending: false }],
  row: [{ kind: 'column', on: 'node', column: text('name') }],
});
const ROW: RowPlan = [
  ...['from', 'type', 'to', 'propositionId', 'support', 'knownFrom'].map(on),
  nameOf('start'),
  nameOf('end'),
];

const out: Via = {
  paths: [[{ step: 'hop', types: ['BORDERS'], direction: 'out' }]],
  kinds: [],
};
const page = { from: 'start', limit: 1, peek: false, beyond: null } as const;
const order = [{ on: 'node', column: text('id'), descending: false }] as const;
const list = { where: null, order, page, count: false, row: ROW };

/** All relationships at some states, the way that lists read them. */
const BY_STATE: ReadPlan['start'] = {
  kind: 'lookup',
  lookup: {
    kinds: ['State'],
    property: 'id',
    parameter: 0,
    where: null,
    row: [{ kind: 'list', via: out, list }],
  },
};
const BY_KEY: ReadPlan['start'] = {
  kind: 'relationships',
  relationships: { parameter: 0, row: ROW },
};

const HISTORY = randomHistory(30, 7);
const STATES = [0, 1, 2, 3, 4].map((index) => `state:r${index}`);
const KEYS = [
  ...new Set(
    HISTORY.flatMap(({ relationships = [] }) =>
      relationships.map((each) => relationshipText(each)),
    ),
  ),
];

const startOf = (row: Row) => (row[6] as Row)[0];

describeEachStore('relationships by their keys', (open) => {
  let opened: TestStore;
  let store: GraphStore;

  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    for (const plan of HISTORY) await store.write(plan);
  });
  afterAll(() => opened.close());

  async function read(
    start: ReadPlan['start'],
    keys: readonly string[],
    point: readonly [number, string | null] | null,
  ): Promise<readonly Row[]> {
    const [revision, day] = point ?? [null, null];
    const plan: ReadPlan =
      point === null
        ? { start, revision: false }
        : { start, revision: false, asOf: { revision: 2, publishedBy: day === null ? null : 3 } };
    const clocks = point === null ? [] : day === null ? [revision] : [revision, day];
    return (await store.read(plan, [keys, 100, ...clocks], { timeoutMs: 20_000 })).rows;
  }

  const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();

  it('are those that a list of them has, at any point of the clocks', async () => {
    const revisions = HISTORY.map((_, index) => index + 1);
    const points = [
      null,
      ...revisions.map((each) => [each, null] as const),
      ...revisions.map((each) => [each, '2024-09-16'] as const),
    ];
    let seen = 0;
    for (const point of points) {
      const lists = (await read(BY_STATE, STATES, point)) as unknown as [[readonly Row[]]][];
      const expected = lists.flatMap(([[rows]]) => rows);
      // A list begins at a state; a state that had not been published then has none.
      const found = (await read(BY_KEY, KEYS, point)).filter((row) => startOf(row) !== null);
      expect(sorted(found)).toEqual(sorted(expected));
      seen += expected.length;
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('are none for a key that is not there', async () => {
    const [key] = KEYS as [string];
    const wrong = [
      key.replace('BORDERS', 'MADE_BY'),
      key.replace('state:r', 'state:z'),
      `${key}x`,
      'no key',
      '"\u001f[\u001f{',
    ];
    expect(await read(BY_KEY, wrong, null)).toEqual([]);
  });
});
