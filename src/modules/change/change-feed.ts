import { setTimeout as delay } from 'node:timers/promises';
import type { GraphStore } from '#graph/store.ts';
import { AppError } from '#src/errors.ts';
import type { Place } from './change-cursor.ts';
import { type LiveChange, tellLive } from './live-change.ts';
import { readChanges } from './read-changes.ts';
import { prepareSurroundings } from './read-surroundings.ts';

/** Who hears of changes when they are written. */
export interface Listener {
  /** Only what is about this entity; null: all. */
  readonly about: string | null;
  /** Much waits to be taken. */
  readonly isBehind: boolean;
  offer(live: LiveChange): void;
  fail(error: unknown): void;
}

/** Milliseconds between looks for something new, and after a store did not answer. */
const LOOK_MS = 200;
const RETRY_MS = 1000;
/** Milliseconds of one read, and changes that it reads. */
const TIMEOUT_MS = 10_000;
const PAGE = 100;
/** Milliseconds for which all wait for those that are behind: a burst then drops nobody who does read. */
const PATIENCE_MS = 250;
const LOOK_AGAIN_MS = 5;

/**
 * Follows the ledger of one store for all listeners of the process, as long as there are any. What other processes write is told,
 * too: the ledger is the store's.
 */
export class ChangeFeed {
  readonly #store: GraphStore;
  /** All that are open; the live ones are told what is written. */
  readonly #open = new Set<Listener>();
  readonly #live = new Set<Listener>();
  /** Those that stayed behind when they were waited for. */
  readonly #givenUp = new Set<Listener>();
  /** What the live ones were told all of; null while nobody listens. */
  #place: Place | null = null;
  #head = 0;
  #round: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  attach(listener: Listener): void {
    this.#open.add(listener);
  }

  detach(listener: Listener): void {
    for (const listeners of [this.#open, this.#live, this.#givenUp]) listeners.delete(listener);
    if (this.#open.size === 0) this.#schedule(LOOK_MS);
  }

  /**
   * The last revision that the feed knows of: the live ones have been told all of it, or are being told.
   *
   * @throws what reading the ledger throws.
   */
  async head(): Promise<number> {
    if (this.#place === null) await this.round();
    return this.#head;
  }

  /** Lets a listener hear what is written from now on; false where it was told more, or less, than the live ones. */
  join(listener: Listener, { revision, id }: Place): boolean {
    const isSame = this.#place?.revision === revision && this.#place.id === '' && id === '';
    if (!isSame || this.#round !== null) return false;
    this.#live.add(listener);
    return true;
  }

  /** Something may have been written: looks at once instead of in a moment. */
  nudge(): void {
    if (this.#open.size > 0) this.round().catch(() => undefined);
  }

  /** Resolves when the feed has looked for something new, and told it. Rejects when the store did not answer. */
  round(): Promise<void> {
    if (this.#round !== null) return this.#round;
    clearTimeout(this.#timer);
    const round = this.#look().then(
      () => this.#rest(LOOK_MS),
      (error) => {
        // The ledger keeps what was not told: the next look tells it.
        if (!(error instanceof AppError)) for (const listener of this.#live) listener.fail(error);
        this.#rest(RETRY_MS);
        throw error;
      },
    );
    this.#round = round;
    return round;
  }

  #rest(milliseconds: number): void {
    this.#round = null;
    this.#schedule(milliseconds);
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#round !== null) return;
    if (this.#open.size === 0) this.#place = null;
    else this.#timer = setTimeout(() => this.nudge(), milliseconds).unref();
  }

  async #look(): Promise<void> {
    if (this.#place === null) {
      const options = { timeoutMs: TIMEOUT_MS };
      prepareSurroundings(this.#store, options).catch(() => undefined);
    }
    this.#head = (await this.#store.ledger.head())?.number ?? 0;
    // Who is not live yet reads by itself what was written before.
    if (this.#place === null || this.#live.size === 0) {
      this.#place = { revision: this.#head, id: '' };
    }
    while (this.#place.revision < this.#head || this.#place.id !== '')
      this.#place = await this.#tellPage(this.#place, this.#head);
  }

  async #tellPage(after: Place, until: number): Promise<Place> {
    const reading = { store: this.#store, options: { timeoutMs: TIMEOUT_MS }, known: null };
    const filter = { kinds: null, about: null };
    const { changes, more } = await readChanges(reading, { after, until, filter, first: PAGE });
    const about = new Set([...this.#live].flatMap((listener) => listener.about ?? []));
    for (const live of await tellLive(this.#store.ledger, changes, { after, about })) {
      const { revision, id } = live.change;
      this.#place = { revision, id };
      for (const listener of this.#live) listener.offer(live);
      await this.#waitForOthers();
    }
    return more ? (this.#place as Place) : { revision: until, id: '' };
  }

  async #waitForOthers(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      for (const listener of this.#givenUp) if (!listener.isBehind) this.#givenUp.delete(listener);
      const behind = [...this.#live].filter((each) => each.isBehind && !this.#givenUp.has(each));
      if (behind.length === 0) return;
      if (performance.now() > until) for (const listener of behind) this.#givenUp.add(listener);
      else await delay(LOOK_AGAIN_MS);
    }
  }
}

const feeds = new WeakMap<GraphStore, ChangeFeed>();

/** The feed of a store; the same one each time. */
export function changeFeedOf(store: GraphStore): ChangeFeed {
  const feed = feeds.get(store) ?? new ChangeFeed(store);
  feeds.set(store, feed);
  return feed;
}
