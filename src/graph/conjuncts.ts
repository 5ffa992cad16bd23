import type { Condition } from './condition.ts';
import type { Column } from './property.ts';

/** Conditions of which every one must hold for the whole to hold. */
export function conjuncts(condition: Condition | null): readonly Condition[] {
  if (condition === null) return [];
  return condition.kind === 'and' ? condition.conditions.flatMap(conjuncts) : [condition];
}

/** Whether nothing that a condition lets through lacks a value in the column of the node. */
export function impliesValue(condition: Condition | null, column: Column): boolean {
  return conjuncts(condition).some(
    (each) =>
      each.kind === 'compare' &&
      each.on === 'node' &&
      each.column.name === column.name &&
      each.operator !== 'ne',
  );
}
