import neo4j, { type Driver, type Record as DriverRecord } from 'neo4j-driver';
import { lockLedger } from './neo4j-transaction.ts';
import { runRead, type Statement } from './run-read.ts';

/** How often a read is tried beside those who write, before it keeps them waiting. */
const ATTEMPTS = 3;

const LAST =
  'MATCH (r:Revision) WHERE r.number > 0 RETURN r.number AS number ORDER BY number DESC LIMIT 1';

/**
 * Reads that see whole revisions. Neo4j shows a commit piece by piece while it is applied, so that one statement may find a node
 * changed and miss what the same write put beside it. A bookmark makes a read wait for what was being applied when the one before
 * it ended: when the last revision is the same before and after a read, nothing was applied during it.
 */
export class SettledReads {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #timeoutMs: number;
  readonly #bookmarkManager = neo4j.bookmarkManager();

  constructor(driver: Driver, database: string, timeoutMs: number) {
    this.#driver = driver;
    this.#database = database;
    this.#timeoutMs = timeoutMs;
  }

  /** Sees all of what had begun to be visible when the read before it ended. */
  run(text: string, values: Values = {}): Promise<readonly DriverRecord[]> {
    const statement = toStatement(text, values);
    const options = { timeoutMs: this.#timeoutMs, bookmarkManager: this.#bookmarkManager };
    return runRead(this.#driver, this.#database, statement, options);
  }

  /** Sees no part of a revision without the rest. */
  async runWhole(text: string, values: Values): Promise<readonly DriverRecord[]> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.#last();
      const records = await this.run(text, values);
      if ((await this.#last()) === before) return records;
    }
    return this.#runLocked(text, values);
  }

  async #last(): Promise<number> {
    const [last] = await this.run(LAST);
    return last?.get('number') ?? 0;
  }

  /** Nobody writes meanwhile: a lock is given back only when its commit is applied. */
  async #runLocked(text: string, values: Values): Promise<readonly DriverRecord[]> {
    const session = this.#driver.session({ database: this.#database });
    try {
      const transaction = await session.beginTransaction({ timeout: this.#timeoutMs });
      await lockLedger(transaction);
      const statement = toStatement(text, values);
      const { records } = await transaction.run(statement.text, statement.parameters);
      await transaction.rollback();
      return records;
    } finally {
      await session.close();
    }
  }
}

export type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** Numbers go as integers, which LIMIT and comparisons need. */
function toStatement(text: string, values: Values): Statement {
  const given = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? neo4j.int(value) : value,
  ]);
  return { text, parameters: Object.fromEntries(given) };
}
