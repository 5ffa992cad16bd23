import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises';
import Connection, { type Database } from 'better-sqlite3';
import type { GraphModel } from '#graph/graph-model.ts';
import type { Transaction } from '#graph/transaction.ts';
import { connect } from './connect.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import { VersionWriter } from './version-writer.ts';
import { translate } from './write.ts';

/** How long other processes may write before we give up, and how often we look. */
const PATIENCE_MS = 60_000;
const RETRY_MS = 20;

/** Rows after which another index may be best; each time twice as many. */
const MANY_ROWS = 1000;

/** The one writing connection of a process: one transaction at a time, in the order in which they were asked for. */
export class Writer {
  readonly #file: string;
  readonly #model: GraphModel;
  #database: Database | null = null;
  #rows: VersionWriter | null = null;
  #written = 0;
  #analyzeAt = MANY_ROWS;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string, model: GraphModel) {
    this.#file = file;
    this.#model = model;
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.exclusive(async (database) => {
      this.#rows ??= new VersionWriter(database, this.#model);
      const transaction = new SqliteTransaction(database, this.#model, this.#rows);
      const answer = await work(transaction);
      this.#written += transaction.written;
      return answer;
    });
  }

  /** A task that writes by itself, in a transaction and in its turn; nothing stays of one that throws. */
  exclusive<T>(task: (database: Database) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#run(task));
    // Between two transactions others have their turn on the event loop: no wait of ours would give them one.
    this.#last = turn.catch(() => undefined).then(() => breathe());
    return turn;
  }

  async close(): Promise<void> {
    await this.#last;
    this.#database?.close();
    this.#database = null;
    this.#rows = null;
  }

  async #run<T>(task: (database: Database) => Promise<T>): Promise<T> {
    const database = this.#open();
    await begin(database);
    try {
      const answer = await task(database);
      database.exec('COMMIT');
      this.#analyzeWhenMany(database);
      return answer;
    } catch (cause) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw translate(cause);
    }
  }

  #analyzeWhenMany(database: Database): void {
    if (this.#written < this.#analyzeAt) return;
    this.#analyzeAt = 2 * this.#written;
    analyze(database);
  }

  /** Its own, so that readers of the process never see what is not committed. */
  #open(): Database {
    this.#database ??= connect(this.#file, 'write');
    // A wait inside SQLite would stop the event loop: `begin` waits outside.
    this.#database.pragma('busy_timeout = 0');
    // Ids of evidence are hashes, so an import writes all over the indexes.
    this.#database.pragma('cache_size = -32000');
    this.#database.pragma('wal_autocheckpoint = 8000');
    return this.#database;
  }
}

/** Another process may be writing: only its end lets us begin. */
async function begin(database: Database): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (cause) {
      const isBusy =
        cause instanceof Connection.SqliteError && cause.code.startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() > until) throw translate(cause);
    }
    await delay(RETRY_MS);
  }
}

/** A sample is enough to tell a rare value from a frequent one. */
export function analyze(database: Database): void {
  database.pragma('analysis_limit = 1000');
  database.exec('ANALYZE');
}
