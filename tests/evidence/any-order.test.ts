import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeEachStore } from '#tests/support/stores.ts';
import { presentOf } from './present.ts';
import type { RandomHistory } from './random-history.ts';
import { anyWorld } from './random-world.ts';
import { record } from './record.ts';

describeEachStore('what is recorded', (open, engine) => {
  // The planning is the same for both; Neo4j compiles its statements for each store anew.
  const numRuns = engine === 'sqlite' ? 60 : 3;

  const presentAfter = async (steps: RandomHistory['steps']) => {
    const { store, close } = await open();
    try {
      for (const step of steps) await record(store, step);
      return await presentOf(store);
    } finally {
      await close();
    }
  };

  test('comes to the same in any order and any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async ({ steps, all, retractions, renamed, merges }) => {
        const once = await presentAfter([
          all,
          { retractions, entities: renamed },
          ...merges.map((merge) => ({ merges: [merge] })),
        ]);
        expect(await presentAfter(steps)).toEqual(once);
      }),
      { numRuns, endOnFailure: true },
    );
  }, 600_000);
});
