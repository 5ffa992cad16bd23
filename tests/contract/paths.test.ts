import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';
import { ask, askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { node, relationship } from '#tests/support/rows.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';

const AT = '2024-10-01T00:00:00.000Z';
// The first statement of its shape is planned, and a machine that runs tests is busy.
const PATIENT = { limits: { ...DEFAULT_LIMITS, timeoutMs: 60_000 } };

interface Answer {
  readonly paths: Result;
}
interface Result {
  readonly exhausted: boolean;
  readonly stoppedBy: string | null;
  readonly message: string | null;
  readonly paths: readonly {
    readonly explanation: string;
    readonly nodes: readonly { readonly id: string }[];
  }[];
}

describe('paths of the first source', () => {
  let worlds: readonly World[] = [];
  beforeAll(async () => {
    const all = await readSeeds(programPath('seeds'), { recordedAt: AT });
    const first = all.filter(({ name }) => name.startsWith('itv'));
    const opened: World[] = [];
    for (const engine of ENGINES.filter(isAvailable)) {
      const test = await openTestStore(engine);
      await writeSeeds(test.store, first, { actor: 'seed', at: AT });
      opened.push({ engine, ...test });
    }
    worlds = opened;
  }, 300_000);
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  it('how Boris Johnson and Vladimir Putin are connected, hop by hop', async () => {
    const operation = `{ paths(from: "person:boris-johnson", to: "person:vladimir-putin", first: 3) {
      exhausted stoppedBy message
      paths {
        length support contested explanation
        weakest { index }
        nodes { id }
        hops {
          index direction sentence support dispute quote speakerName isWeakest isContested
          from { name } to { name } speaker { id } claim { stance quote } relationship { type from { id } }
        }
      }
    } }`;
    const answer = dataOf(await askAll(worlds, operation, {}, PATIENT));
    expect(answer).toMatchSnapshot();
  }, 180_000);
});

describe('paths of the invented world', () => {
  let worlds: readonly World[] = [];
  beforeAll(async () => {
    worlds = await openWorlds();
    const merge = node('merge:state.old', { from: 'state:old', into: 'state:cc', reason: 'same' });
    const later = {
      actor: 'test',
      message: 'a merge, and an end',
      at: '2024-11-01T00:00:00.000Z',
      nodes: [merge],
      relationships: [],
      removed: { nodes: [], relationships: [relationship('state:cc', 'BORDERS', 'state:aa')] },
    };
    for (const { store } of worlds) await store.write(later);
  }, 300_000);
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  const paths = async (given: string, clock = ''): Promise<Result> => {
    const field = `paths(${given}) { exhausted stoppedBy message paths { explanation nodes { id } } }`;
    const operation = clock === '' ? `{ ${field} }` : `{ asOf(${clock}) { ${field} } }`;
    const data = dataOf(await askAll(worlds, operation, {}, PATIENT)) as unknown as Answer;
    return clock === '' ? data.paths : (data as unknown as { asOf: Answer }).asOf.paths;
  };
  const nodesOf = ({ paths: found }: Result) =>
    found.map(({ nodes }) => nodes.map(({ id }) => id).join(' '));

  const ENDS = 'from: "person:ivan", to: "state:cc", first: 100';

  it('avoid, satisfy a condition, and see what was known', async () => {
    const all = await paths(ENDS);
    expect(all).toMatchObject({ exhausted: true, stoppedBy: null, message: null });
    expect(all.paths.length).toBeGreaterThan(3);
    const avoiding = nodesOf(await paths(`${ENDS}, avoid: ["diplomat:aa-bb"]`));
    expect(avoiding).toEqual(nodesOf(all).filter((path) => !path.includes('diplomat:aa-bb')));
    const peaceful = nodesOf(await paths(`${ENDS}, where: { types: [CITIZEN_OF, ACCREDITED_TO] }`));
    expect(peaceful).toEqual(['person:ivan state:bb diplomat:aa-bb state:cc']);
    const none = await paths(`${ENDS}, where: { other: { kinds: [State] } }`);
    expect(none).toEqual({
      paths: [],
      exhausted: true,
      stoppedBy: 'NONE_FOUND',
      message: 'No path of at most 4 hops leads from one to the other.',
    });
    const then = nodesOf(
      await paths(`${ENDS}, where: { other: { kinds: [State] } }`, 'revision: 1'),
    );
    expect(then).toEqual(['person:ivan state:bb state:aa state:cc']);
  }, 180_000);

  it('hold on the day of the world clock', async () => {
    const held = 'from: "person:zoe", to: "position:aa-premier", maxHops: 1';
    expect(nodesOf(await paths(held, 'validAt: "2024-09-01T00:00:00Z"'))).toHaveLength(1);
    expect(nodesOf(await paths(held, 'validAt: "2024-10-01T00:00:00Z"'))).toHaveLength(0);
  }, 180_000);

  it('lead to what an id stands for since a merge', async () => {
    const merged = await paths('from: "person:ivan", to: "state:old", first: 100');
    expect(nodesOf(merged)).toEqual(nodesOf(await paths(ENDS)));
    const round = refusalOf(
      await askAll(
        worlds,
        '{ paths(from: "state:cc", to: "state:old") { exhausted } }',
        {},
        PATIENT,
      ),
    );
    expect(round).toContain('BAD_USER_INPUT: from and to are the same node, "state:cc"');
  }, 180_000);

  it('cost a search and one statement; entities and relationships one more for all of each', async () => {
    const words = 'length hops { sentence quote speakerName direction }';
    const asked = (selection: string) =>
      `{ paths(from: "person:ada", to: "state:cc") { paths { ${selection} } } }`;
    for (const world of worlds) {
      const count = async (selection: string) => {
        const store = counting(world.store);
        dataOf(await ask(store, asked(selection), {}, PATIENT));
        return [store.pathPlans.length, store.plans.length];
      };
      expect(await count(words)).toEqual([1, 1]);
      expect(await count(`${words} nodes { name } hops { speaker { name } }`)).toEqual([1, 2]);
      expect(await count(`${words} nodes { name } weakest { relationship { type } }`)).toEqual([
        1, 3,
      ]);
    }
  }, 180_000);

  it('that cannot be are refused', async () => {
    const refused = async (given: string) =>
      refusalOf(await askAll(worlds, `{ paths(${given}) { exhausted } }`, {}, PATIENT));
    const ends = 'from: "person:ada", to: "state:cc"';
    expect(await refused(`${ends}, maxHops: 9`)).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: maxHops is 9; it may be 1 to 6."`,
    );
    expect(await refused(`${ends}, maxHops: null`)).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: maxHops is null; it may be 1 to 6."`,
    );
    expect(await refused(`${ends}, first: 0`)).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: first is 0; it may be 1 to 100."`,
    );
    expect(await refused(`${ends}, first: 2000000000`)).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: first is 2000000000; it may be 1 to 100."`,
    );
    expect(await refused(`${ends}, avoid: ["state:aa", "state:cc"]`)).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: avoid holds "state:cc", which is to: no path can leave out its own end."`,
    );
    expect(await refused(`${ends}, avoid: ["person:ada"]`)).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: avoid holds "person:ada", which is from: no path can leave out its own end."`,
    );
    expect(await refused('from: "state:cc", to: "state:cc"')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: from and to are the same node, "state:cc": a path leads from one node to another."`,
    );
    expect(await refused('from: "planet:mars", to: "state:cc"')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: "planet:mars" is not an id: it must begin with one of person, diplomat, state, organization, position, weapon, pledge, event, treaty, thing, source, claim, proposition, conflict, assessment, merge, snapshot and a colon."`,
    );
    expect(await refused('from: "claim:deny", to: "state:cc"')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: "claim:deny" is a Claim: paths lead from entity to entity, whose ids begin with one of person, diplomat, state, organization, position, weapon, pledge, event, treaty, thing."`,
    );
    expect(await refused('from: "person:nobody", to: "state:none"')).toMatchInlineSnapshot(
      `"NOT_FOUND: There are no entities "person:nobody", "state:none"."`,
    );
    expect(await refused(`${ends}, avoid: ["state:none"]`)).toMatchInlineSnapshot(
      `"NOT_FOUND: There is no entity "state:none"."`,
    );
  }, 180_000);
});
