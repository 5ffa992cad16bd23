import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { entity, relationship } from '#tests/support/rows.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';

const TIMEOUT_MS = 4000;
const limits = { ...DEFAULT_LIMITS, timeoutMs: TIMEOUT_MS };

/** Of some milliseconds: worth a reader thread. */
const MIDDLING = '{ people(where: { name: { contains: "number 599" } }) { totalCount } }';

/** Runs into its limit. */
const heavy = (index: number) =>
  `{ people(where: { citizenships: { some: { id: { ne: "x${index}" }, citizens: { some: { citizenships: { some: { citizens: { some: { name: { contains: "zz" } } } } } } } } } }) { totalCount } }`;

let opened: TestStore;

beforeAll(async () => {
  opened = await openTestStore('sqlite');
  const people = Array.from({ length: 6000 }, (_, index) =>
    entity(`person:p${index}`, `Person number ${index}`),
  );
  const states = Array.from({ length: 30 }, (_, index) =>
    entity(`state:s${index}`, `State ${index}`),
  );
  const relationships = people.flatMap(({ id }, index) =>
    [0, 7, 13].map((step) => relationship(id, 'CITIZEN_OF', `state:s${(index + step) % 30}`)),
  );
  const at = '2024-10-02T00:00:00.000Z';
  const nodes = [...states, ...people];
  await opened.store.write({ actor: 'test', message: 'many', at, nodes, relationships });
  for (let run = 0; run < 40; run++) await middling();
});
afterAll(() => opened.close());

async function middling(): Promise<number> {
  const begun = performance.now();
  const data = dataOf(await ask(opened.store, MIDDLING, {}, { limits }));
  expect(data).toEqual({ people: { totalCount: 11 } });
  return performance.now() - begun;
}

const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** In how many milliseconds the last of ten was answered, that were asked so long after two heavy ones. */
async function besideHeavy(wait: number): Promise<number> {
  const both = [1, 2].map((index) => ask(opened.store, heavy(index), {}, { limits }));
  await delay(wait);
  const times = await Promise.all(Array.from({ length: 10 }, middling));
  for (const { errors } of await Promise.all(both))
    expect(errors?.[0]?.extensions['code']).toBe('TIMEOUT');
  return Math.max(...times);
}

it.each([0, 45, 300])(
  'who asks for little %i ms after two that run into their limits does not wait for these',
  async (wait) => {
    expect(await besideHeavy(wait)).toBeLessThan(TIMEOUT_MS / 4);
  },
);
