import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { cancelled, endWith } from '#graph/ending.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { type Migration, pendingMigrations } from '#graph/migrations.ts';
import { outOfTime } from '#graph/paths/conclude.ts';
import type { PathPlan, PathsFound } from '#graph/paths/path-plan.ts';
import type { Parameter, ReadPlan, ReadResult } from '#graph/read-plan.ts';
import type { SearchPlan, SearchResult } from '#graph/search/search-plan.ts';
import type { GraphStore, ReadOptions, StoreStatus } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';
import { buildSearch, hasSearch } from './build-search.ts';
import { compileSql } from './compile-plan.ts';
import { connect } from './connect.ts';
import { Deadline, StatementEnded } from './deadline.ts';
import { findPaths, type PathsRequest } from './find-paths.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import { pathStatements } from './path-sql.ts';
import { ReaderThreads } from './reader-threads.ts';
import { Reads } from './reads.ts';
import { Statements } from './run-select.ts';
import { SqliteDump } from './sqlite-dump.ts';
import { SqliteLedger } from './sqlite-ledger.ts';
import { SqliteOperations } from './sqlite-operations.ts';
import { SqlitePermalinks } from './sqlite-permalinks.ts';
import { searchSqlite } from './sqlite-search.ts';
import { SqliteTokens } from './sqlite-tokens.ts';
import { Writer } from './writer.ts';

/** What a search for paths may take on the main thread: it is asked only between two steps whether it must end. */
const MAIN_THREAD_PATHS_MS = 10;

/** The embedded store: one SQLite file in a directory. For one machine. */
export class SqliteStore implements GraphStore {
  readonly #model: GraphModel;
  readonly #migrations: readonly Migration[];
  readonly #file: string;
  readonly #database: Database;
  readonly #deadline: Deadline;
  readonly #statements: Statements;
  readonly #threads: ReaderThreads;
  readonly #reads: Reads;
  readonly #writer: Writer;
  readonly ledger: SqliteLedger;
  readonly tokens: SqliteTokens;
  readonly operations: SqliteOperations;
  readonly permalinks: SqlitePermalinks;
  readonly dump: SqliteDump;
  readonly #texts = new WeakMap<ReadPlan, string>();

  constructor(model: GraphModel, migrations: readonly Migration[], directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#model = model;
    this.#migrations = migrations;
    this.#file = join(directory, 'chancery.sqlite');
    this.#database = connect(this.#file, 'write');
    this.#deadline = new Deadline(this.#database);
    this.#statements = new Statements(this.#database);
    this.#threads = new ReaderThreads(this.#file);
    this.#reads = new Reads(this.#deadline, this.#statements, this.#threads);
    this.#writer = new Writer(this.#file, model);
    this.ledger = new SqliteLedger(this.#database, model);
    this.tokens = new SqliteTokens(this.#database, this.#writer);
    this.operations = new SqliteOperations(this.#database, this.#writer);
    this.permalinks = new SqlitePermalinks(this.#database, this.#writer);
    this.dump = new SqliteDump(this.#file, model, this.#writer);
  }

  async read(
    plan: ReadPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<ReadResult> {
    return this.#reads.select(this.explain(plan), parameters, options);
  }

  async search(
    plans: readonly SearchPlan[],
    options: ReadOptions,
  ): Promise<readonly SearchResult[]> {
    const results: SearchResult[] = [];
    for (const plan of plans) {
      const select = (sql: string, parameters: readonly Parameter[]) =>
        this.#reads.select(sql, parameters, options);
      results.push(await searchSqlite(plan, select));
    }
    return results;
  }

  async paths(
    plan: PathPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<PathsFound> {
    if (options.signal?.aborted) throw cancelled();
    const statements = pathStatements(this.#model, plan, parameters.length);
    const request = { plan, statements, parameters };
    try {
      const found = this.#pathsHere(request, options);
      return found ?? (await endWith(this.#threads.paths(request, options), options));
    } catch (error) {
      if (error instanceof StatementEnded && error.reason === 'cancelled') throw cancelled();
      if (error instanceof StatementEnded || isTimeout(error)) return outOfTime();
      throw error;
    }
  }

  #pathsHere(request: PathsRequest, { timeoutMs }: ReadOptions): PathsFound | null {
    const look = () => this.#deadline.look();
    const find = this.#database.transaction(() => findPaths(this.#statements, request, look));
    try {
      return this.#deadline.run(Math.min(MAIN_THREAD_PATHS_MS, timeoutMs), null, find);
    } catch (error) {
      if (error instanceof StatementEnded) return null;
      throw error;
    }
  }

  explain(plan: ReadPlan): string {
    const known = this.#texts.get(plan);
    if (known !== undefined) return known;
    const sql = compileSql(this.#model, plan);
    this.#texts.set(plan, sql);
    return sql;
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#writer.transact(work);
  }

  write(plan: WritePlan): Promise<number> {
    return this.transact(async (transaction) => {
      await transaction.write(plan);
      return transaction.revision;
    });
  }

  async migrate(): Promise<readonly number[]> {
    const applied = migrate(this.#database, this.#migrations);
    buildSearch(this.#database, this.#model);
    return applied;
  }

  async status(): Promise<StoreStatus> {
    const pending = pendingMigrations(this.#migrations, appliedMigrations(this.#database)).map(
      ({ number }) => number,
    );
    const one = <T>(sql: string) => this.#database.prepare(sql).pluck().get() as T;
    return {
      engine: 'sqlite',
      version: one<string>('SELECT sqlite_version()'),
      address: this.#file,
      pendingMigrations: pending,
      revision: pending.length > 0 ? 0 : one<number>('SELECT ifnull(max(number), 0) FROM revision'),
      nodes: pending.length > 0 ? 0 : one<number>('SELECT count(*) FROM node'),
    };
  }

  async ready(): Promise<void> {
    const pending = pendingMigrations(this.#migrations, appliedMigrations(this.#database));
    if (pending.length > 0) {
      throw new AppError(
        'STORE_OUTDATED',
        `The store ${this.#file} lacks ${pending.length} migrations. Run \`chancery migrate\`.`,
      );
    }
    if (hasSearch(this.#database) === false) {
      throw new AppError(
        'STORE_OUTDATED',
        `The store ${this.#file} has no index for searches yet. Run \`chancery migrate\`.`,
      );
    }
  }

  async close(): Promise<void> {
    await this.#threads.close();
    await this.#writer.close();
    this.#database.close();
  }
}

const isTimeout = (error: unknown) => error instanceof AppError && error.code === 'TIMEOUT';
