import { describe, expect, it } from 'vitest';
import { dayRange } from '#graph/edtf.ts';
import { periodBounds } from '#graphql/periods.ts';

/** First and last day. */
const daysOf = (period: string) => {
  const { gte, lte } = periodBounds(period);
  return [dayRange(gte).earliest, dayRange(lte).latest];
};

describe('a period', () => {
  it('has a first and a last day', () => {
    expect(daysOf('2024-09-13')).toEqual(['2024-09-13', '2024-09-13']);
    expect(daysOf('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
    expect(daysOf('2023-Q1')).toEqual(['2023-01-01', '2023-03-31']);
    expect(daysOf('2024-Q4')).toEqual(['2024-10-01', '2024-12-31']);
    expect(daysOf('1961')).toEqual(['1961-01-01', '1961-12-31']);
    expect(daysOf('0099')).toEqual(['0099-01-01', '0099-12-31']);
  });

  it('that is a week begins on Monday, also where the year changes', () => {
    expect(daysOf('2024-W37')).toEqual(['2024-09-09', '2024-09-15']);
    expect(daysOf('2020-W53')).toEqual(['2020-12-28', '2021-01-03']);
    expect(daysOf('2021-W01')).toEqual(['2021-01-04', '2021-01-10']);
    expect(daysOf('2025-W01')).toEqual(['2024-12-30', '2025-01-05']);
    expect(daysOf('0050-W02')).toEqual(['0050-01-10', '0050-01-16']);
  });
});
