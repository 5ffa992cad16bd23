import { type DayRange, dayRange } from '#graph/edtf.ts';
import type { Validity } from './records.ts';

const ANY_DAY: DayRange = { earliest: null, latest: null };

/** The days that a date may mean; every day where there is none. */
export function daysOf(date: string | null): DayRange {
  return date === null ? ANY_DAY : dayRange(date);
}

/** How surely something held on every one of `days`. An end that is not stated is open. */
export function holdsOn(valid: Validity, days: DayRange): 'CERTAIN' | 'POSSIBLE' | 'NO' {
  const from = daysOf(valid.from);
  const to = daysOf(valid.to);
  if (isBefore(days.latest, from.earliest) || isBefore(to.latest, days.earliest)) return 'NO';
  const began = valid.from === null || isBeforeOrOn(from.latest, days.earliest);
  const lasted = valid.to === null || isBeforeOrOn(days.latest, to.earliest);
  return began && lasted ? 'CERTAIN' : 'POSSIBLE';
}

/** How many days a range may mean, for comparison only; infinite where an end is open. */
export function lengthInDays(days: DayRange): number {
  if (days.earliest === null || days.latest === null) return Number.POSITIVE_INFINITY;
  return (Date.parse(days.latest) - Date.parse(days.earliest)) / 86_400_000 + 1;
}

function isBefore(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day < other;
}

function isBeforeOrOn(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day <= other;
}
