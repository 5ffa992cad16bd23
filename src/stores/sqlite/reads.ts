import { cancelled, endWith, timedOut } from '#graph/ending.ts';
import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';
import { type Deadline, StatementEnded } from './deadline.ts';
import { Durations } from './durations.ts';
import type { ReaderThreads } from './reader-threads.ts';
import type { Statements } from './run-select.ts';

/** What a statement may take on the main thread: then it is ended there, and run again on a reader thread. */
const MAIN_THREAD_MS = 20;

/** Runs each statement where it does not keep others waiting: short ones on the main thread, long ones on reader threads. */
export class Reads {
  readonly #deadline: Deadline;
  readonly #statements: Statements;
  readonly #threads: ReaderThreads;
  readonly #durations = new Durations();

  constructor(deadline: Deadline, statements: Statements, threads: ReaderThreads) {
    this.#deadline = deadline;
    this.#statements = statements;
    this.#threads = threads;
  }

  async select(
    sql: string,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<ReadResult> {
    if (options.signal?.aborted) throw cancelled();
    try {
      return await this.#selectAnywhere(sql, parameters, options);
    } catch (error) {
      if (!(error instanceof StatementEnded)) throw error;
      throw error.reason === 'cancelled' ? cancelled() : timedOut(options.timeoutMs);
    }
  }

  async #selectAnywhere(
    sql: string,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<ReadResult> {
    const isAway = this.#durations.isLong(sql) && !this.#threads.areStuck;
    if (isAway) {
      const found = await this.#away(sql, parameters, options, 'impatient');
      if (found !== null) return found;
    }
    const here = this.#here(sql, parameters, options);
    return here ?? ((await this.#away(sql, parameters, options, 'patient')) as ReadResult);
  }

  /** On the main thread; null where that took too long. */
  #here(
    sql: string,
    parameters: readonly Parameter[],
    { timeoutMs }: ReadOptions,
  ): ReadResult | null {
    const begun = performance.now();
    try {
      const run = () => this.#statements.select(sql, parameters);
      return this.#deadline.run(Math.min(MAIN_THREAD_MS, timeoutMs), null, run);
    } catch (error) {
      if (!(error instanceof StatementEnded)) throw error;
      return null;
    } finally {
      this.#durations.add(sql, performance.now() - begun);
    }
  }

  /** On a reader thread; null where it waits behind one that does not come to an end, and is not patient. */
  async #away(
    sql: string,
    parameters: readonly Parameter[],
    options: ReadOptions,
    patience: 'patient' | 'impatient',
  ): Promise<ReadResult | null> {
    const reading = this.#threads.read(sql, parameters, options, patience);
    const read = await endWith(reading, options);
    if (read === null) return null;
    this.#durations.add(sql, read.milliseconds);
    return read.result;
  }
}
