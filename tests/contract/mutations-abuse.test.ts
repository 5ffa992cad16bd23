import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask } from '#tests/support/ask.ts';
import { mutationText, type Outcome, seedSources } from '#tests/support/mutate.ts';
import { anyMutation } from '#tests/support/random-mutation.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

const RUNS = { sqlite: 500, neo4j: 300 } as const;

describeEachStore('whatever a mutation is sent', (open, engine) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await seedSources(store);
  });
  afterAll(() => opened.close());

  it('the answer is a payload or a refusal that says why, never a fault', async () => {
    const seen: string[] = [];
    await fc.assert(
      fc.asyncProperty(anyMutation, async ({ name, input }) => {
        const { data, errors } = await ask(store, mutationText(name), { input });
        expect(errors).toBeUndefined();
        const outcome = data?.[name] as Outcome;
        expect(outcome.changes ?? outcome.message).toBeDefined();
        seen.push(outcome.__typename);
      }),
      { numRuns: RUNS[engine], seed: 4 },
    );
    const expected = ['RecordClaimsPayload', 'UpsertEntitiesPayload', 'ValidationError'];
    expect(seen).toEqual(expect.arrayContaining(expected));
  }, 120_000);
});
