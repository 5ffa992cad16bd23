import type { Stored } from './encode.ts';

/**
 * What will be written, as one revision. Rows are as stored: `encodeProperties` makes them.
 * Writing the same plan again changes nothing but the number of the revision.
 */
export interface WritePlan {
  readonly actor: string;
  /** One line: what was done and why. */
  readonly message: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly nodes: readonly NodeWrite[];
  readonly relationships: readonly RelationshipWrite[];
}

/** Replaces the node with this id, or makes it. */
export interface NodeWrite {
  readonly kind: string;
  readonly id: string;
  readonly properties: Stored;
}

/** Replaces the relationship of this type between these nodes for this proposition, or makes it. */
export interface RelationshipWrite {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** Its identity beside type and ends; empty for a link of evidence, of which there is one at most. */
  readonly propositionId: string;
  readonly properties: Stored;
}
