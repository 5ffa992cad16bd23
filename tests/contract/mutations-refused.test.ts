import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { contentOf, mutate, problemsOf, seedSources } from '#tests/support/mutate.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { REFUSED_CLAIMS } from './refused-claims.ts';
import { REFUSED_MUTATIONS } from './refused-mutations.ts';

const ALL = [
  ...REFUSED_CLAIMS.map(
    ([what, input, problems]) => [what, 'recordClaims', input, problems] as const,
  ),
  ...REFUSED_MUTATIONS,
];

describeEachStore('a mutation is refused', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  let before: string;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await seedSources(store);
    before = await contentOf(store);
  });
  afterAll(async () => {
    expect(await contentOf(store)).toBe(before);
    await opened.close();
  });

  it.each(ALL)('that gives %s', async (_what, name, input, problems) => {
    const outcome = await mutate(store, name, input as never);
    expect(outcome.__typename).toBe('ValidationError');
    expect(problemsOf(outcome)).toEqual(problems);
    expect(outcome.message).toContain('Nothing was written.');
  });
});
