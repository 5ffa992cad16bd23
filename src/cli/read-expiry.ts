import { UsageError } from './usage-error.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 36_500;

/**
 * When something ends that is valid for `90d`, or to the end of a day `YYYY-MM-DD` (UTC). ISO 8601.
 *
 * @throws UsageError for another form, a day that there is not, and one that is over.
 */
export function readExpiry(text: string, now: Date): string {
  const days = /^([1-9]\d{0,5})d$/.exec(text)?.[1];
  if (days !== undefined && Number(days) <= MOST_DAYS) {
    return new Date(now.getTime() + Number(days) * DAY_MS).toISOString();
  }
  const start = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00.000Z`) : null;
  // The calendar of JavaScript lets the 30th of February pass for the 1st of March.
  if (start === null || Number.isNaN(start.getTime()) || !start.toISOString().startsWith(text)) {
    throw new UsageError('--expires is a number of days like 90d, or a day like 2030-12-31.');
  }
  const end = new Date(start.getTime() + DAY_MS);
  if (end <= now) throw new UsageError('--expires is a day that is over.');
  return end.toISOString();
}
