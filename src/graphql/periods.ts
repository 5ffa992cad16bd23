import type { Period } from '#graph/condition.ts';
import type { EnumSet } from '#graph/property.ts';

export const PERIODS: readonly Period[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

export const CALENDAR_PERIODS: EnumSet = {
  name: 'CalendarPeriod',
  description: 'A length of time in the calendar. Weeks are those of ISO 8601, from Monday on.',
  values: PERIODS,
};

/** The first and the last date of a period, which may be coarser than a day: all days of a date within it lie between them. */
export function periodBounds(period: string): { readonly gte: string; readonly lte: string } {
  const year = period.slice(0, 4);
  if (period[5] === 'Q') {
    const last = Number(period[6]) * 3;
    return { gte: monthOf(year, last - 2), lte: monthOf(year, last) };
  }
  if (period[5] === 'W') {
    const monday = mondayOf(Number(year), Number(period.slice(6)));
    return { gte: dayOf(monday), lte: dayOf(monday + 6 * DAY) };
  }
  return { gte: period, lte: period };
}

const DAY = 86_400_000;
const monthOf = (year: string, month: number) => `${year}-${String(month).padStart(2, '0')}`;
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The first week of a year is the one with 4 January in it (ISO 8601). */
function mondayOf(year: number, week: number): number {
  const fourth = new Date(0);
  fourth.setUTCFullYear(year, 0, 4);
  const weekday = (fourth.getUTCDay() + 6) % 7;
  return fourth.getTime() + (week * 7 - 7 - weekday) * DAY;
}
