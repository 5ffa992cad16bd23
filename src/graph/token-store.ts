/** What a token may do: read; write; write, redact and manage. */
export const ROLES = ['READER', 'EDITOR', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** A token as a store keeps it. The secret itself is nowhere. */
export interface StoredToken {
  /** Public part of the token, unique. */
  readonly id: string;
  /** The actor of what is written with it. */
  readonly name: string;
  readonly role: Role;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Null: it does not expire. */
  readonly expiresAt: string | null;
  /** Null: it stands. */
  readonly revokedAt: string | null;
}

/** Who may do what, kept in the store so that every instance knows. Tokens are no part of the graph and of its history. */
export interface TokenStore {
  add(token: StoredToken): Promise<void>;
  /** Null when there is none of this id. */
  find(id: string): Promise<StoredToken | null>;
  /** In the order of creation. */
  list(): Promise<readonly StoredToken[]>;
  /** False when there is none of this id. */
  revoke(id: string, at: string): Promise<boolean>;
}
