import { divideAmount, formatAmount } from '#graph/money.ts';
import { type Cell, type Row, SUM_UNIT } from '#graph/read-plan.ts';

/** Where the measures of money stand in a part of a group; null: not measured. */
export type MoneyPlaces = Readonly<Record<'count' | 'sum' | 'min' | 'max', number | null>>;

/** The amounts of a group, a currency each, in their order; empty where none was measured or stated. */
export function amountsOf(parts: readonly Row[], places: MoneyPlaces): readonly Amounts[] {
  const { count } = places;
  if (count === null) return [];
  const stated = parts.filter((part) => (part[count] as number) > 0);
  const amounts = stated.map((part) => new Amounts(part, places));
  // Sorting copies, and engines often have them in order.
  const isInOrder = amounts.every(
    (each, index) => index === 0 || byCurrency(amounts[index - 1] as Amounts, each) <= 0,
  );
  return isInOrder ? amounts : amounts.sort(byCurrency);
}

/** What amounts in one currency come to. There are many, so what nobody reads is not reckoned. */
export class Amounts {
  readonly currency: string | null;
  readonly #part: Row;
  readonly #places: MoneyPlaces;

  constructor(part: Row, places: MoneyPlaces) {
    this.currency = part[0] as string | null;
    this.#part = part;
    this.#places = places;
  }

  get count(): number {
    return this.#at('count') as number;
  }

  /** In 1/10,000 of a unit. */
  get total(): bigint {
    return sumOf([this.#at('sum')]);
  }

  get sum(): string {
    return formatAmount(digitsOf(this.#at('sum')));
  }

  get min(): string {
    return formatAmount(this.#at('min') as string);
  }

  get max(): string {
    return formatAmount(this.#at('max') as string);
  }

  get average(): string {
    return formatAmount(String(divideAmount(this.total, BigInt(this.count))));
  }

  #at(measure: keyof MoneyPlaces): Cell {
    return this.#part[this.#places[measure] as number] as Cell;
  }
}

/** Of sums that were read in two parts each; 0 where nothing was summed. */
export function sumOf(sums: readonly Cell[]): bigint {
  return sums.reduce<bigint>((all, sum) => all + BigInt(digitsOf(sum)), 0n);
}

/** Most are far below 2^53, and then plain numbers are exact. */
function digitsOf(sum: Cell): string {
  const [units, rest] = sum as readonly (string | null)[];
  const total = Number(units) * SUM_UNIT + Number(rest);
  if (Number.isSafeInteger(total)) return String(total);
  return String(BigInt(units as string) * BigInt(SUM_UNIT) + BigInt(rest as string));
}

/** That of no currency comes last. */
function byCurrency({ currency: one }: Amounts, { currency: other }: Amounts): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}
