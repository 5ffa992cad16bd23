import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';
import { ask, askAll, dataOf, type World } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { countStatements } from '#tests/support/neo4j/count-statements.ts';
import { ENGINES, isAvailable, neo4jAddress, openTestStore } from '#tests/support/stores.ts';

const AT = '2024-10-01T00:00:00.000Z';
// A statement that is new to the engine is planned, and a machine that runs tests is busy.
const PATIENT = { limits: { ...DEFAULT_LIMITS, timeoutMs: 60_000 } };

const GIVEN = `query Given($where: PledgeWhere) {
  pledges(where: $where) {
    totalCount
    groupBy(by: [DONOR, PURPOSE]) {
      keys { value } aggregate { count amounts { currency sum } cite { where } }
    }
  }
}`;
const WHOLE = { not: { partOf: {} } };

/** Each question, and how many statements Neo4j is sent for it. */
const QUESTIONS: Readonly<Record<string, readonly [operation: string, statements: number]>> = {
  'what each donor has pledged, in which currency, for what': [GIVEN, 1],
  'what each donor has pledged, from the side of the states': [
    '{ states(where: { pledgesMade: { some: {} } }) { nodes { id pledgesMade { groupBy(by: [CURRENCY, YEAR]) { keys { value } aggregate { count amounts { currency sum } } } } } } }',
    1,
  ],
  'what all pledges come to': [
    '{ pledges { aggregate { count amounts { currency sum min max average } } } }',
    1,
  ],
  'how Boris Johnson and Vladimir Putin are connected, hop by hop': [
    '{ paths(from: "person:boris-johnson", to: "person:vladimir-putin", first: 1) { paths { explanation hops { sentence quote speakerName direction } } } }',
    2,
  ],
  'what is around the United Kingdom, one step away': [
    '{ neighborhood(ids: ["state:gb"]) { nodes { node { id name } degree } relationships { type from { id } to { id } } truncatedBy } }',
    1,
  ],
  'what is around the United Kingdom, three steps away': [
    '{ neighborhood(ids: ["state:gb"], depth: 3) { nodes { node { id name } degree } relationships { type } truncatedBy } }',
    1,
  ],
  'what happened between London and Moscow': [
    '{ timeline(of: ["state:gb", "state:ru"]) { nodes { on headline } } }',
    1,
  ],
};

describe('questions about connection and money', () => {
  const worlds: World[] = [];
  beforeAll(async () => {
    const seeds = await readSeeds(programPath('seeds'), { recordedAt: AT });
    const first = seeds.filter(({ name }) => name.startsWith('itv'));
    for (const engine of ENGINES.filter(isAvailable)) {
      const opened = await openTestStore(engine);
      await writeSeeds(opened.store, first, { actor: 'seed', at: AT });
      worlds.push({ engine, ...opened });
    }
  }, 300_000);
  afterAll(() => Promise.all(worlds.map((world) => world.close())));

  for (const [question, [operation, statements]] of Object.entries(QUESTIONS)) {
    it(`${question}: the same from every engine, in ${statements} of its statements`, async () => {
      const variables = operation === GIVEN ? { where: WHOLE } : {};
      expect(dataOf(await askAll(worlds, operation, variables, PATIENT))).toMatchSnapshot();
      for (const { engine, store } of worlds) {
        const counted = counting(store);
        const work = async () => void dataOf(await ask(counted, operation, variables, PATIENT));
        if (engine === 'sqlite') {
          await work();
          expect(counted.plans.length + counted.pathPlans.length).toBe(statements);
          continue;
        }
        const sent = await countStatements(neo4jAddress().uri, work);
        expect([...sent.values()].reduce((sum, many) => sum + many, 0)).toBe(statements);
      }
    }, 180_000);
  }

  it('a number opens: its condition has exactly the rows that were counted', async () => {
    const answer = dataOf(await askAll(worlds, GIVEN, { where: WHOLE }, PATIENT));
    const { groupBy } = answer['pledges'] as {
      groupBy: readonly { aggregate: { count: number; cite: { where: unknown } } }[];
    };
    expect(groupBy.length).toBeGreaterThan(1);
    for (const { aggregate } of groupBy) {
      const { where } = aggregate.cite;
      const again = dataOf(await askAll(worlds, GIVEN, { where }, PATIENT));
      expect(again['pledges']).toMatchObject({ totalCount: aggregate.count });
    }
  }, 180_000);
});
