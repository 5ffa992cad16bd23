import type { Database } from 'better-sqlite3';

/** Thrown inside a statement: its time is over, or nobody waits for the answer any more. */
export class StatementEnded extends Error {
  override readonly name = 'StatementEnded';
  readonly reason: 'deadline' | 'cancelled';

  constructor(reason: 'deadline' | 'cancelled') {
    super(`statement ended: ${reason}`);
    this.reason = reason;
  }
}

/** Asking the clock for every row would double the cost of a scan. */
const ROWS_BETWEEN_LOOKS = 64;

/**
 * better-sqlite3 has no interrupt, so every statement of ours calls `alive()` for each row that it keeps,
 * and the function throws when the statement must end. Exact to a few dozen rows.
 */
export class Deadline {
  #endsAt = Number.POSITIVE_INFINITY;
  #cancelled: Int32Array | null = null;
  #rows = 0;

  constructor(database: Database) {
    database.function('alive', { deterministic: false, varargs: false }, () => {
      if (++this.#rows % ROWS_BETWEEN_LOOKS === 0) this.look();
      return 1;
    });
  }

  /** Runs a statement that ends after `milliseconds`, or when the flag is raised from another thread. */
  run<T>(milliseconds: number, cancelled: Int32Array | null, statement: () => T): T {
    this.#endsAt = performance.now() + milliseconds;
    this.#cancelled = cancelled;
    try {
      return statement();
    } finally {
      this.#endsAt = Number.POSITIVE_INFINITY;
      this.#cancelled = null;
    }
  }

  /** Throws when what is run must end: for work of ours between statements. */
  look(): void {
    if (this.#cancelled !== null && Atomics.load(this.#cancelled, 0) !== 0)
      throw new StatementEnded('cancelled');
    if (performance.now() > this.#endsAt) throw new StatementEnded('deadline');
  }
}
