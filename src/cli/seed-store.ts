import type { GraphStore } from '#graph/store.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { planSeeds } from '#ingest/load-seeds.ts';
import { programPath } from '#src/program.ts';

/** The seeds that come with the program. */
export const SEEDS = programPath('seeds');

/** The seeds of a folder as the next write of a store. `texts`: a folder with the texts of sources, to check quotes. */
export async function planNextSeeds(
  store: GraphStore,
  folder: string,
  texts?: string,
): Promise<WritePlan> {
  const { revision } = await store.status();
  return planSeeds(folder, {
    recordedAt: new Date().toISOString(),
    revision: revision + 1,
    ...(texts !== undefined && { textFolder: texts }),
  });
}

/** Seeds a store without nodes; answers how many it has written. */
export async function seedWhenEmpty(store: GraphStore, folder: string): Promise<number> {
  const { nodes } = await store.status();
  if (nodes > 0) return 0;
  const plan = await planNextSeeds(store, folder);
  await store.write(plan);
  return plan.nodes.length;
}
