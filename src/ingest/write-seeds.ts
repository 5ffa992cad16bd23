import type { Recording } from '#evidence/commands.ts';
import { planEvidence } from '#evidence/plan-evidence.ts';
import type { GraphStore } from '#graph/store.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { Seed } from './load-seeds.ts';

/** What became of a seed. */
export interface WrittenSeed {
  readonly name: string;
  /** Number of the revision; null when all of it was recorded already. */
  readonly revision: number | null;
}

/** Records seeds one after the other, each as a revision of its own. What is recorded already is left alone. */
export async function writeSeeds(
  store: GraphStore,
  seeds: readonly Seed[],
  recording: Omit<Recording, 'message'>,
): Promise<readonly WrittenSeed[]> {
  const written: WrittenSeed[] = [];
  // In order: a later seed is weighed together with what the earlier ones brought.
  for (const seed of seeds) written.push(await writeSeed(store, seed, recording));
  return written;
}

function writeSeed(
  store: GraphStore,
  { name, message, evidence }: Seed,
  recording: Omit<Recording, 'message'>,
): Promise<WrittenSeed> {
  return store.transact(async (transaction) => {
    const { plan, changes } = await planEvidence(transaction, graphModel, evidence, {
      ...recording,
      message,
    });
    if (changes.length === 0) return { name, revision: null };
    await transaction.write(plan);
    return { name, revision: transaction.revision };
  });
}
