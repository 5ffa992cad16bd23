/** A database that answers, and the way to end it. */
export interface RunningNeo4j {
  /** Bolt address; there is no password. */
  readonly uri: string;
  /** Ends the database, and removes its files unless the caller had named a folder for them. */
  stop(): Promise<void>;
}

export interface Neo4jOptions {
  /** Where the files live and stay; without it they are thrown away at the end. */
  readonly dataDirectory?: string;
  /** Largest Java heap, `512m`. */
  readonly heap?: string;
  /** Memory for pages of the store, `128m`. */
  readonly pageCache?: string;
}

/** Small enough to stand beside a test run on a laptop. */
export const DEFAULT_MEMORY = { heap: '512m', pageCache: '128m' } as const;
