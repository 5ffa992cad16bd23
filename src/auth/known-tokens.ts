import type { StoredToken, TokenStore } from '#graph/token-store.ts';

interface Entry {
  readonly until: number;
  readonly token: Promise<StoredToken | null>;
}

/** Milliseconds for which a token that was found is not looked up again: a revocation takes effect within them. */
export const REMEMBERED_MS = 5000;

/** A token that is used stays; of more than these, the one that was looked up first is looked up again. */
const MOST = 1000;

/** The tokens of a store, so that a request costs no read of it. One that is not there is never remembered. */
export class KnownTokens {
  readonly #store: TokenStore;
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;

  constructor(store: TokenStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Null when there is none of this id. Those who ask at the same time share one read. */
  async find(id: string): Promise<StoredToken | null> {
    const known = this.#entries.get(id);
    if (known !== undefined && known.until > this.#now()) return known.token;
    const token = this.#store.find(id);
    this.#remember(id, token);
    try {
      const found = await token;
      if (found === null) this.#forget(id, token);
      return found;
    } catch (error) {
      this.#forget(id, token);
      throw error;
    }
  }

  #remember(id: string, token: Entry['token']): void {
    // The order of a Map is that of insertion: it becomes the youngest.
    this.#entries.delete(id);
    this.#entries.set(id, { until: this.#now() + REMEMBERED_MS, token });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MOST) return;
      this.#entries.delete(oldest);
    }
  }

  #forget(id: string, token: Entry['token']): void {
    if (this.#entries.get(id)?.token === token) this.#entries.delete(id);
  }
}
