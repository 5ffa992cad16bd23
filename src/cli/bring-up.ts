import { setTimeout as delay } from 'node:timers/promises';
import type { GraphStore } from '#graph/store.ts';
import { AppError } from '#src/errors.ts';
import { seedWhenEmpty } from './seed-store.ts';

const RETRY_MS = 2000;

/** What making a store ready has done. */
export interface BroughtUp {
  readonly migrations: readonly number[];
  /** Nodes that were seeded; 0 when the store was not empty, or no seeds were wanted. */
  readonly seeded: number;
}

/** Migrates a store, and seeds it from a folder when it is empty or was begun to be seeded; null: no seeds. */
export async function bringUp(store: GraphStore, seeds: string | null): Promise<BroughtUp> {
  const migrations = await store.migrate();
  return { migrations, seeded: seeds === null ? 0 : await seedWhenEmpty(store, seeds) };
}

/**
 * Tries again every two seconds for as long as the store cannot be reached; `onMissing` hears of the first time.
 *
 * @throws AppError of any other code at once: waiting does not mend it.
 */
export async function bringUpWhenReachable(
  attempt: () => Promise<BroughtUp>,
  onMissing: (error: AppError) => void,
  signal: AbortSignal,
): Promise<BroughtUp> {
  let told = false;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STORE_UNAVAILABLE') throw error;
      if (!told) onMissing(error);
      told = true;
    }
    await delay(RETRY_MS, undefined, { signal, ref: false });
  }
}
