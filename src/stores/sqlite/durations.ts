/** What others may have to wait for a statement on the main thread; a hand-over to a reader thread costs a tenth of it. */
const LONG_MS = 2;

/** How much the last run of a statement counts, so that one cold or unlucky run does not decide. */
const LAST = 0.25;

const REMEMBERED = 500;

/** What each statement took lately, in milliseconds, wherever it ran; the one that ran first is forgotten first. */
export class Durations {
  readonly #lately = new Map<string, number>();

  /** Whether a statement is worth a reader thread; not, as long as nothing is known of it. */
  isLong(sql: string): boolean {
    return (this.#lately.get(sql) ?? 0) > LONG_MS;
  }

  add(sql: string, milliseconds: number): void {
    const before = this.#lately.get(sql);
    const [oldest] = this.#lately.keys();
    if (before === undefined && this.#lately.size >= REMEMBERED && oldest !== undefined)
      this.#lately.delete(oldest);
    this.#lately.set(
      sql,
      before === undefined ? milliseconds : before + (milliseconds - before) * LAST,
    );
  }
}
