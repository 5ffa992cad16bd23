import { divideAmount, formatAmount } from '#graph/money.ts';
import { type Column, columnsOf, type Properties } from '#graph/property.ts';
import { type Cell, type GroupPlan, type Measure, type Row, SUM_UNIT } from '#graph/read-plan.ts';
import { ID } from '#planner/element.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { connectionRef } from './connection.ts';
import { objectRef } from './type-refs.ts';

/** What of a kind is aggregated, by the names of properties, beside its count. */
export interface Aggregated {
  readonly properties: Properties;
  /** A date: the first and the last possible day of all. */
  readonly date?: string;
  /** Money: sums and the like, each currency by itself. */
  readonly money?: string;
  /** A number of people, which is summed. */
  readonly headcount?: string;
}

/** Declares `PledgeAggregate` and its place on `PledgeConnection`. */
export function declareAggregate(node: string, aggregated: Aggregated): void {
  const name = `${node}Aggregate`;
  builder.objectType(objectRef(name), {
    description: `What the ${node} nodes of a connection come to, each counted once, whatever the page.`,
    fields: (t) => ({
      count: t.int({ description: 'How many nodes.', plan: COUNT }),
      ...(aggregated.money !== undefined && {
        amounts: t.field({
          type: [objectRef('MoneyAggregate')],
          description: 'Their amounts, a currency each; empty where none was stated.',
          plan: amountsPlan(aggregated.properties, aggregated.money),
        }),
      }),
      ...(aggregated.headcount !== undefined && {
        headcount: t.int({
          description: 'People in all of them; 0 where there is none.',
          plan: headcountPlan(aggregated.properties, aggregated.headcount),
        }),
      }),
      ...(aggregated.date !== undefined && {
        firstOn: t.field({
          type: 'EDTF',
          nullable: true,
          description: `The first day that ${aggregated.date} may mean; null where none has a date.`,
          plan: dayPlan(aggregated.properties, aggregated.date, 'min'),
        }),
        lastOn: t.field({
          type: 'EDTF',
          nullable: true,
          description: `The last day that ${aggregated.date} may mean; null where none has a date.`,
          plan: dayPlan(aggregated.properties, aggregated.date, 'max'),
        }),
      }),
    }),
  });
  builder.objectFields(connectionRef(node), (t) => ({
    aggregate: t.field({
      type: objectRef(name),
      description: 'What all nodes that `where` lets through come to, on whichever page.',
      plan: { kind: 'aggregate' },
    }),
  }));
}

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

const COUNT = aggregatedPlan([], [{ of: 'count', column: ID }], ([row]) => row?.[0] ?? 0);

function aggregatedPlan(
  by: readonly Column[],
  measures: readonly Measure[],
  derive: (rows: readonly Row[]) => unknown,
): FieldPlan {
  const group: GroupPlan = { by, measures };
  return { kind: 'aggregated', group, derive };
}

function amountsPlan(properties: Properties, name: string): FieldPlan {
  const currency = columnOf(properties, name, 'Currency');
  const value = columnOf(properties, name, 'Value');
  const measures = (['count', 'sum', 'min', 'max'] as const).map((of) => ({ of, column: value }));
  return aggregatedPlan([currency], measures, (rows) =>
    rows.filter(([, count]) => (count as number) > 0).map(amountOf),
  );
}

function amountOf([currency, count, parts, min, max]: Row) {
  const sum = sumOf(parts);
  const average = divideAmount(sum, BigInt(count as number));
  return {
    currency,
    count,
    sum: formatAmount(String(sum)),
    min: formatAmount(min as string),
    max: formatAmount(max as string),
    average: formatAmount(String(average)),
  };
}

/** Of its two parts; 0 where nothing was summed. */
function sumOf(parts: Cell | undefined): bigint {
  const [units, rest] = parts as readonly (string | null)[];
  return BigInt(units ?? 0) * BigInt(SUM_UNIT) + BigInt(rest ?? 0);
}

function headcountPlan(properties: Properties, name: string): FieldPlan {
  const column = columnOf(properties, name, '');
  return aggregatedPlan([], [{ of: 'sum', column }], ([row]) => Number(sumOf(row?.[0])));
}

function dayPlan(properties: Properties, name: string, of: 'min' | 'max'): FieldPlan {
  const column = columnOf(properties, name, of === 'min' ? 'Earliest' : 'Latest');
  return aggregatedPlan([], [{ of, column }], ([row]) => row?.[0] ?? null);
}

function columnOf(properties: Properties, name: string, suffix: string): Column {
  const property = properties[name];
  const columns = property === undefined ? [] : columnsOf(name, property);
  const column = columns.find((each) => each.name === `${name}${suffix}`);
  if (column === undefined) throw new Error(`There is no ${name}${suffix} to aggregate.`);
  return column;
}
