import { groupBy } from '#graph/batches.ts';
import type { EnumSet } from '#graph/property.ts';
import {
  type Cell,
  type GroupKey,
  type GroupPlan,
  NAMED_ENDS,
  type Row,
} from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { groupPlan } from './aggregate.ts';
import { type AggregateColumns, aggregateOf } from './aggregate-rows.ts';
import { builder } from './builder.ts';
import { connectionRef } from './connection.ts';
import { enumRef } from './enum-ref.ts';
import { objectRef } from './type-refs.ts';

/** What nodes of a kind can be grouped by, by the names of the API. */
export type Dimensions = Readonly<Record<string, GroupKey>>;

const MOST_DIMENSIONS = 3;
const FIRST = { default: 100, most: 1000 } as const;

interface GroupArguments {
  readonly having?: {
    readonly count?: Readonly<Record<'gte' | 'lte', number | null>> | null;
  } | null;
  readonly orderBy: 'KEY' | 'COUNT';
  readonly first: number;
}

/** Declares `groupBy` on a connection whose aggregate is declared. */
export function declareGroupBy(
  node: string,
  columns: AggregateColumns,
  dimensions: Dimensions,
): void {
  const set: EnumSet = {
    name: `${node}Dimension`,
    description: `What ${node} nodes can be grouped by.`,
    values: Object.keys(dimensions),
  };
  builder.objectType(objectRef(`${node}Group`), {
    description: `${node} nodes that are alike in some dimensions.`,
    fields: (t) => ({
      keys: t.field({
        type: [objectRef('GroupKey')],
        description: 'In what, in the order that was asked for.',
      }),
      aggregate: t.field({
        type: objectRef(`${node}Aggregate`),
        description: 'What they come to together.',
      }),
    }),
  });
  builder.objectFields(connectionRef(node), (t) => ({
    groupBy: t.field({
      type: [objectRef(`${node}Group`)],
      description:
        'All nodes that `where` lets through, in groups, on whichever page. A node with several values of a dimension is in one combined group.',
      args: {
        by: t.arg({
          type: [enumRef(set)],
          required: true,
          description: 'One to three dimensions, each once.',
        }),
        having: t.arg({
          type: GROUP_HAVING,
          description: 'Only groups that satisfy it.',
        }),
        orderBy: t.arg({
          type: GROUP_ORDER,
          required: true,
          defaultValue: 'KEY',
          description: 'The keys come behind it.',
        }),
        first: t.arg.int({
          required: true,
          defaultValue: FIRST.default,
          description: `Groups, ${FIRST.most} at most.`,
        }),
      },
      plan: {
        kind: 'aggregate',
        group: (by: readonly string[]) => planOf(columns, dimensions, by),
        derive: (rows: readonly Row[], by: readonly string[], args: object) =>
          groupsOf(columns, rows, by, args as GroupArguments),
      },
    } as never),
  }));
}

function planOf(
  columns: AggregateColumns,
  dimensions: Dimensions,
  by: readonly string[],
): GroupPlan {
  if (by.length === 0 || by.length > MOST_DIMENSIONS || new Set(by).size < by.length) {
    const message = `groupBy takes one to ${MOST_DIMENSIONS} dimensions, each once.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  return groupPlan(
    columns,
    by.map((name) => dimensions[name] as GroupKey),
  );
}

/** Rows of one group stand together, a currency each. */
function groupsOf(
  columns: AggregateColumns,
  rows: readonly Row[],
  by: readonly string[],
  { having, orderBy, first }: GroupArguments,
) {
  if (first < 1 || first > FIRST.most)
    throw new AppError('BAD_USER_INPUT', `first of groupBy is 1 to ${FIRST.most}.`);
  const groups = groupBy(rows, (row) => JSON.stringify(row.slice(0, by.length)));
  const all = [...groups.values()].map((group) => ({
    keys: by.map((dimension, index) => keyOf(dimension, (group[0] as Row)[index] as Cell)),
    aggregate: aggregateOf(columns, group, by.length),
  }));
  const { gte, lte } = having?.count ?? {};
  const kept = all.filter(
    ({ aggregate: { count } }) => count >= (gte ?? 0) && count <= (lte ?? Number.POSITIVE_INFINITY),
  );
  // Sorting keeps the order of the keys among equals.
  if (orderBy === 'COUNT') kept.sort((a, b) => b.aggregate.count - a.aggregate.count);
  return kept.slice(0, first);
}

/** A key as it is shown: nodes by their names. */
function keyOf(dimension: string, cell: Cell) {
  const text = cell as string | null;
  const ends = text?.includes(NAMED_ENDS.name) === true ? text.split(NAMED_ENDS.next) : [];
  const entities = ends.map((end) => {
    const [id, name] = end.split(NAMED_ENDS.name);
    return { id, name };
  });
  const value = entities.length === 0 ? text : entities.map(({ name }) => name).join(', ');
  return { dimension, value, entities };
}

const GROUP_COUNT = builder.inputType('GroupCount', {
  description: 'Bounds of a count; both hold.',
  fields: (t) => ({
    gte: t.int({ description: 'At least so many.' }),
    lte: t.int({ description: 'At most so many.' }),
  }),
});

const GROUP_HAVING = builder.inputType('GroupHaving', {
  description: 'Which groups are answered.',
  fields: (t) => ({
    count: t.field({ type: GROUP_COUNT, description: 'How many nodes they have.' }),
  }),
});

const GROUP_ORDER = builder.enumType('GroupOrder', {
  description: 'The order of groups.',
  values: {
    KEY: { description: 'By their keys, nothing last; entities by their ids.' },
    COUNT: { description: 'The largest first.' },
  } as const,
});

builder.objectType(objectRef('GroupKey'), {
  description: 'What the nodes of a group have in common in one dimension.',
  fields: (t) => ({
    dimension: t.string({ description: 'The dimension, as it was asked for.' }),
    value: t.string({
      nullable: true,
      description:
        'The value, or values with a space between; entities by their names. Null: they have none, or a date that may fall into several periods.',
    }),
    entities: t.field({
      type: [objectRef('GroupEntity')],
      description: 'The entities of a dimension of entities, by their ids; else empty.',
    }),
  }),
});

builder.objectType(objectRef('GroupEntity'), {
  description: 'An entity that nodes are grouped by.',
  fields: (t) => ({
    id: t.id({ description: 'Ask `entity(id:)` for the rest.' }),
    name: t.string({ description: 'What it is called.' }),
  }),
});
