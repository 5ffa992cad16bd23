import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '#src/errors.ts';
import type { Place, PlaceCursors } from './change-cursor.ts';
import type { ChangeFeed, Listener } from './change-feed.ts';
import type { ChangeFilter } from './change-filter.ts';
import type { Change } from './describe-changes.ts';
import type { LiveChange } from './live-change.ts';
import { MOST_WAITING, WaitingChanges } from './waiting-changes.ts';

/** One change to a subscriber. */
export interface ChangeEvent {
  readonly revision: number;
  readonly cursor: string;
  readonly change: Change;
}

export interface StreamStart {
  /** Changes behind it are told. */
  readonly place: Place;
  readonly filter: ChangeFilter;
  readonly cursors: PlaceCursors;
  /** A page of what was written before now: changes behind a place, up to and with a revision. */
  readonly readPast: (place: Place, until: number) => Promise<readonly Change[]>;
}

type Result = IteratorResult<ChangeEvent, undefined>;
interface Asking {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds before a stream that is ahead of the feed looks again. */
const AGAIN_MS = 20;

const DONE: Result = { done: true, value: undefined };

/**
 * The changes behind a place, in order, each once: first those that were written before now, as fast as they are taken, then
 * each as it is written. Ends by `return`, or with the error of `fail`; no call of `next` may overlap another.
 */
export class ChangeStream implements AsyncIterableIterator<ChangeEvent, undefined>, Listener {
  readonly #feed: ChangeFeed;
  readonly #start: StreamStart;
  readonly #waiting = new WaitingChanges();
  #place: Place;
  #isLive = false;
  #past: Change[] = [];
  #asking: Asking | null = null;
  #end: { readonly error: unknown } | null = null;

  constructor(feed: ChangeFeed, start: StreamStart) {
    this.#feed = feed;
    this.#start = start;
    this.#place = start.place;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  get about(): string | null {
    return this.#start.filter.about;
  }

  get isBehind(): boolean {
    return this.#waiting.isLong;
  }

  async next(): Promise<Result> {
    const live = this.#waiting.shift();
    if (live !== undefined) return this.#result(live.change);
    if (this.#isLive) return this.#end === null ? this.#ask() : this.#ended();
    try {
      return await this.#nextPast();
    } catch (error) {
      this.#finish(null);
      throw error;
    }
  }

  async return(): Promise<Result> {
    this.#finish(null);
    return DONE;
  }

  /** Ends the stream with an error; what waits is dropped. */
  fail(error: unknown): void {
    this.#finish(error);
  }

  /** Tells a change that was just written, when it is asked for. */
  offer(live: LiveChange): void {
    const { kinds, about } = this.#start.filter;
    if (kinds !== null && !kinds.includes(live.change.kind)) return;
    if (about !== null && !live.about.has(about)) return;
    if (this.#asking === null) {
      this.#waiting.push(live);
      if (this.#waiting.isTooLong) this.fail(new AppError('SLOW_CONSUMER', TOO_SLOW));
      return;
    }
    this.#asking.resolve(this.#result(live.change));
    this.#asking = null;
  }

  #result(change: Change): Result {
    const { revision } = change;
    const cursor = this.#start.cursors.encode(change);
    return { done: false, value: { revision, cursor, change } };
  }

  #ask(): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#asking = { resolve, reject };
    });
  }

  /** The next change of before now; when there is none left, the stream goes live. */
  async #nextPast(): Promise<Result> {
    if (this.#end === null) this.#feed.attach(this);
    while (this.#end === null) {
      const change = this.#past.shift();
      if (change !== undefined) {
        this.#place = { revision: change.revision, id: change.id };
        return this.#result(change);
      }
      const head = await this.#feed.head();
      if (this.#end !== null) break;
      if (this.#isBefore(head)) {
        this.#past = [...(await this.#start.readPast(this.#place, head))];
        if (this.#past.length === 0) this.#place = { revision: head, id: '' };
      } else if (this.#feed.join(this, this.#place)) {
        this.#isLive = true;
        return this.#ask();
      } else {
        // The live ones are still being told what this one has read.
        await delay(AGAIN_MS);
        await this.#feed.round();
      }
    }
    return this.#ended();
  }

  #isBefore(head: number): boolean {
    const { revision, id } = this.#place;
    return revision < head || (revision === head && id !== '');
  }

  #ended(): Result {
    const error = this.#end?.error ?? null;
    this.#end = { error: null };
    if (error !== null) throw error;
    return DONE;
  }

  #finish(error: unknown): void {
    if (this.#end !== null) return;
    const asking = this.#asking;
    this.#end = { error: asking === null ? error : null };
    this.#asking = null;
    this.#past = [];
    this.#waiting.clear();
    this.#feed.detach(this);
    if (error === null) asking?.resolve(DONE);
    else asking?.reject(error);
  }
}

const TOO_SLOW = `More than ${MOST_WAITING.changes} changes or ${MOST_WAITING.bytes} bytes wait to be read. Subscribe again after the last cursor.`;
