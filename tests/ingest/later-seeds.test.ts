import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClaimRecord, Evidence, Statement } from '#evidence/records.ts';
import { readSeeds, type Seed } from '#ingest/load-seeds.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

let seeds: readonly Seed[];
beforeAll(async () => {
  seeds = await readSeeds(SEEDS, { recordedAt: '2024-12-01T00:00:00Z' });
});

const claimsOf = (...names: readonly string[]): readonly ClaimRecord[] =>
  seeds
    .filter(({ name }) => names.some((start) => name.startsWith(start)))
    .flatMap(({ evidence }) => evidence.claims);
const later = (): readonly Evidence[] => seeds.slice(1).map(({ evidence }) => evidence);

/** What claims state of a property of an entity, with the speaker. */
function stated(claims: readonly ClaimRecord[], entity: string, property: string) {
  return claims.flatMap(({ speaker, states }) =>
    states
      .filter(
        (statement: Statement) => statement.entity === entity && statement.property === property,
      )
      .map(({ value }) => ({ speaker, value })),
  );
}

/** When a permission stood where, in whose words. */
function decisions(event: string) {
  return seeds.flatMap(({ evidence }) =>
    evidence.claims.flatMap(({ speaker, valid, on }) =>
      on
        .filter(
          ({ proposition }) =>
            proposition.subject === event && proposition.predicate === 'decision',
        )
        .map(({ proposition }) => ({
          decision: proposition.value,
          from: valid?.from ?? null,
          to: valid?.to ?? null,
          speaker,
        })),
    ),
  );
}

test('the first source is recorded first, and each other one has an address and a day', () => {
  expect(seeds.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "itv-2024-09-13",
      "ktar-2024-11-17",
      "kyiv-independent-2024-09-13",
      "moscow-times-2024-11-20",
      "truth-international-2024-09-11",
      "uk-government-2024-09-11",
    ]
  `);
  for (const { sources } of later())
    expect(sources).toEqual([
      expect.objectContaining({
        properties: expect.objectContaining({
          url: expect.stringMatching(/^https:/),
          publishedOn: expect.stringMatching(/^2024-/),
          licence: expect.stringMatching('Only short quotations are kept'),
        }),
      }),
    ]);
});

test('a source that nobody here has in full has no hash, and its quotes are unchecked', () => {
  const properties = later().flatMap(({ sources }) => sources.map((source) => source.properties));
  expect(new Set(properties.map(({ sha256 }) => sha256))).toEqual(new Set([null]));
  const checked = later().flatMap(({ claims }) => claims.map((claim) => claim.properties));
  expect(new Set(checked.map(({ quoteChecked }) => quoteChecked))).toEqual(new Set([false]));
});

describe('the pledges', () => {
  test('the American one has the dollars of its donor beside the sterling of the first source', () => {
    const claims = claimsOf('itv', 'truth');
    expect(stated(claims, 'pledge:us-ua-2024-09', 'amount')).toMatchObject([
      { value: { value: '550000000', currency: 'GBP' } },
      { speaker: 'person:antony-blinken', value: { value: '717000000', currency: 'USD' } },
    ]);
  });

  test('the whole of the British one is the same for both, as both give it', () => {
    const claims = claimsOf('itv', 'uk-government');
    expect(stated(claims, 'pledge:gb-ua-2024-09', 'amount')).toMatchObject([
      { speaker: 'organization:itv-news', value: { value: '600000000', qualifier: 'EXACT' } },
      { speaker: 'person:david-lammy', value: { value: '600000000', qualifier: 'AT_LEAST' } },
    ]);
  });

  test('what of it is for immediate needs is £600 million for one and £242 million for the other', () => {
    const claims = claimsOf('itv', 'uk-government');
    expect(stated(claims, 'pledge:gb-ua-2024-09-immediate-needs', 'amount')).toMatchObject([
      { speaker: 'organization:itv-news', value: { value: '600000000', currency: 'GBP' } },
      { speaker: 'organization:gb-foreign-office', value: { value: '242000000', currency: 'GBP' } },
    ]);
  });

  test('the rest are loan guarantees, a part of the pledge too', () => {
    const [guarantees] = claimsOf('uk-government').flatMap(({ on }) =>
      on.filter(({ proposition }) => proposition.subject.endsWith('loan-guarantees')),
    );
    expect(guarantees?.proposition).toMatchObject({
      predicate: 'PART_OF',
      object: 'pledge:gb-ua-2024-09',
    });
  });
});

test('Washington did not permit, and permits from 17 November 2024', () => {
  expect(decisions('event:us-permission-long-range-missiles-in-russia')).toMatchInlineSnapshot(`
    [
      {
        "decision": "GRANTED",
        "from": "2024-11-17",
        "speaker": "organization:associated-press",
        "to": null,
      },
      {
        "decision": "NOT_GRANTED",
        "from": null,
        "speaker": "organization:associated-press",
        "to": "2024-11-16",
      },
      {
        "decision": "NOT_GRANTED",
        "from": "[..2024-09-13]",
        "speaker": "person:john-kirby",
        "to": null,
      },
      {
        "decision": "GRANTED",
        "from": "[..2024-11-20]",
        "speaker": "organization:moscow-times",
        "to": null,
      },
    ]
  `);
});

test('London did not permit either; when that changed is known only by what happened since', () => {
  expect(decisions('event:gb-permission-storm-shadow-in-russia')).toMatchInlineSnapshot(`
    [
      {
        "decision": "REQUESTED",
        "from": "[..2024-09-13]",
        "speaker": "person:volodymyr-zelenskyy",
        "to": null,
      },
      {
        "decision": "NOT_GRANTED",
        "from": "2023-05",
        "speaker": "organization:moscow-times",
        "to": "[..2024-11-20]",
      },
      {
        "decision": "GRANTED",
        "from": "[..2024-11-20]",
        "speaker": "organization:the-times",
        "to": null,
      },
    ]
  `);
});
