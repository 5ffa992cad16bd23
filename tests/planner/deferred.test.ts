import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask, refusalOf } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { openTestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

test('what is loaded for a row has ended when another part of the answer is refused', async () => {
  const { store, close } = await openTestStore('sqlite');
  await store.write(WORLD);
  const running = { now: 0, ever: 0 };
  const ledger: GraphStore['ledger'] = {
    revision: (at) => store.ledger.revision(at),
    head: () => store.ledger.head(),
    revisions: (after, limit) => store.ledger.revisions(after, limit),
    differences: (query) => store.ledger.differences(query),
    changes: async () => {
      running.now++;
      running.ever++;
      await delay(50);
      running.now--;
      throw new Error('The ledger is gone.');
    },
  };
  const question = `{ state(id: "state:aa") {
    history(first: 1) { nodes { id } }
    pledgesMade { groupBy(by: [YEAR], first: 0) { aggregate { count } } }
  } }`;
  const answer = await ask({ ...counting(store), ledger }, question);
  expect(refusalOf(answer)).toBe('BAD_USER_INPUT: first of groupBy is 1 to 1000.');
  expect(running).toEqual({ now: 0, ever: 1 });
  await close();
});
