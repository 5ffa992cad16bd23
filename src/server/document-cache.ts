/** Texts that were seen once and are not kept yet. */
const MOST_SEEN = 10_000;

/**
 * Remembers what was made of a text, up to a total of characters; the one that was asked for longest ago goes
 * first. A text is kept from its second time on, so that those that never come again (values written into the
 * document) cost no memory. One of more than a sixteenth of the total is never kept.
 */
export class DocumentCache<T> {
  readonly #most: number;
  readonly #entries = new Map<string, T>();
  readonly #seen = new Set<number>();
  #characters = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): T | undefined {
    const entry = this.#entries.get(text);
    if (entry === undefined) return undefined;
    // The order of a Map is that of insertion: this makes it the youngest.
    this.#entries.delete(text);
    this.#entries.set(text, entry);
    return entry;
  }

  set(text: string, entry: T): void {
    if (text.length > this.#most / 16 || this.#entries.has(text)) return;
    if (this.#isNew(text)) return;
    this.#entries.set(text, entry);
    this.#characters += text.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= this.#most) return;
      this.#entries.delete(oldest);
      this.#characters -= oldest.length;
    }
  }

  #isNew(text: string): boolean {
    const hash = hashOf(text);
    if (this.#seen.delete(hash)) return false;
    if (this.#seen.size >= MOST_SEEN) this.#seen.clear();
    this.#seen.add(hash);
    return true;
  }
}

/** FNV-1a. Two texts of one hash only mean that one is kept a time too early. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
