import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planEvidence } from '#evidence/plan-evidence.ts';
import { readSeeds, type Seed } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { graphModel } from '#modules/graph-model.ts';
import { programPath } from '#src/program.ts';
import { askAll, dataOf, type World } from '#tests/support/ask.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';

/** What is asked at every point of the story. */
const QUESTIONS = `
  revision
  permalink
  diplomats: diplomat(id: "diplomat:gb-ru-2024-08") {
    headcount
    status
    statuses { status on holds }
    relationships(where: { types: [ACCREDITED_TO] }) { nodes { type validTo holds } }
  }
  permission: event(id: "event:us-permission-long-range-missiles-in-russia") { decision }
  american: pledge(id: "pledge:us-ua-2024-09") { amount { currency asStated } }
  british: pledge(id: "pledge:gb-ua-2024-09") { amount { currency asStated } }
  immediate: pledge(id: "pledge:gb-ua-2024-09-immediate-needs") { amount { currency asStated } }
  spying: propositions(where: { predicate: { eq: "ENGAGED_IN" } }, first: 9) {
    nodes { value status support dispute }
  }
  conflicts(first: 9) {
    nodes {
      rule
      question
      openSince
      sides { stance claims(first: 5) { nodes { quote speaker { name } } } }
    }
  }
`;

interface Answer {
  readonly revision: number;
  readonly permalink: string;
  readonly diplomats: {
    readonly status: string | null;
    readonly statuses: readonly { readonly status: string; readonly holds: string | null }[];
    readonly relationships: { readonly nodes: readonly unknown[] };
  } | null;
  readonly permission: { readonly decision: string | null } | null;
  readonly immediate: { readonly amount: { readonly asStated: string } } | null;
  readonly conflicts: {
    readonly nodes: readonly {
      readonly rule: string;
      readonly question: string;
      readonly sides: readonly {
        readonly claims: { readonly nodes: readonly { quote: string }[] };
      }[];
    }[];
  };
}

/** The answers that were given, in order, with the arguments of `asOf`; null: what was known then. */
const given: { readonly clock: string | null; readonly answer: Answer }[] = [];
const worlds: World[] = [];
let seeds: readonly Seed[];

