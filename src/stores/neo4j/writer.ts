import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import neo4j, { type Driver, type Transaction as DriverTransaction } from 'neo4j-driver';
import type { GraphModel } from '#graph/graph-model.ts';
import type { Transaction } from '#graph/transaction.ts';
import { lockLedger, Neo4jTransaction } from './neo4j-transaction.ts';

/** How long a server that went away is waited for, and how often it is asked. */
const PATIENCE_MS = 30_000;
const RETRY_MS = 200;

/** How often work is begun again that the engine or the network has broken off. */
const ATTEMPTS = 5;

/** The transactions of a process: one at a time, in the order in which they were asked for. */
export class Writer {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #model: GraphModel;
  readonly #onCommit: (bookmarks: readonly string[]) => void;
  #last: Promise<unknown> = Promise.resolve();

  /** @param onCommit Is told what was committed, as the engine calls it. */
  constructor(
    driver: Driver,
    database: string,
    model: GraphModel,
    onCommit: (bookmarks: readonly string[]) => void,
  ) {
    this.#driver = driver;
    this.#database = database;
    this.#model = model;
    this.#onCommit = onCommit;
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#persist(work));
  }

  /** A task that writes by itself, in one transaction and in its turn; nothing stays of one that throws. */
  exclusive<T>(task: (transaction: DriverTransaction) => Promise<T>): Promise<T> {
    return this.#inTurn(() =>
      this.#within(async (transaction) => {
        await lockLedger(transaction);
        const answer = await task(transaction);
        await transaction.commit();
        return answer;
      }),
    );
  }

  /** Resolves when nobody writes any more. */
  async close(): Promise<void> {
    await this.#last;
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #persist<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work);
      } catch (error) {
        const again = error instanceof CommitLost || isRetriable(error);
        const cause = error instanceof CommitLost ? error.cause : error;
        if (!again || attempt === ATTEMPTS) throw cause;
        await delay(RETRY_MS);
      }
    }
  }

  async #attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const writeId = randomUUID();
    return this.#within(async (transaction) => {
      const ours = await Neo4jTransaction.begin(transaction, this.#model, writeId);
      const answer = await work(ours);
      if (!ours.hasWritten) {
        await transaction.rollback();
        return answer;
      }
      try {
        await transaction.commit();
      } catch (cause) {
        if (!isUnknown(cause)) throw cause;
        if (!(await this.#hasArrived(ours.revision, writeId)))
          throw new CommitLost('The commit did not arrive.', { cause });
      }
      return answer;
    });
  }

  /** Whether a commit whose answer was lost did arrive: the lock is free only when it is over. */
  async #hasArrived(revision: number, writeId: string): Promise<boolean> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.#within(async (transaction) => {
          await lockLedger(transaction);
          const { records } = await transaction.run(
            'MATCH (r:Revision {number: $revision}) RETURN r.writeId = $writeId AS isOurs',
            { revision: neo4j.int(revision), writeId },
          );
          await transaction.rollback();
          return records[0]?.get('isOurs') === true;
        });
      } catch (error) {
        if (!isRetriable(error) || performance.now() > until) throw error;
      }
      await delay(RETRY_MS);
    }
  }

  /** What is not committed is rolled back with the session. */
  async #within<T>(task: (transaction: DriverTransaction) => Promise<T>): Promise<T> {
    const session = this.#driver.session({ database: this.#database });
    try {
      const answer = await task(await session.beginTransaction());
      const bookmarks = session.lastBookmarks();
      if (bookmarks.length > 0) this.#onCommit(bookmarks);
      return answer;
    } finally {
      await session.close().catch(() => undefined);
    }
  }
}

/** The commit did not arrive, and the connection is gone. */
class CommitLost extends Error {}

function isRetriable(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.retriable;
}

/** A server that refuses says so; anything else leaves open what it has done. */
function isUnknown(error: unknown): boolean {
  return !(error instanceof neo4j.Neo4jError && error.code.startsWith('Neo.'));
}
