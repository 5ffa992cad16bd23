import type { GraphStore } from '#graph/store.ts';
import { readSeeds, type Seed } from '#ingest/load-seeds.ts';
import { type WrittenSeed, writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';

/** The seeds that come with the program. */
export const SEEDS = programPath('seeds');

/** The seeds of a folder, as they would be recorded now. `texts`: a folder with the texts of sources, to check quotes. */
export function readSeedsNow(folder: string, texts?: string): Promise<readonly Seed[]> {
  return readSeeds(folder, {
    recordedAt: new Date().toISOString(),
    ...(texts !== undefined && { textFolder: texts }),
  });
}

/** Records seeds, each as a revision of its own. */
export function recordSeeds(
  store: GraphStore,
  seeds: readonly Seed[],
): Promise<readonly WrittenSeed[]> {
  return writeSeeds(store, seeds, { actor: 'seed', at: new Date().toISOString() });
}

/** Seeds a store without nodes; answers how many it has then, 0 when it had some before. */
export async function seedWhenEmpty(store: GraphStore, folder: string): Promise<number> {
  const { nodes } = await store.status();
  if (nodes > 0) return 0;
  await recordSeeds(store, await readSeedsNow(folder));
  return (await store.status()).nodes;
}
