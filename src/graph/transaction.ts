import type { VersionProperties } from './ledger.ts';
import type { Mutation, RelationshipKey, WritePlan } from './write-plan.ts';

/** A node as it is known now, for a writer. */
export interface PresentNode {
  readonly id: string;
  readonly kind: string;
  readonly properties: VersionProperties;
  /** JSON text; null where the node was written without one. */
  readonly record: string | null;
  /** Empty: the public could always read of it. */
  readonly publishedFrom: string;
}

/** A relationship as it is known now. */
export interface PresentRelationship extends RelationshipKey {
  readonly properties: VersionProperties;
}

/** Which relationships of some nodes. */
export interface Follow {
  /** Null: of any type, between entities and of evidence. */
  readonly types: readonly string[] | null;
  readonly direction: 'out' | 'in';
}

/**
 * The only writer of a store, from its start to its end: what it reads, nobody else changes meanwhile. Reads see the present
 * as of the last revision; what `write` was given is not read back.
 */
export interface Transaction {
  /** The number that the write will have. */
  readonly revision: number;
  /** When the last revision was written; null in an empty store. */
  readonly lastAt: string | null;
  /** Those of the ids that are there, in no order. One statement for every few thousand. */
  nodes(ids: readonly string[]): Promise<readonly PresentNode[]>;
  /** Relationships at these nodes, in no order. */
  relationships(ids: readonly string[], follow: Follow): Promise<readonly PresentRelationship[]>;
  /** What this actor was answered for a request of this name; null when it did not come before. */
  answered(actor: string, clientMutationId: string): Promise<Mutation | null>;
  /**
   * Writes the revision. Once a transaction; a transaction that never calls it leaves no trace.
   *
   * @throws AppError `BAD_USER_INPUT` when a row does not fit the model, or breaks a constraint.
   */
  write(plan: WritePlan): Promise<void>;
}
