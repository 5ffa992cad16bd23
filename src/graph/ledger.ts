/** One committed write. Numbers begin at 1, have no gap, and become visible in their order. */
export interface Revision {
  readonly number: number;
  /** ISO 8601, UTC; never earlier than that of the revision before. */
  readonly at: string;
  readonly actor: string;
  readonly message: string;
}

/** The properties of a node as stored, by column: 64-bit integers as their digits, lists as arrays. */
export type VersionProperties = Readonly<
  Record<string, string | number | boolean | readonly string[]>
>;

/** What became of one node in one revision. Relationships change with the propositions that they project. */
export interface NodeChange {
  readonly revision: number;
  /** Name of the kind. */
  readonly kind: string;
  readonly id: string;
  /** Null: it was not there before. */
  readonly before: VersionProperties | null;
  /** Null: it was taken away. */
  readonly after: VersionProperties | null;
}

/** Changes in the order of (revision, id). */
export interface ChangeQuery {
  /** Only changes beyond this one; an empty id: after all those of the revision before, from the first of `revision + 1`. */
  readonly after: { readonly revision: number; readonly id: string };
  /** Up to and with this revision. */
  readonly until: number;
  /** Names of kinds of nodes; null: any. */
  readonly kinds: readonly string[] | null;
  /** Only what concerns this entity: itself, and evidence that is or was linked to it over one or two links; null: all. */
  readonly about: string | null;
  readonly limit: number;
}

/** Nodes that differ between two revisions, in the order of ids. */
export interface DifferenceQuery {
  readonly from: number;
  readonly to: number;
  /** Only ids beyond this one; empty: from the first. */
  readonly afterId: string;
  readonly limit: number;
}

/** The ledger of a store: what was written, in order. */
export interface Ledger {
  /** The revision of a number, or the last one that an instant had seen; null where there is none. */
  revision(
    at: { readonly number: number } | { readonly instant: string },
  ): Promise<Revision | null>;
  /** The last revision; null in an empty store. Cheap: it is asked several times a second. */
  head(): Promise<Revision | null>;
  /** Revisions after a number, in order. */
  revisions(after: number, limit: number): Promise<readonly Revision[]>;
  changes(query: ChangeQuery): Promise<readonly NodeChange[]>;
  /** `revision` of a difference is the last in which the node changed; `before` and `after` are as of the ends. */
  differences(query: DifferenceQuery): Promise<readonly NodeChange[]>;
}
