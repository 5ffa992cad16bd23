import type { FieldNode } from 'graphql';
import type { Condition } from '#graph/condition.ts';
import { allOf } from './all-of.ts';
import type { SelectedField } from './collect-fields.ts';
import { readArguments } from './input-tree.ts';
import type { Planning } from './planning.ts';
import { whereCondition } from './where-condition.ts';
import { worldCondition } from './world-condition.ts';

/**
 * Of relationships, with the node at their other end: as the argument of this name asks, and at the point of the world clock.
 * Null: all of them.
 *
 * @param kinds Of that node; empty: any entity.
 */
export function relationshipCondition(
  planning: Planning,
  { field, nodes }: SelectedField,
  argument: string | undefined,
  kinds: readonly string[] = [],
): Condition | null {
  const given = readArguments(field, nodes[0] as FieldNode, planning.document.variables);
  const tree = argument === undefined ? undefined : given.get(argument);
  const asked = tree === undefined || tree.kind === 'null' ? null : whereCondition(planning, tree);
  return allOf([asked, worldCondition(planning, { evident: true, kinds })]);
}
