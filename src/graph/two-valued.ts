import type { Condition } from './condition.ts';

/**
 * Whether a condition is true or false for every row, never null. Only what compares a missing value is null; its
 * complement needs it taken for false first, and engines plan what has no such detour better.
 */
export function isTwoValued(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.every(isTwoValued);
    case 'compare':
      return condition.operator === 'ne';
    case 'has':
    case 'inOne':
      return false;
    default:
      return true;
  }
}
