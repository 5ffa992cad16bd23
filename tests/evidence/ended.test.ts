import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Commands } from '#evidence/commands.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { buildClaim, relates } from './build-evidence.ts';
import { presentOf } from './present.ts';
import { buildEntity, record, withWhatIsNamed } from './record.ts';

const CITIZEN = relates('person:ada', 'CITIZEN_OF', 'state:aa');
const FIRST = buildClaim('first', { on: [CITIZEN], publishedOn: '2024-09-13' });
const SECOND = buildClaim('second', { on: [CITIZEN], publishedOn: '2024-09-23' });
const COUNTESS = buildEntity('person:countess');
const retract = (claim: string): Commands => ({ retractions: [{ claim, reason: null }] });

describeEachStore('a relationship that ends because all claims on it are retracted', (open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    const { store } = opened;
    await record(store, withWhatIsNamed([FIRST]), { at: '2024-09-14T00:00:00Z' });
    await record(store, retract(FIRST.id), { at: '2024-09-20T00:00:00Z' });
  });
  afterEach(() => opened.close());

  /** The citizenship as one could read of it on a day, or as of a revision. */
  async function statusAsOf(given: string): Promise<string | null> {
    const question = `{ asOf(${given}) { person(id: "person:ada") { citizenships { edges { relationship { status } } } } } }`;
    const { asOf } = dataOf(await ask(opened.store, question)) as {
      asOf: { person: { citizenships: { edges: { relationship: { status: string } }[] } } | null };
    };
    return asOf.person?.citizenships.edges[0]?.relationship.status ?? null;
  }
  const readOn = (day: string) => statusAsOf(`knownBasis: PUBLISHED, knownAt: "${day}T00:00:00Z"`);

  test('is still what the public could read on the days before', async () => {
    expect(await readOn('2024-09-12')).toBeNull();
    expect(await readOn('2024-09-13')).toBe('UNCONTESTED');
    expect(await readOn('2024-09-19')).toBe('UNCONTESTED');
    expect(await readOn('2024-09-20')).toBeNull();
    expect(await statusAsOf('revision: 1')).toBe('UNCONTESTED');
    expect(await statusAsOf('revision: 2')).toBeNull();
  });

  test('begins anew with another claim', async () => {
    const { store } = opened;
    await record(store, withWhatIsNamed([SECOND]), { at: '2024-09-24T00:00:00Z' });
    expect(await readOn('2024-09-15')).toBe('UNCONTESTED');
    expect(await readOn('2024-09-23')).toBe('UNCONTESTED');
    expect(await statusAsOf('revision: 2')).toBeNull();
    expect(await statusAsOf('revision: 3')).toBe('UNCONTESTED');
    await record(store, retract(SECOND.id), { at: '2024-09-27T00:00:00Z' });
    expect(await readOn('2024-09-15')).toBe('UNCONTESTED');
    expect(await readOn('2024-09-26')).toBe('UNCONTESTED');
    expect(await readOn('2024-09-27')).toBeNull();
    expect(await statusAsOf('revision: 4')).toBeNull();
    const asRead = (revision: number) =>
      statusAsOf(`knownBasis: PUBLISHED, knownAt: "2024-09-26T00:00:00Z", revision: ${revision}`);
    expect(await asRead(3)).toBe('UNCONTESTED');
    expect(await asRead(2)).toBeNull();
  });

  test('goes with its entity to the one that it turns out to be', async () => {
    const { store } = opened;
    const before = await presentOf(store);
    const merge = { from: 'person:ada', into: 'person:countess', reason: 'They are one.' };
    await record(store, { ...withWhatIsNamed([], [COUNTESS]), merges: [merge] });
    const question = `{ asOf(knownBasis: PUBLISHED, knownAt: "2024-09-15T00:00:00Z") { person(id: "person:countess") { citizenships { totalCount } } } }`;
    expect(dataOf(await ask(store, question))).toEqual({
      asOf: { person: { citizenships: { totalCount: 1 } } },
    });
    await record(store, { splits: ['person:ada'] });
    const rows = Object.entries(await presentOf(store)).filter(([key]) => key in before);
    expect(Object.fromEntries(rows)).toEqual(before);
  });
});
