import type { Column } from '#graph/property.ts';
import type { Cell, GroupPlan, Measure, Row } from '#graph/read-plan.ts';
import { amountsOf, sumOf } from './money-sums.ts';

/** Columns of which an aggregate tells; null: it does not. */
export interface AggregateColumns {
  /** Whose columns they are. */
  readonly of: GroupPlan['of'];
  readonly money: { readonly currency: Column; readonly value: Column } | null;
  readonly headcount: Column | null;
  readonly date: { readonly earliest: Column; readonly latest: Column } | null;
}

/** What a selection of an aggregate is made of, as `selectedNames` has it. Amounts are measured a currency each. */
export function measured(
  { money, headcount, date }: AggregateColumns,
  selected: readonly string[],
): Pick<GroupPlan, 'apart' | 'measures'> {
  const asks = (...names: readonly string[]) => names.some((name) => selected.includes(name));
  const measures: Measure[] = [];
  const add = (of: Measure['of'], column: Column) => measures.push({ of, column });
  if (headcount !== null && asks('headcount')) add('sum', headcount);
  if (date !== null && asks('firstOn')) add('min', date.earliest);
  if (date !== null && asks('lastOn')) add('max', date.latest);
  if (money === null || !asks('amounts', 'converted')) return { apart: null, measures };
  add('count', money.value);
  if (asks('amounts.sum', 'amounts.average', 'converted')) add('sum', money.value);
  if (asks('amounts.min')) add('min', money.value);
  if (asks('amounts.max')) add('max', money.value);
  return { apart: money.currency, measures };
}

/** Where the count of a part stands, and its measures behind it. */
const COUNT = 1;

/** What makes one aggregate of the parts of a group; what was not measured is nothing. */
export function aggregatorOf(
  { money, headcount, date }: AggregateColumns,
  measures: readonly Measure[],
) {
  const place = (of: Measure['of'], column: Column | undefined) => {
    const index = measures.findIndex((each) => each.of === of && each.column === column);
    return index < 0 ? null : index + COUNT + 1;
  };
  const people = headcount === null ? null : place('sum', headcount);
  const [first, last] = [place('min', date?.earliest), place('max', date?.latest)];
  const places = {
    count: place('count', money?.value),
    sum: place('sum', money?.value),
    min: place('min', money?.value),
    max: place('max', money?.value),
  };
  return (parts: readonly Row[]) => ({
    count: countOf(parts),
    headcount: people === null ? 0 : Number(sumOf(parts.map((part) => part[people] as Cell))),
    firstOn: first === null ? null : (textsOf(parts, first)[0] ?? null),
    lastOn: last === null ? null : (textsOf(parts, last).at(-1) ?? null),
    amounts: amountsOf(parts, places),
  });
}

export type Aggregate = ReturnType<ReturnType<typeof aggregatorOf>>;

/** How many there are in a group. */
export function countOf(parts: readonly Row[]): number {
  return parts.reduce((sum, part) => sum + (part[COUNT] as number), 0);
}

/** The same of a group that shares rows with others. */
export function withoutSums(aggregate: Aggregate) {
  return { ...aggregate, amounts: [], headcount: null };
}

/** Cells that are texts, the least first. */
const textsOf = (parts: readonly Row[], place: number) =>
  parts
    .map((part) => part[place])
    .filter((cell) => typeof cell === 'string')
    .sort();
