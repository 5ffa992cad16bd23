import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeOn } from '#tests/support/execute.ts';
import { ENGINES, isAvailable, openTestStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';
import { OPERATIONS } from './operations.ts';

describe('the same operation has the same answer, byte for byte', () => {
  const opened: TestStore[] = [];

  beforeAll(async () => {
    for (const engine of ENGINES.filter(isAvailable)) {
      const opening = await openTestStore(engine);
      await opening.store.write(WORLD);
      opened.push(opening);
    }
  });
  afterAll(async () => {
    for (const { close } of opened) await close();
  });

  for (const [name, operation, variables] of OPERATIONS) {
    it(name, async () => {
      const answers = await Promise.all(
        opened.map(async ({ store }) =>
          JSON.stringify(await executeOn(store, operation, variables), null, 1),
        ),
      );
      const [sqlite, ...others] = answers;
      expect(sqlite).not.toContain('"errors"');
      for (const other of others) expect(other).toBe(sqlite);
      await expect(sqlite).toMatchFileSnapshot(
        `./answers/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`,
      );
    });
  }
});
