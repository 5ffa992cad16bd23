import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, dataOf, openWorlds, type World } from '#tests/support/ask.ts';
import { LATER } from './changes.ts';

interface Aggregate {
  readonly count: number;
  readonly cite: { readonly where: object };
}
interface Connection {
  readonly groupBy: readonly { readonly aggregate: Aggregate }[];
}

const PERIODS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

/** Connections that can be grouped: how one is asked of its parent, the type of its `where`, and its dimensions. */
const CONNECTIONS = [
  {
    field: 'pledges',
    where: 'PledgeWhere',
    of: ['DONOR', 'RECIPIENT', 'WEAPON', 'TYPE', 'STAGE', 'PURPOSE', 'CURRENCY', ...PERIODS],
    given: [{}, { type: { eq: 'MILITARY' } }, { or: [{ amount: { isNull: true } }, { and: [] }] }],
  },
  {
    field: 'diplomats',
    where: 'DiplomatWhere',
    of: ['SENDING_STATE', 'RECEIVING_STATE', 'STATUS', 'RANK'],
    given: [{}, { headcount: { gte: 1 } }],
  },
  {
    field: 'events',
    where: 'EventWhere',
    of: ['TYPE', 'OCCURRENCE', 'DECISION', ...PERIODS],
    given: [{}, { participants: { some: {} } }],
  },
  {
    field: 'claims',
    where: 'ClaimWhere',
    of: [
      'SPEAKER',
      'SPEAKER_STATE',
      'PUBLISHER',
      'STANCE',
      'SPEECH_ACT',
      'ATTRIBUTION',
      ...PERIODS,
    ],
    given: [{}, { and: [{ stance: { ne: 'REPORTS' } }] }],
  },
  {
    field: 'pledgesMade',
    parent: 'state(id: "state:aa")',
    where: 'PledgeWhere',
    of: ['RECIPIENT', 'PURPOSE', 'CURRENCY', ...PERIODS],
    given: [{}, { recipients: { some: { id: { eq: 'state:cc' } } } }],
  },
  {
    field: 'relationships',
    parent: 'state(id: "state:aa")',
    where: 'EntityRelationshipWhere',
    of: ['TYPE', 'DIRECTION', 'KIND', 'STATUS', ...PERIODS],
    given: [{}, { direction: 'IN' }, { other: { name: { startsWith: 'P' } } }],
  },
  {
    field: 'claims',
    parent: 'diplomat(id: "diplomat:aa-bb")',
    where: 'EntityClaimWhere',
    of: ['SPEAKER', 'SPEAKER_STATE', 'PUBLISHER', 'STANCE', ...PERIODS],
    given: [{}, { role: ['SUBJECT'], stance: { ne: 'REPORTS' } }],
  },
] as const;
type Grouped = (typeof CONNECTIONS)[number];

const CLOCKS = [
  '',
  'asOf(revision: 1)',
  'asOf(validAt: "2024-08-10T00:00:00Z")',
  'asOf(knownBasis: PUBLISHED, knownAt: "2024-09-13T00:00:00Z")',
];

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds(LATER);
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const get = async (operation: string, variables = {}) =>
  dataOf(await askAll(worlds, operation, variables));

/** A field of a parent at a point of the clocks, and its answer. */
const operationOf = (connection: Grouped, clock: string, fields: string) => {
  const own = `${connection.field}(where: $where) { ${fields} }`;
  const placed = 'parent' in connection ? `found: ${connection.parent} { ${own} }` : own;
  return `query($where: ${connection.where}) { ${clock === '' ? placed : `graph: ${clock} { ${placed} }`} }`;
};
function answerOf(connection: Grouped, answer: Readonly<Record<string, unknown>>) {
  const graph = (answer['graph'] ?? answer) as Record<string, Record<string, unknown> | null>;
  const parent = 'parent' in connection ? graph['found'] : graph;
  return (parent?.[connection.field] ?? null) as (Connection & { aggregate: Aggregate }) | null;
}

const asked = fc.constantFrom(...CONNECTIONS).chain((connection) =>
  fc.record({
    connection: fc.constant(connection),
    by: fc.uniqueArray(fc.constantFrom(...connection.of), { minLength: 1, maxLength: 3 }),
    given: fc.constantFrom(...connection.given),
    clock: fc.constantFrom(...CLOCKS),
    split: fc.boolean(),
  }),
);

describe('what is cited', () => {
  it('is exactly the rows that were counted, put back into the connection', async () => {
    let groups = 0;
    await fc.assert(
      fc.asyncProperty(asked, async ({ connection, by, given, clock, split }) => {
        const cited = `groupBy(by: [${by}], split: ${split}, first: 4) { aggregate { count cite { where } } } aggregate { count cite { where } }`;
        const answer = answerOf(
          connection,
          await get(operationOf(connection, clock, cited), { where: given }),
        );
        if (answer === null) return;
        const all = [answer.aggregate, ...answer.groupBy.map(({ aggregate }) => aggregate)];
        for (const { count, cite } of all) {
          const again = await get(operationOf(connection, clock, 'aggregate { count }'), {
            where: cite.where,
          });
          expect([cite.where, answerOf(connection, again)?.aggregate.count]).toEqual([
            cite.where,
            count,
          ]);
          groups++;
        }
      }),
      { numRuns: 10, seed: 7 },
    );
    expect(groups).toBeGreaterThan(20);
  }, 300_000);
});
