import { divideAmount } from './money.ts';

/** Exchange rates of one day, as somebody published them. */
export interface RateTable {
  /** Who published them. */
  readonly source: string;
  /** Where they can be read. */
  readonly url: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO 4217: one unit of it is worth each of the rates. */
  readonly base: string;
  /** Decimal numbers above 0, by currency. */
  readonly rates: ReadonlyMap<string, string>;
}

/** An amount in 1/10,000 of a unit; null: in no known currency. */
interface Amount {
  readonly currency: string | null;
  readonly amount: bigint;
}

/** Digits behind the point that a rate may have. */
export const RATE_DIGITS = 10;
/** A rate that can be divided by: at most nine digits, a point and ten more, and not nothing. */
export const isRate = (text: string) => /^\d{1,9}(\.\d{1,10})?$/.test(text) && parseRate(text) > 0n;

/** In units of 10⁻¹⁰. */
function parseRate(text: string): bigint {
  const [units = '0', fraction = ''] = text.split('.');
  return BigInt(units + fraction.padEnd(RATE_DIGITS, '0'));
}

/** The worth of one unit of the base; null: the table does not say. */
function rateOf({ base, rates }: RateTable, currency: string | null): bigint | null {
  if (currency === base) return parseRate('1');
  const rate = currency === null ? undefined : rates.get(currency);
  return rate === undefined ? null : parseRate(rate);
}

/** Whether amounts can be converted to a currency. */
export const canConvert = (table: RateTable, to: string) => rateOf(table, to) !== null;

/**
 * An amount in another currency, through the base, rounded once, half to even; null where there is no rate.
 */
export function convertAmount(
  table: RateTable,
  { currency, amount }: Amount,
  to: string,
): bigint | null {
  if (currency === to) return amount;
  const [from, into] = [rateOf(table, currency), rateOf(table, to)];
  return from === null || into === null ? null : divideAmount(amount * into, from);
}
