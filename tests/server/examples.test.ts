import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { EXAMPLES } from '#server/examples.ts';
import { programPath } from '#src/program.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';
import { type Serving, serveWorld } from './serving.ts';

let opened: TestStore;
let serving: Serving;
beforeAll(async () => {
  opened = await openTestStore('sqlite');
  const recordedAt = '2024-10-01T00:00:00.000Z';
  const seeds = await readSeeds(programPath('seeds'), { recordedAt });
  await writeSeeds(opened.store, seeds, { actor: 'seed', at: recordedAt });
  serving = await serveWorld({ store: opened.store });
});
afterAll(async () => {
  await serving.close();
  await opened.close();
});

test.each(EXAMPLES.map((query) => [query.split('\n')[0], query] as const))(
  '%s',
  async (_question, query) => {
    const { body } = await serving.post('port', { query });
    expect(body.errors).toBeUndefined();
    // An answer has words in it: no list of it is empty at the top.
    expect(JSON.stringify(body.data).length).toBeGreaterThan(300);
  },
);
