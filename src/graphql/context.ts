import type { DocumentNode, GraphQLError } from 'graphql';
import type { Caller } from '#auth/caller.ts';
import type { RateTable } from '#graph/rates.ts';
import type { GraphStore } from '#graph/store.ts';

/** What every request brings to its resolvers. */
export interface Context {
  readonly caller: Caller;
  /** Absent: what is asked for is not limited. */
  readonly charge?: Charge;
  readonly store: GraphStore;
  readonly limits: Limits;
  readonly prepare: PrepareDocument;
  /** Whether only operations that are kept on the server may run. */
  readonly persistedOnly: boolean;
  /** For converting money; left out or null: none were given. */
  readonly rates?: RateTable | null;
  /** Version of this service. */
  readonly version: string;
  /** Fires when the client goes away. */
  readonly signal?: AbortSignal;
  /** The planned root fields of this request; set when it is executed. */
  reader?: RootReader;
}

/**
 * Takes points, one for each object that is asked for, from what the caller may ask for in a minute.
 *
 * @throws AppError from the promise: `RATE_LIMITED`; nothing is taken then.
 */
export type Charge = (points: number) => Promise<void>;

/** A document that may be executed, or why it may not. */
export type Prepared =
  | { readonly document: DocumentNode }
  | { readonly errors: readonly GraphQLError[] };

/** Parses a document, and holds it against the limits and the schema. */
export type PrepareDocument = (text: string) => Prepared;

/** Reads the fields of Query, or of a graph at another point of the clocks, by their response keys. */
export interface RootReader {
  read(key: string): Promise<unknown>;
  graph(key: string): RootReader;
  /** @throws AppError when the clocks cannot stand where they were set. */
  ready(): Promise<RootReader>;
}

/** What one operation may cost. */
export interface Limits {
  readonly depth: number;
  readonly complexity: number;
  readonly aliases: number;
  readonly directives: number;
  readonly tokens: number;
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Milliseconds of a statement. */
  readonly timeoutMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  depth: 12,
  complexity: 5000,
  aliases: 50,
  directives: 8,
  tokens: 2000,
  bodyBytes: 1_000_000,
  timeoutMs: 10_000,
};
