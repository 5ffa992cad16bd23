/** Levels that variables may nest: what coerces and plans them goes down by recursion. */
export const VARIABLES_DEPTH = 50;

/** Whether a value nests deeper than that. Looks no further once it knows. */
export function isTooDeep(value: unknown, left = VARIABLES_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((member) => isTooDeep(member, left - 1));
}
