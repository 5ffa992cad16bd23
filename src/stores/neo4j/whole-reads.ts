import neo4j, { type Driver, type Record as DriverRecord } from 'neo4j-driver';
import type { ReadOptions } from '#graph/store.ts';
import { lockLedger } from './neo4j-transaction.ts';
import { runRead, type Statement } from './run-read.ts';

/** How often a read is begun beside those who write. */
const ATTEMPTS = 3;

/**
 * Reads that see whole revisions. Neo4j shows a commit piece by piece while it is applied, so that one statement may find a node
 * changed and miss what the same write put beside it. Each read waits until all is applied that the one before it knew of, and
 * answers the last commit that had begun when it ended: where both are the same, nothing was applied meanwhile.
 */
export class WholeReads {
  readonly #driver: Driver;
  readonly #database: string;
  /** The last commit that a read knew of. */
  #seen: readonly string[] = [];

  constructor(driver: Driver, database: string) {
    this.#driver = driver;
    this.#database = database;
  }

  /** What this process has committed: the next read waits for it, and need not find out that it came meanwhile. */
  note(bookmarks: readonly string[]): void {
    this.#seen = bookmarks;
  }

  /** Begins again where somebody wrote meanwhile; the last attempt is taken as it is, and so is the very first read. */
  async read(statement: Statement, options: ReadOptions): Promise<readonly DriverRecord[]> {
    const isFirst = this.#seen.length === 0;
    for (let attempt = 1; ; attempt++) {
      const { records, isWhole } = await this.#attempt(statement, options);
      if (records !== null && (isWhole || isFirst || attempt >= ATTEMPTS)) return records;
    }
  }

  /** Keeps those who write waiting rather than to answer part of a revision: for what follows every write and must miss none. */
  async readWhole(statement: Statement, options: ReadOptions): Promise<readonly DriverRecord[]> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { records, isWhole } = await this.#attempt(statement, options);
      if (records !== null && isWhole) return records;
    }
    return this.#readLocked(statement, options);
  }

  async #attempt(statement: Statement, options: ReadOptions) {
    const before = this.#seen;
    try {
      const bookmarks = { bookmarks: before };
      const read = await runRead(this.#driver, this.#database, statement, options, bookmarks);
      this.#seen = read.bookmarks;
      return { records: read.records, isWhole: isSame(before, read.bookmarks) };
    } catch (error) {
      if (before.length === 0 || !isBadBookmark(error)) throw error;
      // Another database stands there now, an earlier one or a restored one.
      this.#seen = [];
      return { records: null, isWhole: false };
    }
  }

  /** A lock is given back only when its commit is applied. */
  async #readLocked(
    { text, parameters }: Statement,
    { timeoutMs }: ReadOptions,
  ): Promise<readonly DriverRecord[]> {
    const session = this.#driver.session({ database: this.#database });
    try {
      const transaction = await session.beginTransaction({ timeout: timeoutMs });
      await lockLedger(transaction);
      const { records } = await transaction.run(text, parameters);
      await transaction.rollback();
      return records;
    } finally {
      await session.close();
    }
  }
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((each, index) => each === others[index]);

function isBadBookmark(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.code.includes('Bookmark');
}
