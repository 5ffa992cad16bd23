import type { Properties } from '#graph/property.ts';
import type { GroupKey, Period, Via } from '#graph/read-plan.ts';
import { columnOf } from './aggregate.ts';
import type { Dimensions } from './group-by.ts';

const PERIODS: readonly Period[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

/** The value of a property. */
export function byValue(properties: Properties, name: string, suffix = ''): GroupKey {
  return { kind: 'column', column: columnOf(properties, name, suffix) };
}

/** All values of a list together. */
export function byValues(properties: Properties, name: string): GroupKey {
  return { kind: 'list', column: columnOf(properties, name, '') };
}

/** All nodes at the end of a way together. */
export function byEnds(via: Via): GroupKey {
  return { kind: 'ends', via, where: null };
}

/** The periods of the calendar that a date falls into: DAY, WEEK, MONTH, QUARTER, YEAR. */
export function byPeriods(properties: Properties, name: string): Dimensions {
  const [earliest, latest] = [
    columnOf(properties, name, 'Earliest'),
    columnOf(properties, name, 'Latest'),
  ];
  return Object.fromEntries(
    PERIODS.map((unit) => [unit, { kind: 'period', earliest, latest, unit }]),
  );
}
