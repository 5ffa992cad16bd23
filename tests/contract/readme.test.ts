import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programPath } from '#src/program.ts';
import { askAll, dataOf, openSeededWorlds, type World } from '#tests/support/ask.ts';

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
  let worlds: readonly World[];
  beforeAll(async () => {
    worlds = await openSeededWorlds();
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
