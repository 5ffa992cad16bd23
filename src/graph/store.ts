import type { Dump } from './dump.ts';
import type { Ledger } from './ledger.ts';
import type { OperationStore } from './operation-store.ts';
import type { PathPlan, PathsFound } from './paths/path-plan.ts';
import type { PermalinkStore } from './permalink-store.ts';
import type { Parameter, ReadPlan, ReadResult } from './read-plan.ts';
import type { SearchPlan, SearchResult } from './search/search-plan.ts';
import type { TokenStore } from './token-store.ts';
import type { Transaction } from './transaction.ts';
import type { WritePlan } from './write-plan.ts';

export interface ReadOptions {
  /** Ends the statement in the engine when it fires. */
  readonly signal?: AbortSignal;
  /** Milliseconds from now after which the statement is ended in the engine. */
  readonly timeoutMs: number;
  /** Name of the operation, for the engine's own log. */
  readonly operation?: string;
}

/** What a store says of itself. */
export interface StoreStatus {
  readonly engine: 'sqlite' | 'neo4j';
  /** Version of the engine. */
  readonly version: string;
  /** Where it is, without any secret. */
  readonly address: string;
  /** Numbers of the migrations that the program has and the store lacks; empty: up to date. */
  readonly pendingMigrations: readonly number[];
  /** Number of the last write; 0 in an empty store. */
  readonly revision: number;
  readonly nodes: number;
}

/**
 * The one door to the graph. Adapters: `stores/neo4j`, `stores/sqlite`.
 *
 * @throws AppError `STORE_UNAVAILABLE` when the engine cannot be reached, `TIMEOUT` and `CANCELLED` when a
 * statement was ended, `STORE_OUTDATED` and `STORE_TOO_NEW` when the schema is not this program's.
 */
export interface GraphStore {
  /** One statement. `parameters` are as many as the plan refers to. */
  read(plan: ReadPlan, parameters: readonly Parameter[], options: ReadOptions): Promise<ReadResult>;
  /**
   * The first candidates of each search, among nodes that there are and were. The same from every engine, in an order that says
   * nothing; they may be more than is meant.
   */
  search(plans: readonly SearchPlan[], options: ReadOptions): Promise<readonly SearchResult[]>;
  /**
   * Searches paths between two entities: at most a statement a level and three more, or one for all where a round trip is dear. A
   * search whose time is over answers that; it is no `TIMEOUT`.
   */
  paths(
    plan: PathPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<PathsFound>;
  /** The text that `read` runs for a plan, for people and tests. */
  explain(plan: ReadPlan): string;
  /**
   * Runs `work` as the only writer, and commits what it wrote, all of it or nothing. When the connection breaks so that nobody
   * knows whether the commit arrived, the store finds out, and runs `work` again only when it did not: `work` has no effect
   * but its answer.
   *
   * @throws what `work` throws; nothing is written then.
   */
  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** One transaction with one plan. Answers the number of the revision. */
  write(plan: WritePlan): Promise<number>;
  readonly ledger: Ledger;
  readonly tokens: TokenStore;
  readonly operations: OperationStore;
  readonly permalinks: PermalinkStore;
  readonly dump: Dump;
  /** Brings the schema up to date; answers the numbers that were applied. One runner at a time. */
  migrate(): Promise<readonly number[]>;
  status(): Promise<StoreStatus>;
  /** Resolves when the store would answer a read now. Cheap: it is asked every few seconds. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
