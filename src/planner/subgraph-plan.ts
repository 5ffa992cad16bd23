import type { Via } from '#graph/condition.ts';

/** A root field: what is around some nodes. */
export interface NeighborhoodFieldPlan {
  readonly kind: 'neighborhood';
  /** Relationships of any type, in either direction: what the degree of a node counts. */
  readonly via: Via;
}

export type SubgraphPart =
  | 'nodes'
  | 'relationships'
  | 'truncated'
  | 'truncatedBy'
  | 'node'
  | 'depth'
  | 'degree'
  | 'hidden';
