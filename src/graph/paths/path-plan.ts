import type { Condition } from '#graph/condition.ts';
import type { AsOf } from '#graph/read-plan.ts';
import type { RelationshipKey } from '#graph/write-plan.ts';

/**
 * Which paths between two entities will be searched, as plain data. A path is a sequence of relationships between entities,
 * each walked in either direction, that comes to no node twice. Between two nodes that follow each other it takes the best
 * supported relationship (of equals the smallest type, then the smallest proposition): what stands beside it makes no other path.
 */
export interface PathPlan {
  /** Parameter: a list of ids. Where the paths begin, where they end, then what they must not come to. */
  readonly ids: number;
  /** Hops of a path at most, 1 to `MOST_HOPS`. */
  readonly maxHops: number;
  /** Paths that are answered at most. */
  readonly first: number;
  /** Nodes that the search may come to, from both ends together. */
  readonly maxNodes: number;
  /** On the relationship of a hop and on the node that it leads to; directions are those of the walk. */
  readonly where: Condition | null;
  readonly asOf?: AsOf;
}

export const MOST_HOPS = 6;

/** Two nodes with 10,000 relationships each must not be too many. */
export const MOST_NODES = 50_000;

/** A relationship on a path. */
export interface PathHop extends RelationshipKey {
  /** `out` when it is walked from its start to its end. */
  readonly direction: 'out' | 'in';
  readonly support: number;
  readonly dispute: number;
  readonly status: string;
}

/** Hops from the first node to the last. */
export type FoundPath = readonly PathHop[];

/**
 * Why there are fewer paths than were asked for: the search would have come to too many nodes (`nodes`) or its time was over
 * (`time`), so that there may be others; or there is none at all (`none`).
 */
export type PathStop = 'time' | 'nodes' | 'none';

/** What a search came to. */
export interface PathsFound {
  /** By length, then the support of the weakest hop, then that of all hops, the best first; then by the ids along the path. */
  readonly paths: readonly FoundPath[];
  /** There are no others of at most `maxHops` hops. */
  readonly exhausted: boolean;
  readonly stoppedBy: PathStop | null;
  /** Nodes that the search came to, from both ends; those that both came to count twice. */
  readonly nodesSeen: number;
  /** Those of the ids that are no entities. When either end is among them nothing was searched. */
  readonly missing: readonly string[];
  /** The revision that was read; null under `asOf`. */
  readonly revision: number | null;
}
