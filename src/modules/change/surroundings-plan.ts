import type { CellPlan, Parameter, ReadPlan } from '#graph/read-plan.ts';
import { BY_ID, over } from '#graphql/ways.ts';
import { graphModel } from '#modules/graph-model.ts';

/** Columns by which a node is called, or by which a sentence is made of it. */
const ALL_COLUMNS = ['name', 'title', 'question', 'predicate', 'value', 'publishedOn'] as const;
export type ToldColumn = (typeof ALL_COLUMNS)[number];

/** What is read of a node: its columns, and the links of evidence from it. */
export interface Reading {
  readonly columns: readonly ToldColumn[];
  readonly links: readonly Followed[];
}

/** A link that a sentence follows, and what is read of the nodes at its end. */
export interface Followed extends Reading {
  readonly type: string;
  readonly kinds: readonly string[];
}

const toEntity = (type: string): Followed => ({ type, kinds: [], columns: ['name'], links: [] });
const ENDS = [toEntity('SUBJECT'), toEntity('OBJECT')];
const PUBLISHER: Followed = { ...toEntity('PUBLISHED_BY'), kinds: ['Organization'] };

/** Of sources, claims, propositions and assessments. */
export const WITH_LINKS: Reading = {
  columns: ALL_COLUMNS,
  links: [
    toEntity('SPOKEN_BY'),
    { type: 'IN', kinds: ['Source'], columns: ['title', 'publishedOn'], links: [PUBLISHER] },
    PUBLISHER,
    { type: 'ON', kinds: ['Proposition'], columns: ['predicate', 'value'], links: ENDS },
    ...ENDS,
    {
      type: 'ASSESSES',
      // All of them by name: none means any entity.
      kinds: [...graphModel.kinds.keys()],
      columns: ALL_COLUMNS,
      links: ENDS,
    },
  ],
};

/** Of what is only called by its name. */
export const ALONE: Reading = { columns: ['name', 'title'], links: [] };

/** Ends of one link that are read: a sentence names the first, and says when there are more. */
export const MOST_ENDS = 2;

/** A list of ids, and how many ends of a link are read. */
const [IDS, ENDS_OF_LINK] = [0, 1];

const rowOf = ({ columns, links }: Reading): readonly CellPlan[] => [
  ...['id', ...columns].map(
    (name): CellPlan => ({
      kind: 'column',
      on: 'node',
      column: { name, type: 'text', required: name === 'id' },
    }),
  ),
  ...links.map(
    (followed): CellPlan => ({
      kind: 'list',
      via: over(followed.type, 'out', followed.kinds),
      list: {
        where: null,
        order: BY_ID,
        page: { from: 'start', limit: ENDS_OF_LINK, peek: false, beyond: null },
        count: false,
        row: rowOf(followed),
      },
    }),
  ),
];

const planOf = (reading: Reading): ReadPlan => {
  const row = rowOf(reading);
  const lookup = { kinds: [], property: 'id', parameter: IDS, where: null, row };
  return { start: { kind: 'lookup', lookup }, revision: false };
};

/** The same plans each time: stores remember what they made of them. */
const PLANS = new Map(
  [WITH_LINKS, ALONE].map((reading) => {
    const now = planOf(reading);
    const revision = reading.links.length === 0 ? 1 : 2;
    const then: ReadPlan = { ...now, asOf: { revision, publishedBy: null } };
    return [reading, { now, then }] as const;
  }),
);

/** Nodes by their ids, as a plan and its parameters. `known`: as of this revision; null: now. */
export function surroundingsRead(
  reading: Reading,
  ids: readonly string[],
  known: number | null,
): readonly [ReadPlan, readonly Parameter[]] {
  const { now, then } = PLANS.get(reading) as { now: ReadPlan; then: ReadPlan };
  const parameters = reading.links.length === 0 ? [ids] : [ids, MOST_ENDS];
  return known === null ? [now, parameters] : [then, [...parameters, known]];
}
