import type { ExecutionResult } from 'graphql';

type Result = IteratorResult<ExecutionResult, undefined>;
type Events = AsyncIterator<ExecutionResult, unknown>;

/** What stands between the events of an operation and the client. */
export interface EventRules {
  /** An error as the result that a client may see. */
  readonly toResult: (error: unknown) => ExecutionResult;
  /** A result as a client may see it. */
  readonly masked: (result: ExecutionResult) => ExecutionResult;
  /** Asked before an event is sent; throws when the client may not have it any more. */
  readonly admit: () => Promise<void>;
  /** Cuts the connection. */
  readonly hangUp: () => void;
  /** Is told once, when it is over. */
  readonly onEnd: () => void;
}

/** Milliseconds after which a client is cut off that does not take what was sent. */
const HANG_UP_MS = 30_000;

/** The events of one subscription. Whatever ends it is told in a last event, but never thrown: Yoga would break off the response. */
export class EventStream implements AsyncIterableIterator<ExecutionResult, undefined> {
  readonly #events: Events;
  readonly #rules: EventRules;
  #resolve: ((result: Result) => void) | null = null;
  #last: ExecutionResult | null = null;
  #isOver = false;
  #stalled: NodeJS.Timeout | undefined;

  constructor(events: Events, rules: EventRules) {
    this.#events = events;
    this.#rules = rules;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Result> {
    clearTimeout(this.#stalled);
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#isOver) return this.#settle();
      this.#take().catch((error) => this.end(error));
    });
  }

  async return(): Promise<Result> {
    this.#last = null;
    this.#finish();
    this.#settle();
    return { done: true, value: undefined };
  }

  /** Ends it at once; the client is told why. */
  end(error: unknown): void {
    if (this.#isOver) return;
    this.#last = this.#rules.toResult(error);
    this.#finish();
    if (this.#resolve !== null) this.#settle();
  }

  async #take(): Promise<void> {
    const { done, value } = await this.#events.next();
    if (done !== true) await this.#rules.admit();
    if (this.#isOver) return;
    if (done === true) {
      this.#finish();
      return this.#settle();
    }
    this.#hand({ done: false, value: this.#rules.masked(value) });
  }

  /** What is still to be said, then the end. */
  #settle(): void {
    const value = this.#last;
    this.#last = null;
    this.#hand(value === null ? { done: true, value: undefined } : { done: false, value });
  }

  #hand(result: Result): void {
    const resolve = this.#resolve;
    this.#resolve = null;
    if (result.done !== true) {
      this.#stalled = setTimeout(() => this.#abandon(), HANG_UP_MS).unref();
    }
    resolve?.(result);
  }

  /** The client has not asked for more since: it does not read. */
  #abandon(): void {
    this.#finish();
    this.#rules.hangUp();
  }

  #finish(): void {
    clearTimeout(this.#stalled);
    if (this.#isOver) return;
    this.#isOver = true;
    this.#rules.onEnd();
    this.#events.return?.().catch(() => undefined);
  }
}
