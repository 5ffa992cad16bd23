import type { GraphStore } from '#graph/store.ts';

/** What every request brings to its resolvers. */
export interface Context {
  readonly store: GraphStore;
  readonly limits: Limits;
  /** Version of this service. */
  readonly version: string;
  /** Fires when the client goes away. */
  readonly signal?: AbortSignal;
  /** The planned root fields of this request; set when it is executed. */
  reader?: RootReader;
}

/** Reads the value of a root field by its response key. */
export interface RootReader {
  read(key: string): Promise<unknown>;
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
