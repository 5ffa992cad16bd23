import { DIPLOMAT_STATUSES } from '#modules/diplomat/model.ts';
import { daysOf } from './possible-days.ts';

/** One thing that became of a posting, as it is stored: `REVOKED@2024-08`, `LEFT@` without a date. */
export function formatPostingStatus(status: string, on: string | null): string {
  return `${status}@${on ?? ''}`;
}

/**
 * In the order of time: by the last day that a date may mean, then by the first; without a date first of all. On equal
 * dates in the order in which a posting ends: revoked, expelled, recalled, left.
 */
export function sortPostingStatuses(statuses: readonly string[]): readonly string[] {
  return statuses
    .map((text) => ({ text, key: sortKey(text) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text);
}

/** The last of sorted statuses without its date; null when there is none. */
export function latestPostingStatus(sorted: readonly string[]): string | null {
  return sorted.at(-1)?.split('@')[0] ?? null;
}

/** The first day that a status may be of; empty where it has no date, or no first day. */
export function earliestDay(status: string): string {
  const [, on = ''] = status.split('@');
  return on === '' ? '' : (daysOf(on).earliest ?? '');
}

function sortKey(text: string): string {
  const [status = '', on = ''] = text.split('@');
  const { earliest, latest } = on === '' ? { earliest: '', latest: '' } : daysOf(on);
  const step = (DIPLOMAT_STATUSES.values as readonly string[]).indexOf(status);
  return [latest ?? '9999', earliest ?? '', step].join(' ');
}
