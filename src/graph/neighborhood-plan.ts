import type { Condition, RowPlan } from './read-plan.ts';

/**
 * What is around some nodes, level by level. Of each node of a level the relationships of each type and direction are ranked: the
 * best supported first (see `WELL_SUPPORTED`), then by the ids at their other end and their propositions. The next level takes the
 * first of each, then the second of each, until there are enough nodes: so a hub does not crowd out the others.
 *
 * Answers two rows: the rows of the nodes, by depth and id, each with its depth before its cells; and those of the relationships
 * among all of these nodes, the best supported first, then by start, type, end and proposition.
 */
export interface NeighborhoodPlan {
  /** A list of ids: depth 0. */
  readonly ids: number;
  /** For each level, how many relationships of one type and direction a node brings at most; 0: the level is not asked for. */
  readonly levels: readonly number[];
  /** How many nodes there are at most. */
  readonly nodes: number;
  /** How many relationships are answered at most. */
  readonly relationships: number;
  /** What a relationship must satisfy, with the node at its other end, as seen from one of its ends. */
  readonly where: Condition | null;
  readonly nodeRow: RowPlan;
  readonly relationshipRow: RowPlan;
}

/** Origins from which on support puts a relationship before others: nearly all have one, and an index finds those that have more. */
export const WELL_SUPPORTED = 2;
