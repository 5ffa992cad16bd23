import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSeeds, type Seed } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';

const RECORDING = { actor: 'seed', at: '2024-12-01T00:00:00.000Z' };

let seeds: readonly Seed[];
let opened: TestStore;
beforeAll(async () => {
  seeds = await readSeeds(programPath('seeds'), { recordedAt: RECORDING.at });
  opened = await openTestStore('sqlite');
});
afterAll(() => opened.close());

test('each seed becomes a revision that says where it comes from', async () => {
  const written = await writeSeeds(opened.store, seeds.slice(0, 2), RECORDING);
  expect(written).toEqual([
    { name: seeds[0]?.name, revision: 1 },
    { name: seeds[1]?.name, revision: 2 },
  ]);
  expect(await opened.store.ledger.revisions(0, 9)).toEqual([
    { number: 1, ...RECORDING, message: seeds[0]?.message },
    { number: 2, ...RECORDING, message: seeds[1]?.message },
  ]);
});

test('what is recorded is left alone, and only what is missing is written', async () => {
  const written = await writeSeeds(opened.store, seeds, RECORDING);
  expect(written.map(({ revision }) => revision)).toEqual([null, null, 3, 4, 5, 6]);
});

test('seeds that are read again on another day bring nothing new', async () => {
  const at = '2025-01-01T00:00:00.000Z';
  const again = await readSeeds(programPath('seeds'), { recordedAt: at });
  const written = await writeSeeds(opened.store, again, { actor: 'seed', at });
  expect(new Set(written.map(({ revision }) => revision))).toEqual(new Set([null]));
  expect((await opened.store.status()).revision).toBe(6);
});
