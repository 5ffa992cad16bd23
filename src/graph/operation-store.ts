/** An operation kept on the server, so that a client can ask for it by its hash. */
export interface StoredOperation {
  /** SHA-256 of the document, hexadecimal, lower case. */
  readonly hash: string;
  /** Null: the operation has none. */
  readonly name: string | null;
  /** One operation with the fragments that it spreads. */
  readonly document: string;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
}

/** What was taken away under a hash. */
export interface Removed {
  /** False: no operation was kept under it. */
  readonly operation: boolean;
  /** Links to it that were purged with it. */
  readonly permalinks: number;
}

/** Operations kept on the server. They say what may be asked, so they are as tokens are: no part of the graph, of its history and of dumps. */
export interface OperationStore {
  /** False when one of this hash is kept already; it stays as it is. */
  add(operation: StoredOperation): Promise<boolean>;
  /** Null when there is none of this hash. */
  find(hash: string): Promise<StoredOperation | null>;
  /** By name, those without one first, then by hash. */
  list(): Promise<readonly StoredOperation[]>;
  /** Takes an operation away and purges the links that were made of it, whether or not it was kept itself. */
  remove(hash: string, at: string): Promise<Removed>;
}
