import { Worker } from 'node:worker_threads';
import type { PathsFound } from '#graph/paths/path-plan.ts';
import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';
import { StatementEnded } from './deadline.ts';
import type { PathsRequest } from './find-paths.ts';
import type { ThreadAnswer, ThreadRequest, ThreadResult, ThreadWork } from './reader-thread.ts';
import { type Answer, readAnswer } from './run-select.ts';

interface Thread {
  readonly worker: Worker;
  /** By the number of the request; the first is the one that runs. */
  readonly waiting: Map<number, (answer: ThreadAnswer | 'stuck') => void>;
  /** When that one began. */
  since: number;
}

const THREADS = 2;

/** A thread that has been at one statement for so long may be for long: nothing waits behind it that could run elsewhere. */
const STUCK_MS = 50;

/** Reads that may take long, away from the event loop: each thread has a connection of its own. */
export class ReaderThreads {
  readonly #file: string;
  readonly #threads: Thread[] = [];
  #sent = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether all of them have been at one statement for long. */
  get areStuck(): boolean {
    return this.#threads.length === THREADS && this.#threads.every(isStuck);
  }

  /**
   * Also how long the thread was at it, without what it had to do before. Null: it was not begun, since its thread is stuck; who
   * is patient waits on.
   */
  async read(
    sql: string,
    parameters: readonly Parameter[],
    options: ReadOptions,
    patience: 'patient' | 'impatient',
  ): Promise<{ readonly result: ReadResult; readonly milliseconds: number } | null> {
    const ran = await this.#run({ kind: 'select', sql, parameters }, options, patience);
    if (ran === null) return null;
    return { result: readAnswer(ran.result as Answer), milliseconds: ran.milliseconds };
  }

  async paths(paths: PathsRequest, options: ReadOptions): Promise<PathsFound> {
    const ran = await this.#run({ kind: 'paths', paths }, options, 'patient');
    return (ran as ThreadResult).result as PathsFound;
  }

  async #run(
    work: ThreadWork,
    options: ReadOptions,
    patience: 'patient' | 'impatient',
  ): Promise<ThreadResult | null> {
    const thread = this.#leastBusy();
    const id = ++this.#sent;
    const cancelled = new SharedArrayBuffer(4);
    const cancel = () => Atomics.store(new Int32Array(cancelled), 0, 1);
    if (options.signal?.aborted) throw new StatementEnded('cancelled');
    options.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const request: ThreadRequest = {
        id,
        work,
        milliseconds: options.timeoutMs,
        cancelled,
      };
      const answer = await new Promise<ThreadAnswer | 'stuck'>((resolve) => {
        if (thread.waiting.size === 0) thread.since = performance.now();
        else if (patience === 'impatient') leaveWhenStuck(thread, id, cancel);
        thread.waiting.set(id, resolve);
        thread.worker.ref();
        thread.worker.postMessage(request);
      });
      if (answer === 'stuck') return null;
      if ('result' in answer) return answer;
      if ('ended' in answer) throw new StatementEnded(answer.ended);
      // A fault of ours, which the log has and no client sees.
      throw new Error(`A reader of ${this.#file} failed: ${answer.failure}`);
    } finally {
      options.signal?.removeEventListener('abort', cancel);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  #leastBusy(): Thread {
    const idle = this.#threads.find((thread) => thread.waiting.size === 0);
    if (idle !== undefined) return idle;
    if (this.#threads.length < THREADS) return this.#start();
    const free = this.#threads.filter((thread) => !isStuck(thread));
    const among = free.length > 0 ? free : this.#threads;
    return among.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
  }

  #start(): Thread {
    // Beside this file: TypeScript when run from source, JavaScript when built.
    const source = import.meta.url.endsWith('.ts');
    const url = new URL(source ? './reader-thread.ts' : './reader-thread.js', import.meta.url);
    const options = { workerData: { file: this.#file }, resourceLimits: YOUNG_GENERATION };
    const worker = source
      ? new Worker(fromSource(url), { ...options, eval: true })
      : new Worker(url, options);
    const thread: Thread = { worker, waiting: new Map(), since: 0 };
    const settle = (answer: ThreadAnswer) => {
      thread.waiting.get(answer.id)?.(answer);
      thread.waiting.delete(answer.id);
      thread.since = performance.now();
      if (thread.waiting.size === 0) worker.unref();
    };
    const drop = (failure: string) => {
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
      for (const id of [...thread.waiting.keys()]) settle({ id, failure });
    };
    worker.on('message', settle);
    worker.on('error', (error) => drop(error.message));
    worker.on('exit', () => drop('it stopped'));
    worker.unref();
    this.#threads.push(thread);
    return thread;
  }
}

const isStuck = ({ waiting, since }: Thread) =>
  waiting.size > 0 && performance.now() - since > STUCK_MS;

/** Takes a request away from a thread that does not come to it. */
function leaveWhenStuck(thread: Thread, id: number, cancel: () => void): void {
  const timer = setInterval(() => {
    const [running] = thread.waiting.keys();
    const settle = thread.waiting.get(id);
    if (settle === undefined || running === id) return clearInterval(timer);
    if (!isStuck(thread)) return;
    clearInterval(timer);
    cancel();
    thread.waiting.delete(id);
    settle('stuck');
  }, STUCK_MS);
  timer.unref();
}

/** A reader makes strings and hands them on: a large nursery would only be memory. */
const YOUNG_GENERATION = { maxYoungGenerationSizeMb: 4 };

/** `--import tsx` registers it in the main thread of a process only. */
function fromSource({ href }: URL): string {
  return `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(href)})))`;
}
