import type { Column } from '#graph/property.ts';
import type { Cell, GroupPlan, Measure, Row } from '#graph/read-plan.ts';
import type { Cited } from '#planner/field-plan.ts';
import { type Amounts, amountsOf, type MoneyPlaces, sumOf } from './money-sums.ts';

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

/** Where the measures of a part of a group stand; null: not measured. */
export interface Places {
  readonly people: number | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly money: MoneyPlaces;
}

export function placesOf(
  { money, headcount, date }: AggregateColumns,
  measures: readonly Measure[],
): Places {
  const place = (of: Measure['of'], column: Column | undefined) => {
    const index = measures.findIndex((each) => each.of === of && each.column === column);
    return index < 0 ? null : index + COUNT + 1;
  };
  return {
    people: headcount === null ? null : place('sum', headcount),
    first: place('min', date?.earliest),
    last: place('max', date?.latest),
    money: {
      count: place('count', money?.value),
      sum: place('sum', money?.value),
      min: place('min', money?.value),
      max: place('max', money?.value),
    },
  };
}

/** What else an aggregate tells. */
interface Told {
  readonly converted: (amounts: readonly Amounts[]) => unknown;
  readonly cite: () => Cited;
  /** It shares rows with others, so nothing is summed. */
  readonly isShared?: boolean;
}

/** One aggregate of the parts of a group. There may be many, so what nobody reads is not made. */
export class Aggregate {
  readonly #places: Places;
  readonly #parts: readonly Row[];
  readonly #told: Told;

  constructor(places: Places, parts: readonly Row[], told: Told) {
    this.#places = places;
    this.#parts = parts;
    this.#told = told;
  }

  get count(): number {
    return countOf(this.#parts);
  }

  get headcount(): number | null {
    const { people } = this.#places;
    if (people === null || this.#told.isShared) return null;
    return Number(sumOf(this.#parts.map((part) => part[people] as Cell)));
  }

  get firstOn(): string | null {
    return this.#texts(this.#places.first)[0] ?? null;
  }

  get lastOn(): string | null {
    return this.#texts(this.#places.last).at(-1) ?? null;
  }

  get amounts(): readonly Amounts[] {
    return this.#told.isShared ? [] : amountsOf(this.#parts, this.#places.money);
  }

  get converted(): unknown {
    return this.#told.isShared ? null : this.#told.converted(this.amounts);
  }

  get cite(): Cited {
    return this.#told.cite();
  }

  /** The least first. */
  #texts(place: number | null): readonly string[] {
    if (place === null) return [];
    return this.#parts
      .map((part) => part[place])
      .filter((cell) => typeof cell === 'string')
      .sort();
  }
}

/** How many there are in a group. */
export function countOf(parts: readonly Row[]): number {
  return parts.reduce((sum, part) => sum + (part[COUNT] as number), 0);
}
