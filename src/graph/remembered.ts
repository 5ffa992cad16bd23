interface Entry<T> {
  readonly until: number;
  readonly found: Promise<T | null>;
}

/** Milliseconds for which what was found is not looked up again: what becomes of it in the store takes effect within them. */
export const REMEMBERED_MS = 5000;

/** What is used stays; of more than these, the one that was looked up first is looked up again. */
const MOST = 1000;

/** What stands in a store beside the graph, so that a request costs no read of it. What is not there is never remembered. */
export class Remembered<T> {
  readonly #find: (key: string) => Promise<T | null>;
  readonly #entries = new Map<string, Entry<T>>();
  readonly #now: () => number;

  constructor(find: (key: string) => Promise<T | null>, now: () => number = Date.now) {
    this.#find = find;
    this.#now = now;
  }

  /** Null when there is none. Those who ask at the same time share one read. */
  async find(key: string): Promise<T | null> {
    const known = this.#entries.get(key);
    if (known !== undefined && known.until > this.#now()) return known.found;
    const finding = this.#find(key);
    this.#remember(key, finding);
    try {
      const found = await finding;
      if (found === null) this.#forget(key, finding);
      return found;
    } catch (error) {
      this.#forget(key, finding);
      throw error;
    }
  }

  #remember(key: string, found: Entry<T>['found']): void {
    // The order of a Map is that of insertion: it becomes the youngest.
    this.#entries.delete(key);
    this.#entries.set(key, { until: this.#now() + REMEMBERED_MS, found });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MOST) return;
      this.#entries.delete(oldest);
    }
  }

  #forget(key: string, found: Entry<T>['found']): void {
    if (this.#entries.get(key)?.found === found) this.#entries.delete(key);
  }
}
