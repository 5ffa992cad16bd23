import { divideAmount, formatAmount } from '#graph/money.ts';
import type { Column } from '#graph/property.ts';
import { type Cell, type GroupPlan, type Measure, type Row, SUM_UNIT } from '#graph/read-plan.ts';
import { ID, PROPOSITION_ID } from '#planner/element.ts';

/** Columns of which an aggregate tells; null: it does not. */
export interface AggregateColumns {
  /** Whose columns they are. */
  readonly of: GroupPlan['of'];
  readonly money: { readonly currency: Column; readonly value: Column } | null;
  readonly headcount: Column | null;
  readonly date: { readonly earliest: Column; readonly latest: Column } | null;
}

const OF_MONEY = ['count', 'sum', 'min', 'max'] as const;

/** What is measured of each group and currency; the cells of a row stand in this order. */
export function measuresOf({ of, money, headcount, date }: AggregateColumns): readonly Measure[] {
  return [
    { of: 'count', column: of === 'node' ? ID : PROPOSITION_ID },
    ...(headcount === null ? [] : [{ of: 'sum', column: headcount } as const]),
    ...(date === null
      ? []
      : [
          { of: 'min', column: date.earliest } as const,
          { of: 'max', column: date.latest } as const,
        ]),
    ...(money === null ? [] : OF_MONEY.map((of) => ({ of, column: money.value }))),
  ];
}

/** One aggregate of the rows of a group, one for each currency. `at`: where the currency stands, or would. */
export function aggregateOf(
  { money, headcount, date }: AggregateColumns,
  rows: readonly Row[],
  at: number,
) {
  let next = at + (money === null ? 0 : 1);
  const count = next++;
  const people = headcount === null ? null : next++;
  const days = date === null ? null : [next++, next++];
  const ofMoney = next;
  const cells = (index: number | undefined) =>
    index === undefined ? [] : rows.map((row) => row[index] ?? null);
  const texts = (index: number | undefined) => cells(index).filter(isText).sort();
  return {
    count: cells(count).reduce<number>((sum, each) => sum + (each as number), 0),
    headcount: people === null ? null : Number(total(cells(people))),
    firstOn: texts(days?.[0])[0] ?? null,
    lastOn: texts(days?.[1]).at(-1) ?? null,
    amounts:
      money === null
        ? []
        : rows
            .filter((row) => (row[ofMoney] as number) > 0)
            .map((row) => amountsOf(row[at] as string | null, row.slice(ofMoney))),
  };
}

/** How many there are in a group, without the rest: groups are chosen by it. */
export function countOf({ money }: AggregateColumns, rows: readonly Row[], at: number): number {
  const count = at + (money === null ? 0 : 1);
  return rows.reduce((sum, row) => sum + (row[count] as number), 0);
}

/** The same of a group that shares rows with others. */
export function withoutSums(aggregate: ReturnType<typeof aggregateOf>) {
  return { ...aggregate, amounts: [], headcount: null };
}

const isText = (cell: Cell): cell is string => typeof cell === 'string';
const total = (sums: readonly Cell[]) => sums.reduce<bigint>((sum, each) => sum + sumOf(each), 0n);

function amountsOf(currency: string | null, [count, parts, min, max]: Row) {
  const sum = sumOf(parts as Cell);
  return {
    currency,
    count: count as number,
    /** The sum, to reckon with. */
    total: sum,
    sum: formatAmount(String(sum)),
    min: formatAmount(min as string),
    max: formatAmount(max as string),
    average: formatAmount(String(divideAmount(sum, BigInt(count as number)))),
  };
}

/** Of its two parts; 0 where nothing was summed. */
function sumOf(parts: Cell): bigint {
  const [units, rest] = parts as readonly (string | null)[];
  return BigInt(units ?? 0) * BigInt(SUM_UNIT) + BigInt(rest ?? 0);
}
