import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';
import { askAll, dataOf, type World } from '#tests/support/ask.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';

const text = readFileSync(programPath('README.md'), 'utf8');
const EXAMPLES = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, query]) => query as string);

/** What a first look shows is not empty. */
const isSomething = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isSomething)
    : typeof value === 'object' && value !== null
      ? Object.values(value).some(isSomething)
      : value !== null && value !== 0 && value !== false;

describe('an example of the README', () => {
  const worlds: World[] = [];
  beforeAll(async () => {
    const at = '2024-12-01T00:00:00.000Z';
    const seeds = await readSeeds(programPath('seeds'), { recordedAt: at });
    for (const engine of ENGINES.filter(isAvailable)) {
      const opened = await openTestStore(engine);
      await writeSeeds(opened.store, seeds, { actor: 'seed', at });
      worlds.push({ engine, ...opened });
    }
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  it('is one of several', () => {
    expect(EXAMPLES.length).toBeGreaterThan(5);
  });

  it.each(EXAMPLES)('is answered within the limits of a service: %s', async (query) => {
    const data = dataOf(await askAll(worlds, query));
    for (const [field, value] of Object.entries(data))
      expect([field, isSomething(value)]).toEqual([field, true]);
  });
});
