import { formatAmount } from '#graph/money.ts';
import { canConvert, convertAmount, type RateTable } from '#graph/rates.ts';
import { AppError } from '#src/errors.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { objectRef } from './type-refs.ts';

/** What amounts in one currency come to. */
interface Summed {
  readonly currency: string | null;
  readonly count: number;
  /** In 1/10,000 of a unit. */
  readonly total: bigint;
}

/**
 * Sums in one currency, with each rate that was used and all that has none; null where no currency was asked for.
 *
 * @throws AppError `BAD_USER_INPUT` when there are no rates, or none of this currency.
 */
export function converterTo(to: string | null | undefined, { rates }: Context) {
  if (to === null || to === undefined) return () => null;
  const table = requireRates(rates, to);
  return (amounts: readonly Summed[]) => {
    const converted = amounts.map(({ currency, count, total }) => ({
      currency,
      count,
      sum: convertAmount(table, { currency, amount: total }, to),
    }));
    const known = converted.filter(({ sum }) => sum !== null);
    const sum = known.reduce((all, each) => all + (each.sum as bigint), 0n);
    const left = converted.filter((each) => each.sum === null);
    return {
      currency: to,
      sum: formatAmount(String(sum)),
      rates: usedRates(
        table,
        known.map(({ currency }) => currency as string),
        to,
      ),
      leftOut: left.map(({ currency, count }) => ({ currency, count })),
    };
  };
}

function requireRates(table: RateTable | null | undefined, to: string): RateTable {
  if (table === null || table === undefined) {
    const message =
      'convertTo needs exchange rates, and this service was given none (CHANCERY_RATES).';
    throw new AppError('BAD_USER_INPUT', message);
  }
  if (canConvert(table, to)) return table;
  const known = [table.base, ...table.rates.keys()].sort().join(', ');
  const message = `There is no rate for "${to.slice(0, 20)}". convertTo takes one of ${known}.`;
  throw new AppError('BAD_USER_INPUT', message);
}

/** Rates as they were published, from the base: a conversion between two others used both. */
function usedRates(
  { base, rates, date, source, url }: RateTable,
  from: readonly string[],
  to: string,
) {
  const others = from.filter((currency) => currency !== to);
  const used = others.length === 0 ? [] : [...new Set([...others, to])].sort();
  return used
    .filter((currency) => currency !== base)
    .map((currency) => ({
      from: base,
      to: currency,
      rate: rates.get(currency) as string,
      date,
      source,
      url,
    }));
}

builder.objectType(objectRef('ConvertedMoney'), {
  description: 'Amounts in several currencies as one sum, by published rates.',
  fields: (t) => ({
    currency: t.string({ description: 'What they were converted to.' }),
    sum: t.field({
      type: 'Decimal',
      description:
        'The sum of each currency, converted through the base of the rates and rounded once, half to even at 1/10,000 of a unit. 0 where nothing could be converted.',
    }),
    rates: t.field({
      type: [objectRef('ExchangeRate')],
      description:
        'Each rate that was used, as it was published; empty where all was in the currency itself.',
    }),
    leftOut: t.field({
      type: [objectRef('LeftOut')],
      description: 'Amounts that are not in the sum, since there is no rate for them.',
    }),
  }),
});

builder.objectType(objectRef('ExchangeRate'), {
  description: 'What one unit of a currency was worth in another on a day.',
  fields: (t) => ({
    from: t.string({ description: 'ISO 4217: of which one unit is meant.' }),
    to: t.string({ description: 'ISO 4217: in what it is worth the rate.' }),
    rate: t.field({ type: 'Decimal', description: 'As it was published.' }),
    date: t.field({ type: 'EDTF', description: 'The day of the rate.' }),
    source: t.string({ description: 'Who published it.' }),
    url: t.string({ description: 'Where.' }),
  }),
});

builder.objectType(objectRef('LeftOut'), {
  description: 'Amounts in a currency that could not be converted.',
  fields: (t) => ({
    currency: t.string({ nullable: true, description: 'ISO 4217; null where none was stated.' }),
    count: t.int({ description: 'How many amounts.' }),
  }),
});
