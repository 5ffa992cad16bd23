import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, openWorlds, type World } from '#tests/support/ask.ts';
import { anyOperation } from '#tests/support/random-operation.ts';
import { MANY_ROWS } from './many-rows.ts';

describe('any operation', () => {
  let worlds: readonly World[] = [];
  beforeAll(async () => {
    worlds = await openWorlds();
    for (const { store } of worlds) await store.write(MANY_ROWS);
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  it(
    'has the same answer from every engine, and is never a fault of ours',
    { timeout: 120_000 },
    () =>
      fc.assert(
        fc.asyncProperty(anyOperation, async (operation) => {
          const { errors = [] } = await askAll(worlds, operation);
          for (const { extensions, message } of errors)
            expect(`${extensions['code']}: ${message}`).toMatch(
              /^(BAD_USER_INPUT|QUERY_TOO_COMPLEX): /,
            );
        }),
        { numRuns: 40, endOnFailure: true },
      ),
  );
});
