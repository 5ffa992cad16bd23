import { type Column, columnsOf, type Properties } from '#graph/property.ts';
import type { GroupPlan, Row } from '#graph/read-plan.ts';
import type { Cited } from '#planner/field-plan.ts';
import { Aggregate, type AggregateColumns, measured, placesOf } from './aggregate-rows.ts';
import { builder } from './builder.ts';
import { citePlan } from './cite.ts';
import { connectionRef } from './connection.ts';
import type { Context } from './context.ts';
import { converterTo } from './convert.ts';
import { objectRef } from './type-refs.ts';

/** What of a kind is aggregated, by the names of properties, beside its count. */
export interface Aggregated {
  /** What a row of the connection is; left out: a node. */
  readonly of?: GroupPlan['of'];
  readonly properties: Properties;
  /** A date: the first and the last possible day of all. */
  readonly date?: string;
  /** Money: sums and the like, each currency by itself. */
  readonly money?: string;
  /** A number of people, which is summed. */
  readonly headcount?: string;
}

/** Rows of a connection, in words. */
export const rowsOf = (node: string) =>
  node === 'Relationship' ? 'relationships' : `${node} nodes`;

/** Declares `PledgeAggregate` and its place on `PledgeConnection`; answers the columns it is made of. */
export function declareAggregate(node: string, aggregated: Aggregated): AggregateColumns {
  const name = `${node}Aggregate`;
  builder.objectType(objectRef(name), {
    description: `What ${rowsOf(node)} come to together, each counted once.`,
    fields: (t) => ({
      count: t.int({ description: `How many ${rowsOf(node)}.` }),
      ...(aggregated.money !== undefined && {
        amounts: t.field({
          type: [objectRef('MoneyAggregate')],
          description:
            'Their amounts, a currency each; empty where none was stated, and in groups that are split.',
        }),
      }),
      ...(aggregated.money !== undefined && {
        converted: t.field({
          type: objectRef('ConvertedMoney'),
          nullable: true,
          description:
            'The amounts in the currency of `convertTo`; null where none was asked for, and in groups that are split.',
        }),
      }),
      ...(aggregated.headcount !== undefined && {
        headcount: t.int({
          nullable: true,
          description:
            'People in all of them; 0 where none is told. Null in groups that are split.',
        }),
      }),
      ...(aggregated.date !== undefined && {
        firstOn: dayField(t as never, 'first', aggregated.date),
        lastOn: dayField(t as never, 'last', aggregated.date),
      }),
      cite: t.field({
        type: objectRef('Cite'),
        description: 'Which rows were counted, and the claims behind them.',
        plan: citePlan(node),
      }),
    }),
  });
  const columns = columnsOfKind(aggregated);
  builder.objectFields(connectionRef(node), (t) => ({
    aggregate: t.field({
      type: objectRef(name),
      description: `What all ${rowsOf(node)} that \`where\` lets through come to, on whichever page.`,
      ...(columns.money !== null && { args: { convertTo: convertToArgument(t) } }),
      plan: {
        kind: 'aggregate',
        plan: ({ selected }) => {
          const group = { of: columns.of, by: [], ...measured(columns, selected) };
          const places = placesOf(columns, group.measures);
          const derive = (rows: readonly Row[], { convertTo }: Asked, request: unknown) => {
            const converted = converterTo(convertTo as string | undefined, request as Context);
            const parts = (rows[0]?.[0] ?? []) as readonly Row[];
            return new Aggregate(places, parts, { converted, cite: () => WHOLE });
          };
          return { group, cut: null, derive };
        },
        groupsOfRow: () => [WHOLE.group],
      },
    }),
  }));
  return columns;
}

/** Stands wherever there are amounts. */
export const convertToArgument = (t: Pick<Fields, 'arg'>) =>
  t.arg.string({
    description:
      'ISO 4217: also answer the amounts in this currency (`converted`), by the rates that the service was given.',
  });

/** All rows of a connection are one group. */
const WHOLE: Cited = { group: '', conditions: [] };

builder.objectType(objectRef('MoneyAggregate'), {
  description:
    'Amounts in one currency. A part of a pledge is a pledge too: leave parts or wholes out by `where`.',
  fields: (t) => ({
    currency: t.string({ nullable: true, description: 'ISO 4217; null where none was stated.' }),
    count: t.int({ description: 'Nodes with an amount in it.' }),
    sum: t.field({ type: 'Decimal', description: 'All of them, as if each were exact.' }),
    min: t.field({ type: 'Decimal', description: 'The smallest.' }),
    max: t.field({ type: 'Decimal', description: 'The largest.' }),
    average: t.field({
      type: 'Decimal',
      description: 'The sum by the count, rounded half to even at 1/10,000 of a unit.',
    }),
  }),
});

type Asked = Readonly<Record<string, unknown>>;
type Fields = Parameters<Parameters<typeof builder.queryFields>[0]>[0];

function dayField(t: Fields, which: 'first' | 'last', date: string) {
  return t.field({
    type: 'EDTF',
    nullable: true,
    description: `The ${which} day that ${date} may mean; null where none has a date.`,
  }) as never;
}

function columnsOfKind({
  of = 'node',
  properties,
  money,
  headcount,
  date,
}: Aggregated): AggregateColumns {
  const column = (name: string, suffix: string) => columnOf(properties, name, suffix);
  return {
    of,
    money:
      money === undefined
        ? null
        : { currency: column(money, 'Currency'), value: column(money, 'Value') },
    headcount: headcount === undefined ? null : column(headcount, ''),
    date:
      date === undefined
        ? null
        : { earliest: column(date, 'Earliest'), latest: column(date, 'Latest') },
  };
}

/** One column of a property, by what stands behind its name. */
export function columnOf(properties: Properties, name: string, suffix: string): Column {
  const property = properties[name];
  const columns = property === undefined ? [] : columnsOf(name, property);
  const column = columns.find((each) => each.name === `${name}${suffix}`);
  if (column === undefined) throw new Error(`There is no column ${name}${suffix}.`);
  return column;
}
