import type { Period } from '#graph/condition.ts';

/** The period of the calendar that a day is in; null of nothing. */
export function periodSql(day: string, unit: Period): string {
  switch (unit) {
    case 'DAY':
      return day;
    case 'WEEK':
      return `strftime('%G-W%V', ${day})`;
    case 'MONTH':
      return `substr(${day}, 1, 7)`;
    case 'QUARTER':
      return `substr(${day}, 1, 4) || '-Q' || ((CAST(substr(${day}, 6, 2) AS INTEGER) + 2) / 3)`;
    case 'YEAR':
      return `substr(${day}, 1, 4)`;
  }
}
