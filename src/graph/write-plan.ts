import type { Stored } from './encode.ts';

/**
 * What will be written, as one revision. Rows are as stored: `encodeProperties` makes them.
 *
 * Nothing is overwritten: where a row differs from what is stored, the stored version is closed and kept aside, to be read
 * by those who ask for an earlier revision. A row that is as stored changes nothing.
 */
export interface WritePlan {
  /** Who writes: the name of a token. */
  readonly actor: string;
  /** One line: what was done and why. */
  readonly message: string;
  /** ISO 8601, UTC. The store makes it no earlier than that of the revision before. */
  readonly at: string;
  readonly nodes: readonly NodeWrite[];
  readonly relationships: readonly RelationshipWrite[];
  /** What is no longer so. Keys of nodes and relationships that are there; their versions are kept aside. */
  readonly removed?: Removed;
  /** Relationships that are not there now, and what the public could read of them. Each replaces what was kept of it before. */
  readonly ended?: readonly EndedRelationship[];
  /** Words to be blanked in every version that there is and was. */
  readonly redactions?: readonly Redaction[];
  /** The answer to a request that may come again. */
  readonly mutation?: Mutation;
}

/** A row along the clock of publication. */
interface Published {
  /** First day, `YYYY-MM-DD`, on which the public could read this version. Left out: it always could. */
  readonly publishedFrom?: string;
  /** What the public could read before that, oldest first; each until the day of the next. */
  readonly earlier?: readonly EarlierVersion[];
}

export interface EarlierVersion {
  readonly publishedFrom: string;
  readonly properties: Stored;
}

/** Replaces the node with this id, or makes it. */
export interface NodeWrite extends Published {
  readonly kind: string;
  readonly id: string;
  readonly properties: Stored;
  /**
   * JSON text of the record that the node is projected from, as it was first recorded. Only writers read it. Left out: what is
   * stored stays.
   */
  readonly record?: string;
}

/** What tells a relationship from others. */
export interface RelationshipKey {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** Its identity beside type and ends; empty for a link of evidence, of which there is one at most. */
  readonly propositionId: string;
}

/** Replaces the relationship of this type between these nodes for this proposition, or makes it. */
export interface RelationshipWrite extends RelationshipKey, Published {
  readonly properties: Stored;
}

export interface Removed {
  /** Ids. Their relationships must be removed with them. */
  readonly nodes: readonly string[];
  readonly relationships: readonly RelationshipKey[];
}

/** What the public could read of a relationship until a day. No `earlier`: nothing. */
export interface EndedRelationship extends RelationshipKey {
  readonly earlier: readonly EarlierVersion[];
  /** Day on which the last of them was over, `YYYY-MM-DD`. */
  readonly publishedTo: string;
}

/** Replaces columns of a node in all of its versions, and its record. */
export interface Redaction {
  readonly id: string;
  /** Columns that are taken away. */
  readonly blanked: readonly string[];
  /** Columns that are put in. */
  readonly properties: Stored;
  readonly record: string;
}

/** One request of a client, by the name that the client gave it. */
export interface Mutation {
  readonly clientMutationId: string;
  /** Of all that was asked: the same name for something else is a mistake. */
  readonly hash: string;
  /** JSON text of the payload. */
  readonly answer: string;
}
