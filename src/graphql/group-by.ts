import type { EnumSet } from '#graph/property.ts';
import type { Row } from '#graph/read-plan.ts';
import type { AskedAggregate, PlannedAggregate } from '#planner/field-plan.ts';
import { AppError } from '#src/errors.ts';
import { convertToArgument, rowsOf } from './aggregate.ts';
import { type AggregateColumns, measured, placesOf } from './aggregate-rows.ts';
import { builder } from './builder.ts';
import { connectionRef } from './connection.ts';
import type { Context } from './context.ts';
import { converterTo } from './convert.ts';
import type { Dimension, Dimensions } from './dimensions.ts';
import { enumRef } from './enum-ref.ts';
import { boundsOf, FIRST, type GroupArguments, groupsOf, groupsOfRow } from './group-rows.ts';
import { objectRef } from './type-refs.ts';

const MOST_DIMENSIONS = 3;

/** Declares `groupBy` on a connection whose aggregate is declared. */
export function declareGroupBy(
  node: string,
  columns: AggregateColumns,
  dimensions: Dimensions,
): void {
  const rows = rowsOf(node);
  const set: EnumSet = {
    name: `${node}Dimension`,
    description: `What ${rows} can be grouped by.`,
    values: Object.keys(dimensions),
  };
  builder.objectType(objectRef(`${node}Group`), {
    description: `${rows.charAt(0).toUpperCase()}${rows.slice(1)} that are alike in some dimensions.`,
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
      description: `All ${rows} that \`where\` lets through, in groups, on whichever page. One with several values of a dimension is in one combined group.`,
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
        split: t.arg.boolean({
          required: true,
          defaultValue: false,
          description:
            'Count what has several values of a dimension with each of them, instead of in a combined group. Then nothing is summed, since groups overlap: amounts are empty, a headcount is null.',
        }),
        ...(columns.money !== null && { convertTo: convertToArgument(t) }),
      },
      plan: {
        kind: 'aggregate',
        plan: ({ by, options, selected }: AskedAggregate) => {
          const group = planOf(columns, dimensions, { by, selected });
          const places = placesOf(columns, group.measures);
          const derive = (rows: readonly Row[], args: GroupArguments, request: Context) => {
            const converted = converterTo(args.convertTo, request);
            return groupsOf({ places, dimensions, converted }, rows, by, args);
          };
          // Values that are split come together in other groups than those of the engine.
          const isCut = options['split'] === false;
          const largestFirst = options['orderBy'] === 'COUNT';
          return { group, cut: isCut ? { largestFirst, bounds: boundsOf } : null, derive };
        },
        groupsOfRow: (keys: Row, by: readonly string[], args: object) =>
          groupsOfRow(dimensions, keys, by, args as GroupArguments),
      },
    } as never),
  }));
}

function planOf(
  columns: AggregateColumns,
  dimensions: Dimensions,
  { by, selected }: Pick<AskedAggregate, 'by' | 'selected'>,
): PlannedAggregate['group'] {
  if (by.length === 0 || by.length > MOST_DIMENSIONS || new Set(by).size < by.length) {
    const message = `groupBy takes one to ${MOST_DIMENSIONS} dimensions, each once.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  const below = 'aggregate.';
  const ofGroup = selected
    .filter((name) => name.startsWith(below))
    .map((name) => name.slice(below.length));
  return {
    of: columns.of,
    by: by.map((name) => (dimensions[name] as Dimension).key),
    ...measured(columns, ofGroup),
  };
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
    count: t.field({ type: GROUP_COUNT, description: 'How many rows they have.' }),
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
  description: 'What the rows of a group have in common in one dimension.',
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
  description: 'An entity that rows are grouped by.',
  fields: (t) => ({
    id: t.id({ description: 'Ask `entity(id:)` for the rest.' }),
    name: t.string({ description: 'What it is called.' }),
  }),
});
