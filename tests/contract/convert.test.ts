import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RateTable } from '#graph/rates.ts';
import { askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';

/** Invented, so that sums can be reckoned by hand. */
const RATES: RateTable = {
  source: 'Bank of Arden',
  url: 'https://bank.example/rates',
  date: '2024-09-13',
  base: 'EUR',
  rates: new Map([
    ['GBP', '0.8'],
    ['USD', '1.1'],
    ['CHF', '0.3'],
  ]),
};
const rate = (to: string) => ({
  from: 'EUR',
  to,
  rate: RATES.rates.get(to),
  date: '2024-09-13',
  source: 'Bank of Arden',
});
const CONVERTED =
  'converted { currency sum rates { from to rate date source } leftOut { currency count } }';

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const get = async (operation: string) =>
  dataOf(await askAll(worlds, operation, {}, { rates: RATES })) as {
    pledges: { aggregate: object; groupBy: object[] };
  };
const refusal = async (operation: string, given: object = { rates: RATES }) =>
  refusalOf(await askAll(worlds, operation, {}, given));

describe('money', () => {
  it('is converted through the base, with the rates used and what has none', async () => {
    const { pledges } = await get(
      `{ pledges { aggregate(convertTo: "USD") { amounts { currency sum } ${CONVERTED} } } }`,
    );
    const { amounts } = pledges.aggregate as { amounts: { currency: string; sum: string }[] };
    const pounds = amounts.find(({ currency }) => currency === 'GBP')?.sum;
    expect(pledges.aggregate).toMatchObject({
      converted: {
        currency: 'USD',
        sum: String((Number(pounds) * 11) / 8),
        rates: [rate('GBP'), rate('USD')],
        leftOut: [{ currency: 'JPY', count: 1 }],
      },
    });
  });

  it('is reckoned exactly', async () => {
    const { pledges } = await get(
      `{ pledges(where: {id: {eq: "pledge:p1"}}) { aggregate(convertTo: "CHF") { amounts { sum } ${CONVERTED} } } }`,
    );
    const { amounts, converted } = pledges.aggregate as {
      amounts: { sum: string }[];
      converted: { sum: string };
    };
    // 0.3 / 0.8 = 0.375
    expect(Number(converted.sum)).toBe(Number(amounts[0]?.sum) * 0.375);
  });

  it('in the currency itself needs no rate', async () => {
    const { pledges } = await get(
      `{ pledges(where: {amount: {currency: "GBP"}}) { aggregate(convertTo: "GBP") { amounts { sum } ${CONVERTED} } } }`,
    );
    const { amounts } = pledges.aggregate as { amounts: { sum: string }[] };
    expect(pledges.aggregate).toMatchObject({
      converted: { currency: 'GBP', sum: amounts[0]?.sum, rates: [], leftOut: [] },
    });
  });

  it('is converted in each group, and in none that is split or was not asked for', async () => {
    const { pledges } = await get(
      `{ pledges { groupBy(by: [CURRENCY], convertTo: "EUR") { keys { value } aggregate { ${CONVERTED} } } } }`,
    );
    expect(pledges.groupBy).toMatchObject([
      { keys: [{ value: 'GBP' }], aggregate: { converted: { rates: [rate('GBP')] } } },
      {
        keys: [{ value: 'JPY' }],
        aggregate: {
          converted: { sum: '0', rates: [], leftOut: [{ currency: 'JPY', count: 1 }] },
        },
      },
      { keys: [{ value: null }], aggregate: { converted: { sum: '0', rates: [], leftOut: [] } } },
    ]);
    const none = await get(
      `{ pledges { aggregate { converted { sum } } groupBy(by: [CURRENCY], split: true, convertTo: "EUR") { aggregate { converted { sum } } } } }`,
    );
    expect(none.pledges).toEqual({
      aggregate: { converted: null },
      groupBy: [1, 2, 3].map(() => ({ aggregate: { converted: null } })),
    });
  });

  it('is not converted without rates, or to a currency that has none', async () => {
    const operation = '{ pledges { aggregate(convertTo: "USD") { converted { sum } } } }';
    expect(await refusal(operation, {})).toBe(
      'BAD_USER_INPUT: convertTo needs exchange rates, and this service was given none (CHANCERY_RATES).',
    );
    expect(await refusal(operation.replace('USD', 'JPY'))).toBe(
      'BAD_USER_INPUT: There is no rate for "JPY". convertTo takes one of CHF, EUR, GBP, USD.',
    );
  });
});
