import type { Via } from '#graph/condition.ts';
import type { Column, ColumnType } from '#graph/property.ts';
import type { CellPlan, ListPlan, OrderKey, ReadPlan, RowPlan } from '#graph/read-plan.ts';
import { graphModel } from '#modules/graph-model.ts';

// What is known of candidates beside their names: one statement for all of them.

const column = (name: string, type: ColumnType = 'text'): Column => ({
  name,
  type,
  required: false,
});
const ofNode = (name: string, type?: ColumnType): CellPlan => ({
  kind: 'column',
  on: 'node',
  column: column(name, type),
});
const ofRelationship = (name: string): CellPlan => ({
  kind: 'column',
  on: 'relationship',
  column: column(name),
});

/** Dates between which a node is so, whatever its kind. */
export const DAYS = [
  ...new Set([...graphModel.kinds.values()].flatMap(({ during }) => during?.from ?? [])),
];

/** Where the parameters stand: ids, ties of each, and the clocks. */
const [IDS, MOST, REVISION, PUBLISHED] = [0, 1, 2, 3];

const key = (on: OrderKey['on'], name: string): OrderKey => ({
  on,
  column: { name, type: 'text', required: true },
  descending: false,
});

const listOf = (via: Via, row: RowPlan, order: readonly OrderKey[]): CellPlan => {
  const page = { from: 'start', limit: MOST, peek: false, beyond: null } as const;
  const list: ListPlan = { where: null, order, page, count: false, row };
  return { kind: 'list', via, list };
};

const STATE: RowPlan = ['id', 'name', 'iso2', 'iso3']
  .map((name) => ofNode(name))
  .concat(ofNode('aliases', 'list'));

const types = [...graphModel.relationshipTypes.keys()];
const STATES: Via = { paths: [[{ step: 'hop', types, direction: 'both' }]], kinds: ['State'] };
const statesOf = listOf(STATES, STATE, [key('node', 'id'), key('relationship', 'propositionId')]);

const HELD: Via = {
  paths: [[{ step: 'hop', types: ['HOLDS'], direction: 'out' }]],
  kinds: ['Position'],
};
const OFFICE: RowPlan = [
  ofNode('name'),
  ofNode('title'),
  ofRelationship('validFromEarliest'),
  ofRelationship('validToLatest'),
  statesOf,
];

const ROW: RowPlan = [
  ...STATE,
  ofNode('title'),
  ...DAYS.flatMap((name) => [ofNode(`${name}Earliest`), ofNode(`${name}Latest`)]),
  statesOf,
  listOf(HELD, OFFICE, [key('node', 'id'), key('relationship', 'propositionId')]),
];

const start: ReadPlan['start'] = {
  kind: 'lookup',
  lookup: { kinds: [], property: 'id', parameter: IDS, where: null, row: ROW },
};

/** By whether versions are asked for, and publication with them. */
export const TIES: ReadPlan = { start, revision: false };
export const TIES_KNOWN: ReadPlan = { ...TIES, asOf: { revision: REVISION, publishedBy: null } };
export const TIES_PUBLISHED: ReadPlan = {
  ...TIES,
  asOf: { revision: REVISION, publishedBy: PUBLISHED },
};