beforeAll(async () => {
  seeds = await readSeeds(programPath('seeds'), { recordedAt: '2024-09-13T18:00:00.000Z' });
  for (const engine of ENGINES.filter(isAvailable))
    worlds.push({ engine, ...(await openTestStore(engine)) });
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

/** Asks both engines, which must agree byte for byte, and keeps the answer. */
async function tell(clock: string | null = null): Promise<Answer> {
  const answer = await answerAt(clock);
  given.push({ clock, answer });
  return answer;
}

async function answerAt(clock: string | null): Promise<Answer> {
  const operation = clock === null ? `{ ${QUESTIONS} }` : `{ asOf(${clock}) { ${QUESTIONS} } }`;
  const data = dataOf(await askAll(worlds, operation));
  return (clock === null ? data : data['asOf']) as unknown as Answer;
}

/** What stands behind a permalink, on both engines. */
async function open(permalink: string): Promise<unknown> {
  const parameters = new URL(permalink, 'http://localhost').searchParams;
  const variables = JSON.parse(parameters.get('variables') ?? '{}');
  return dataOf(await askAll(worlds, parameters.get('query') ?? '', variables))['asOf'];
}

async function record(at: string, ...names: readonly string[]): Promise<void> {
  const chosen = seeds.filter(({ name }) => names.some((start) => name.startsWith(start)));
  expect(chosen).toHaveLength(names.length);
  for (const { store } of worlds) await writeSeeds(store, chosen, { actor: 'analyst', at });
}

async function retract(at: string, claim: string, reason: string): Promise<void> {
  for (const { store } of worlds)
    await store.transact(async (transaction) => {
      const commands = { retractions: [{ claim, reason }] };
      const recording = { actor: 'analyst', message: reason, at };
      const { plan } = await planEvidence(transaction, graphModel, commands, recording);
      await transaction.write(plan);
    });
}

const rulesOf = ({ conflicts }: Answer) => conflicts.nodes.map(({ rule }) => rule).sort();
const on = (day: string) => `validAt: "${day}T12:00:00Z"`;
const published = (day: string) => `knownAt: "${day}T12:00:00Z", knownBasis: PUBLISHED`;

describe('the story of the first sources, told to both engines', () => {
  test('as published on 13 September, it is what the first source says', async () => {
    await record('2024-09-13T18:00:00.000Z', 'itv');
    const answer = await tell(published('2024-09-13'));
    expect(answer).toEqual({ ...(await tell()), permalink: answer.permalink });
    expect(answer.revision).toBe(1);
    expect(answer.immediate?.amount.asStated).toBe('£600 million');
    expect(new Set(rulesOf(answer))).toEqual(new Set(['DIRECT_DENIAL']));
  });

  test('the day before, nobody could have read it', async () => {
    const answer = await tell(published('2024-09-12'));
    expect(answer).toMatchObject({ diplomats: null, british: null, conflicts: { nodes: [] } });
  });

  test('on 15 July the diplomats are accredited, on 15 August perhaps, on 15 September not', async () => {
    const [july, august, september] = [
      await tell(on('2024-07-15')),
      await tell(on('2024-08-15')),
      await tell(on('2024-09-15')),
    ];
    expect([july, august, september].map(({ diplomats }) => diplomats)).toMatchInlineSnapshot(`
      [
        {
          "headcount": 6,
          "relationships": {
            "nodes": [
              {
                "holds": "CERTAIN",
                "type": "ACCREDITED_TO",
                "validTo": "2024-08",
              },
            ],
          },
          "status": null,
          "statuses": [],
        },
        {
          "headcount": 6,
          "relationships": {
            "nodes": [
              {
                "holds": "POSSIBLE",
                "type": "ACCREDITED_TO",
                "validTo": "2024-08",
              },
            ],
          },
          "status": "LEFT",
          "statuses": [
            {
              "holds": "POSSIBLE",
              "on": "2024-08",
              "status": "REVOKED",
            },
            {
              "holds": "POSSIBLE",
              "on": "2024-08",
              "status": "LEFT",
            },
          ],
        },
        {
          "headcount": 6,
          "relationships": {
            "nodes": [],
          },
          "status": "LEFT",
          "statuses": [
            {
              "holds": "CERTAIN",
              "on": "2024-08",
              "status": "REVOKED",
            },
            {
              "holds": "CERTAIN",
              "on": "2024-08",
              "status": "LEFT",
            },
          ],
        },
      ]
    `);
  });

  test('the other sources of September make one conflict more: what is for immediate needs', async () => {
    await record('2024-09-16T09:00:00.000Z', 'truth', 'uk-government');
    const answer = await tell();
    expect(answer.revision).toBe(3);
    const mismatches = answer.conflicts.nodes.filter(({ rule }) => rule !== 'DIRECT_DENIAL');
    expect(mismatches).toMatchInlineSnapshot(`
      [
        {
          "openSince": "2024-09-13",
          "question": "How much is British pledge to Ukraine, September 2024: for immediate needs: £242 million or £600 million?",
          "rule": "AMOUNT_MISMATCH",
          "sides": [
            {
              "claims": {
                "nodes": [
                  {
                    "quote": "£600 million and £550 million have been pledged by the UK and US respectively to meet immediate humanitarian, energy and stabilisation needs.",
                    "speaker": {
                      "name": "ITV News",
                    },
                  },
                ],
              },
              "stance": "SUPPORTS",
            },
            {
              "claims": {
                "nodes": [
                  {
                    "quote": "£242 million announced for 2024 to 2025 for immediate humanitarian, energy and stabilisation needs as well as support to reforms, recovery and reconstruction",
                    "speaker": {
                      "name": "Foreign, Commonwealth and Development Office",
                    },
                  },
                ],
              },
              "stance": "SUPPORTS",
            },
          ],
        },
      ]
    `);
    expect(answer).toMatchObject({ british: { amount: { currency: 'GBP' } } });
  });

  test('what was published by 13 September is more than what was recorded then', async () => {
    const [then, now] = [await tell('revision: 1'), await tell(published('2024-09-13'))];
    expect(rulesOf(then)).not.toContain('AMOUNT_MISMATCH');
    expect(rulesOf(now)).toContain('AMOUNT_MISMATCH');
    expect(rulesOf(await tell(published('2024-09-12')))).toEqual([]);
  });

  test('Washington has not permitted it by 15 September, and has by 18 November', async () => {
    await record('2024-11-21T09:00:00.000Z', 'ktar', 'kyiv', 'moscow');
    const [september, november] = [
      await tell(published('2024-09-15')),
      await tell(published('2024-11-18')),
    ];
    expect(september.permission?.decision).toBe('NOT_GRANTED');
    expect(november.permission?.decision).toBe('GRANTED');
    const now = await tell();
    expect(now.permission?.decision).toBe('GRANTED');
    // The dollars beside the sterling, the dates and the change of mind are no conflicts.
    expect(new Set(rulesOf(now))).toEqual(new Set(['AMOUNT_MISMATCH', 'DIRECT_DENIAL']));
  });

  test('after a retraction the conflict is gone, and what was known before is not', async () => {
    const claim = seeds
      .flatMap(({ evidence }) => evidence.claims)
      .find(({ properties }) => String(properties['quote']).startsWith('£600 million and'));
    await retract('2024-11-22T09:00:00.000Z', claim?.id ?? '', 'Invented for this test.');
    const answer = await tell();
    expect(rulesOf(answer)).not.toContain('AMOUNT_MISMATCH');
    expect(answer.immediate?.amount.asStated).toBe('£242 million');
    expect(rulesOf(await tell('revision: 6'))).toContain('AMOUNT_MISMATCH');
  });

  test('every answer that was ever given stands behind its permalink', async () => {
    expect(given.length).toBeGreaterThan(12);
    for (const { answer } of given) expect(await open(answer.permalink)).toEqual(answer);
  });

  test('what was known at each point is what `asOf` its revision answers now', async () => {
    const known = given.filter(({ clock }) => clock === null);
    expect(known.map(({ answer }) => answer.revision)).toEqual([1, 3, 6, 7]);
    for (const { answer } of known)
      expect(await answerAt(`revision: ${answer.revision}`)).toEqual(answer);
  });
});
