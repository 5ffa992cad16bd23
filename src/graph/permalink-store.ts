/** A link that can be cited: an operation with its variables, pinned to a revision. */
export interface StoredPermalink {
  /** Made of the content, so that the same content has the same link. */
  readonly id: string;
  /** SHA-256 of the operation that it was made of, before it was pinned; hexadecimal. */
  readonly operation: string;
  /** The pinned operation with the fragments that it spreads; empty when it is purged. */
  readonly document: string;
  /** A JSON object; empty, `{}`, when it is purged. */
  readonly variables: string;
  /** What it is pinned to. */
  readonly revision: number;
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Null: it stands. */
  readonly purgedAt: string | null;
}

/** Links that were given out. No part of the graph and of its history, but of dumps: whoever cites a graph cites it wherever it lies. */
export interface PermalinkStore {
  /** Answers what is kept under its id now: this one, or the one that was there before and stays as it is. */
  add(permalink: StoredPermalink): Promise<StoredPermalink>;
  /** Null when there is none of this id; one that was purged is still found. */
  find(id: string): Promise<StoredPermalink | null>;
  /** In the order of creation. */
  list(): Promise<readonly StoredPermalink[]>;
  /** Erases what it holds for good; when it was purged first stays. False when there is none of this id. */
  purge(id: string, at: string): Promise<boolean>;
}
