import { type ExecutionArgs, type ExecutionResult, subscribe } from 'graphql';
import { AppError } from '#src/errors.ts';
import { EventStream } from './event-stream.ts';
import { maskError, type ReportFault } from './mask-error.ts';

/** What the connection of a subscription can do. */
export interface EventConnection {
  /** Finds out anew who asks. @throws AppError when that one may not read any more. */
  readonly enter: () => Promise<unknown>;
  readonly hangUp: () => void;
}

/** Milliseconds for which the answer to who asks is good: a token that is revoked hears nothing later. */
const ENTERED_MS = 5000;

/** The open subscriptions of a server. */
export class EventStreams {
  readonly #report: ReportFault;
  readonly #open = new Set<EventStream>();
  #isClosed = false;

  constructor(report: ReportFault) {
    this.#report = report;
  }

  /**
   * Runs a subscription. What is wrong from the start is a result; what fails later is the last of the events.
   *
   * @throws AppError `GOING_AWAY` when the server is closed.
   */
  async open(
    args: ExecutionArgs,
    connection: EventConnection,
  ): Promise<ExecutionResult | EventStream> {
    if (this.#isClosed) throw stopping();
    const events = await subscribe(args);
    if (!(Symbol.asyncIterator in events)) return this.#masked(events);
    const stream: EventStream = new EventStream(events, {
      toResult: (error) => ({ errors: [maskError(error, this.#report)] }),
      masked: (result) => this.#masked(result),
      admit: againAfter(ENTERED_MS, connection.enter),
      hangUp: connection.hangUp,
      onEnd: () => this.#open.delete(stream),
    });
    this.#open.add(stream);
    return stream;
  }

  /** Ends all of them, each with a last event, and opens no other. */
  close(): void {
    this.#isClosed = true;
    for (const stream of [...this.#open]) stream.end(stopping());
  }

  #masked(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    return { ...result, errors: result.errors.map((error) => maskError(error, this.#report)) };
  }
}

function stopping(): AppError {
  return new AppError('GOING_AWAY', 'The service is stopping. Subscribe again in a moment.');
}

/** Does something when it was not done for so long. */
function againAfter(milliseconds: number, task: () => Promise<unknown>): () => Promise<void> {
  let doneAt = performance.now();
  return async () => {
    if (performance.now() - doneAt < milliseconds) return;
    await task();
    doneAt = performance.now();
  };
}
