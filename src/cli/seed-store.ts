import type { Revision } from '#graph/ledger.ts';
import type { GraphStore } from '#graph/store.ts';
import { readSeeds, type Seed } from '#ingest/load-seeds.ts';
import { type WrittenSeed, writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';

/** The seeds that come with the program. */
export const SEEDS = programPath('seeds');

/** Who records them. */
const ACTOR = 'seed';

/** With more revisions a store has been worked in. */
const MOST_SEEDS = 100;

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
  return writeSeeds(store, seeds, { actor: ACTOR, at: new Date().toISOString() });
}

/**
 * Seeds a store that has nothing, or only the first seeds: whoever was stopped between two of them goes on. Answers how many
 * nodes it has then, 0 when it had others before, or all seeds.
 */
export async function seedWhenEmpty(store: GraphStore, folder: string): Promise<number> {
  const { nodes, revision } = await store.status();
  if (revision === 0 ? nodes > 0 : revision > MOST_SEEDS) return 0;
  const revisions = await store.ledger.revisions(0, revision);
  // Before the seeds are read, which takes longer than all else of a start.
  if (revisions.some(({ actor }) => actor !== ACTOR)) return 0;
  const seeds = await readSeedsNow(folder);
  if (revision >= seeds.length || !areFirstOf(seeds, revisions)) return 0;
  await recordSeeds(store, seeds);
  return (await store.status()).nodes;
}

/** Whether the revisions of a store are the first of these seeds, and nothing else. */
function areFirstOf(seeds: readonly Seed[], revisions: readonly Revision[]): boolean {
  return revisions.every(({ message }, index) => message === seeds[index]?.message);
}
