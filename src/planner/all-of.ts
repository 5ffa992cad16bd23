import type { Condition } from '#graph/condition.ts';

/** All of these that are given, as one condition; null: none is. */
export function allOf(conditions: readonly (Condition | null)[]): Condition | null {
  const given = conditions.filter((condition) => condition !== null);
  const [only, another] = given;
  if (only === undefined) return null;
  return another === undefined ? only : { kind: 'and', conditions: given };
}
