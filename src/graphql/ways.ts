import type { Direction, Via } from '#graph/condition.ts';
import type { OrderKey } from '#graph/read-plan.ts';

/** Over relationships of one type to nodes of these kinds; none: any entity. */
export function over(type: string, direction: Direction, kinds: readonly string[]): Via {
  return { paths: [[{ step: 'hop', types: [type], direction }]], kinds };
}

const ID: OrderKey = {
  on: 'node',
  column: { name: 'id', type: 'text', required: true },
  descending: false,
};

const onRelationship = (name: string, type: 'integer' | 'text', descending = false): OrderKey => ({
  on: 'relationship',
  column: { name, type, required: true },
  descending,
});

/** A node stands once in the list. */
export const BY_ID: readonly OrderKey[] = [ID];

/** A node may stand in the list once for each relationship that leads to it. */
export const BY_ID_AND_PROPOSITION: readonly OrderKey[] = [
  ID,
  onRelationship('propositionId', 'text'),
];

/** The best supported relationship first. */
export const BY_SUPPORT: readonly OrderKey[] = [
  onRelationship('support', 'integer', true),
  onRelationship('dispute', 'integer'),
  ...BY_ID_AND_PROPOSITION,
];
