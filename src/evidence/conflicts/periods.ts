import { daysOf } from '../possible-days.ts';
import type { Held } from './conflict.ts';

interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * The days on which something certainly held, by those who support it. A beginning or an end that is not stated goes no further than
 * the day on which it was said. Null: there is no such day.
 */
export function certainPeriod({ valid, supportedFrom, supportedUntil }: Held): Period | null {
  const from = valid?.from == null ? supportedFrom : daysOf(valid.from).latest;
  const to = valid?.to == null ? supportedUntil : daysOf(valid.to).earliest;
  if (from === null || to === null || from === '' || to === '' || from > to) return null;
  return { from, to };
}

/** Whether there is a day on which both certainly held, and not only the day on which one followed the other. */
export function certainlyOverlap(a: Held, b: Held): boolean {
  const [one, other] = [certainPeriod(a), certainPeriod(b)];
  if (one === null || other === null) return false;
  const isOneDay = one.from === other.to && other.from === one.to;
  return isOneDay || (one.from < other.to && other.from < one.to);
}

/** Whether there may be such a day. */
export function mayOverlap(a: Held, b: Held): boolean {
  const isBefore = (end: string | null | undefined, begin: string | null | undefined) => {
    const last = daysOf(end ?? null).latest;
    const first = daysOf(begin ?? null).earliest;
    return last !== null && first !== null && last < first;
  };
  return !isBefore(a.valid?.to, b.valid?.from) && !isBefore(b.valid?.to, a.valid?.from);
}

/** Those that disagree with at least one other. */
export function disagreeing<T>(all: readonly T[], disagree: (a: T, b: T) => boolean): readonly T[] {
  return all.filter((a) => all.some((b) => a !== b && disagree(a, b)));
}
