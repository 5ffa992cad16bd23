import type { Condition, Via } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import type { CellPlan, ListPlan, ReadPlan, Row, RowPlan } from '#graph/read-plan.ts';
import type { GraphStore } from '#graph/store.ts';

// Plans by hand that look at one state from every side: its row, what is around it, and what leads to it.

const text = (name: string, required = true): Column => ({ name, type: 'text', required });
const number = (name: string): Column => ({ name, type: 'integer', required: false });

const ID = text('id');
const NAME = text('name');

const node = (column: Column): CellPlan => ({ kind: 'column', on: 'node', column });
const relationship = (column: Column): CellPlan => ({ kind: 'column', on: 'relationship', column });

const borders = (direction: 'in' | 'out' | 'both'): Via => ({
  paths: [[{ step: 'hop', types: ['BORDERS'], direction }]],
  kinds: ['State'],
});

/** Parameters 0 to 2: ids, the beginning of a name, the size of a page. */
const [IDS, BEGINNING, SIZE] = [0, 1, 2];

const named: Condition = {
  kind: 'compare',
  on: 'node',
  column: NAME,
  operator: 'startsWith',
  parameter: BEGINNING,
};

const page = (row: RowPlan, where: Condition | null = null, order: Column = ID): ListPlan => ({
  where,
  order: [
    { on: 'node', column: order, descending: false },
    ...(order === ID ? [] : [{ on: 'node' as const, column: ID, descending: false }]),
  ],
  page: { from: 'start', limit: SIZE, peek: false, beyond: null },
  count: true,
  row,
});

const SUPPORT = relationship(number('support'));
const PROPOSITION: Via = {
  paths: [[{ step: 'proposition' }]],
  kinds: ['Proposition'],
};
const CLAIMS: Via = {
  paths: (['SUBJECT', 'OBJECT'] as const).map((type) => [
    { step: 'hop', types: [type], direction: 'in' },
    { step: 'hop', types: ['ON'], direction: 'in' },
  ]),
  kinds: ['Claim'],
};

const AROUND: RowPlan = [
  node(NAME),
  node(text('officialName', false)),
  {
    kind: 'list',
    via: borders('out'),
    list: page([
      node(NAME),
      SUPPORT,
      relationship(number('knownFrom')),
      {
        kind: 'one',
        via: PROPOSITION,
        where: null,
        order: [{ on: 'node', column: ID, descending: false }],
        row: [node(number('support'))],
      },
    ]),
  },
  { kind: 'list', via: borders('both'), list: page([node(NAME), SUPPORT], named, NAME) },
  {
    kind: 'one',
    via: borders('in'),
    where: named,
    order: [
      { on: 'node', column: NAME, descending: true },
      { on: 'node', column: ID, descending: false },
    ],
    row: [node(NAME)],
  },
  { kind: 'counts', via: borders('both'), where: null },
  { kind: 'list', via: CLAIMS, list: page([node(text('quote', false))]) },
];

const LOOKUP: ReadPlan = {
  start: {
    kind: 'lookup',
    lookup: { kinds: ['State'], property: 'id', parameter: IDS, where: null, row: AROUND },
  },
  revision: false,
};

const bordersSome: Condition = { kind: 'some', via: borders('both'), where: named };

const LISTS: readonly ReadPlan[] = [
  {
    start: { kind: 'list', kinds: ['State'], list: page([node(ID), node(NAME)], named, NAME) },
    revision: false,
  },
  {
    start: { kind: 'list', kinds: ['State'], list: page([node(NAME)], bordersSome) },
    revision: false,
  },
  {
    start: {
      kind: 'list',
      kinds: ['State'],
      list: page([node(NAME)], { kind: 'not', condition: bordersSome }),
    },
    revision: false,
  },
  { start: { kind: 'list', kinds: ['State', 'Pledge'], list: page([node(ID)]) }, revision: false },
];

/** A point on the clocks of knowledge. */
export interface Point {
  readonly revision: number;
  /** Null: whatever was known. */
  readonly day: string | null;
}

async function read(store: GraphStore, plan: ReadPlan, id: string, point: Point | null) {
  const parameters = [[id], 'Arden', 10];
  if (point === null) return store.read(plan, parameters, { timeoutMs: 20_000 });
  const { revision, day } = point;
  const asOf = {
    revision: parameters.length,
    publishedBy: day === null ? null : parameters.length + 1,
  };
  const clocks = day === null ? [revision] : [revision, day];
  return store.read({ ...plan, asOf }, [...parameters, ...clocks], { timeoutMs: 20_000 });
}

/** The name of a state, of what it borders on with the support of that, and what it officially is; null where it is not there. */
export async function stateAt(
  store: GraphStore,
  id: string,
  point: Point | null,
): Promise<Row | null> {
  return (await read(store, LOOKUP, id, point)).rows[0] ?? null;
}

/** Everything that the plans of this file say, as text. */
export async function viewAt(
  store: GraphStore,
  ids: readonly string[],
  point: Point | null,
): Promise<string> {
  const states = await Promise.all(ids.map((id) => stateAt(store, id, point)));
  const lists = await Promise.all(LISTS.map((plan) => read(store, plan, '', point)));
  return JSON.stringify([states, lists.map(({ rows, count }) => [rows, count])]);
}
