import { parentPort, workerData } from 'node:worker_threads';
import type { Parameter } from '#graph/read-plan.ts';
import { connect } from './connect.ts';
import { Deadline, StatementEnded } from './deadline.ts';
import { findPaths, type PathsRequest } from './find-paths.ts';
import { Statements } from './run-select.ts';

/** What the main thread sends, and what it gets back. */
export interface ThreadRequest {
  readonly id: number;
  readonly work: ThreadWork;
  readonly milliseconds: number;
  /** One 32-bit cell; not zero when nobody waits any more. */
  readonly cancelled: SharedArrayBuffer;
}

export type ThreadWork =
  | { readonly kind: 'select'; readonly sql: string; readonly parameters: readonly Parameter[] }
  | { readonly kind: 'paths'; readonly paths: PathsRequest };

export interface ThreadResult {
  readonly id: number;
  readonly result: unknown;
  /** How long it took. */
  readonly milliseconds: number;
}

export type ThreadAnswer =
  | ThreadResult
  | { readonly id: number; readonly ended: 'deadline' | 'cancelled' }
  | { readonly id: number; readonly failure: string };

/** Of the pages that a long statement looks at; more would crowd out what the processor keeps near, and costs memory twice. */
const CACHE_KB = 10_000;

if (parentPort !== null) serve(parentPort, workerData as { file: string });

function serve(port: NonNullable<typeof parentPort>, { file }: { file: string }): void {
  const database = connect(file, 'read');
  database.pragma(`cache_size = -${CACHE_KB}`);
  const deadline = new Deadline(database);
  const statements = new Statements(database);
  const answer = (work: ThreadWork) =>
    work.kind === 'select'
      ? // Its JSON, which crosses to the other thread faster than what it says.
        statements.answer(work.sql, work.parameters)
      : // One revision for all of its statements.
        database.transaction(() => findPaths(statements, work.paths, () => deadline.look()))();
  port.on('message', ({ id, work, milliseconds, cancelled }: ThreadRequest) => {
    try {
      const begun = performance.now();
      const run = () => answer(work);
      const result = deadline.run(milliseconds, new Int32Array(cancelled), run);
      port.postMessage({ id, result, milliseconds: performance.now() - begun });
    } catch (error) {
      if (error instanceof StatementEnded) port.postMessage({ id, ended: error.reason });
      else port.postMessage({ id, failure: (error as Error).message });
    }
  });
}
