import type { Revision, VersionProperties } from './ledger.ts';
import type { StoredPermalink } from './permalink-store.ts';
import type { Mutation, RelationshipKey } from './write-plan.ts';

/** One row of a whole graph with its history, and with the links that cite it. */
export type DumpRow =
  | ({ readonly row: 'revision' } & Revision)
  | ({ readonly row: 'mutation'; readonly actor: string; readonly revision: number } & Mutation)
  | ({ readonly row: 'node'; readonly id: string; readonly kind: string } & VersionRow)
  | { readonly row: 'record'; readonly id: string; readonly record: string }
  | ({ readonly row: 'relationship' } & RelationshipKey & VersionRow)
  | ({ readonly row: 'permalink' } & StoredPermalink);

/** One version of a node or relationship, and where it stands on both clocks. */
export interface VersionRow {
  readonly properties: VersionProperties;
  readonly knownFrom: number;
  /** Null: it is known now. */
  readonly knownTo: number | null;
  readonly publishedFrom: string;
  /** Null: nothing published later replaces it. */
  readonly publishedTo: string | null;
}

/** A whole graph, for moving it to another store. */
export interface Dump {
  /**
   * Every row as of one moment, in batches: revisions, mutations, nodes, records, relationships, permalinks; each sort in the order of its key
   * by code point, versions of one key by (knownFrom, publishedFrom). The same graph gives the same rows from every engine.
   */
  rows(): AsyncIterable<readonly DumpRow[]>;
  /**
   * Writes such rows into an empty store, in one transaction. Relationships come after the nodes that they join.
   *
   * @throws AppError `BAD_USER_INPUT` when the store is not empty.
   */
  load(rows: AsyncIterable<readonly DumpRow[]>): Promise<void>;
}
