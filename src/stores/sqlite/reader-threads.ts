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
  readonly waiting: Map<number, (answer: ThreadAnswer) => void>;
}

const THREADS = 2;

/** Reads that may take long, away from the event loop: each thread has a connection of its own. */
export class ReaderThreads {
  readonly #file: string;
  readonly #threads: Thread[] = [];
  #sent = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Also how long the thread was at it, without what it had to do before. */
  async read(
    sql: string,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<{ readonly result: ReadResult; readonly milliseconds: number }> {
    const { result, milliseconds } = await this.#run({ kind: 'select', sql, parameters }, options);
    return { result: readAnswer(result as Answer), milliseconds };
  }

  async paths(paths: PathsRequest, options: ReadOptions): Promise<PathsFound> {
    return (await this.#run({ kind: 'paths', paths }, options)).result as PathsFound;
  }

  async #run(work: ThreadWork, options: ReadOptions): Promise<ThreadResult> {
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
      const answer = await new Promise<ThreadAnswer>((resolve) => {
        thread.waiting.set(id, resolve);
        thread.worker.ref();
        thread.worker.postMessage(request);
      });
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
    return this.#threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
  }

  #start(): Thread {
    // Beside this file: TypeScript when run from source, JavaScript when built.
    const source = import.meta.url.endsWith('.ts');
    const url = new URL(source ? './reader-thread.ts' : './reader-thread.js', import.meta.url);
    const options = { workerData: { file: this.#file }, resourceLimits: YOUNG_GENERATION };
    const worker = source
      ? new Worker(fromSource(url), { ...options, eval: true })
      : new Worker(url, options);
    const thread: Thread = { worker, waiting: new Map() };
    const settle = (answer: ThreadAnswer) => {
      thread.waiting.get(answer.id)?.(answer);
      thread.waiting.delete(answer.id);
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

/** A reader makes strings and hands them on: a large nursery would only be memory. */
const YOUNG_GENERATION = { maxYoungGenerationSizeMb: 4 };

/** `--import tsx` registers it in the main thread of a process only. */
function fromSource({ href }: URL): string {
  return `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(href)})))`;
}
