import type { Via } from '#graph/condition.ts';
import type { GroupKey } from '#graph/read-plan.ts';
import type { Planning } from './planning.ts';
import { type Reached, worldCondition } from './world-condition.ts';

/** A key as it is on the day of the world clock; the same where that hides nothing. */
export function keyAtClock(planning: Planning, key: GroupKey): GroupKey {
  if (planning.clock.validOn === null) return key;
  if (key.kind === 'column') return { ...key, column: planning.at(key.column) };
  if (key.kind !== 'ends') return key;
  return { ...key, where: worldCondition(planning, reachedBy(key.via)) };
}

/** Only a single hop has a relationship of which the dates can be read. */
function reachedBy({ paths, kinds }: Via): Reached {
  return { evident: paths.length === 1 && paths[0]?.length === 1, kinds };
}
