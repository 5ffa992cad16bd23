import type { LiveChange } from './live-change.ts';

/** What waits for one subscriber at most. */
export const MOST_WAITING = { changes: 1000, bytes: 4_000_000 } as const;

/** Changes that a subscriber has not taken yet. */
export class WaitingChanges {
  #queue: LiveChange[] = [];
  #bytes = 0;

  /** Worth to be waited for. */
  get isLong(): boolean {
    return this.#exceeds(2);
  }

  get isTooLong(): boolean {
    return this.#exceeds(1);
  }

  push(live: LiveChange): void {
    this.#queue.push(live);
    this.#bytes += live.bytes;
  }

  shift(): LiveChange | undefined {
    const live = this.#queue.shift();
    this.#bytes -= live?.bytes ?? 0;
    return live;
  }

  clear(): void {
    this.#queue = [];
    this.#bytes = 0;
  }

  #exceeds(part: number): boolean {
    const { changes, bytes } = MOST_WAITING;
    return this.#queue.length > changes / part || this.#bytes > bytes / part;
  }
}
