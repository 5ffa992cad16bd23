import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { countUp, NAMES, SHARED } from './concurrency/count-up.ts';

const COUNTER = fileURLToPath(new URL('./concurrency/counter.ts', import.meta.url));
const TIMES = 1000;
const WRITERS = 16;
const PROCESSES = 4;

const run = promisify(execFile);

describeEachStore('writers of the same node at once', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeEach(async () => {
    opened = await open();
    ({ store } = opened);
  });
  afterEach(() => opened.close());

  it('all succeed in one process, and no write is lost', { timeout: 480_000 }, async () => {
    const revisions = await countUp(store, { name: 'here', writers: WRITERS, times: TIMES });
    await expectCounted(revisions);
  });

  it('all succeed in several processes, and no write is lost', { timeout: 480_000 }, async () => {
    const { address } = await store.status();
    const directory = address.replace(/\/chancery\.sqlite$/, '');
    const [writers, times] = [WRITERS / PROCESSES, TIMES / PROCESSES];
    const counters = Array.from({ length: PROCESSES }, (_, name) =>
      run(
        process.execPath,
        ['--import', 'tsx', COUNTER, directory, name, writers, times].map(String),
      ),
    );
    const said = await Promise.all(counters);
    await expectCounted(said.flatMap(({ stdout }) => JSON.parse(stdout) as readonly number[]));
  });

  /** `revisions`: what the writers were told. */
  async function expectCounted(revisions: readonly number[]) {
    const numbers = Array.from({ length: TIMES }, (_, index) => index + 1);
    expect(revisions.toSorted((a, b) => a - b)).toEqual(numbers);
    const ledger = await store.ledger.revisions(0, TIMES + 1);
    expect(ledger.map(({ number }) => number)).toEqual(numbers);
    expect(ledger.map(({ message }) => Number(message))).toEqual(numbers);
    const [shared] = await store.transact((transaction) => transaction.nodes([SHARED]));
    expect(shared?.properties['description']).toBe(`${TIMES}`);
    expect(shared?.properties['aliases']).toEqual(ledger.slice(-NAMES).map(({ actor }) => actor));
  }
});
