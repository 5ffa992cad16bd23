import type { Period } from '#graph/condition.ts';

/** The period of the calendar that a day is in; null of nothing. */
export function periodCypher(day: string, unit: Period): string {
  switch (unit) {
    case 'DAY':
      return day;
    case 'WEEK':
      return `(toString(date(${day}).weekYear) + '-W' + right('0' + toString(date(${day}).week), 2))`;
    case 'MONTH':
      return `left(${day}, 7)`;
    case 'QUARTER':
      return `(left(${day}, 4) + '-Q' + toString(date(${day}).quarter))`;
    case 'YEAR':
      return `left(${day}, 4)`;
  }
}
