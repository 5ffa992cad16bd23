import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NodeWrite, WritePlan } from '#graph/write-plan.ts';
import { asOfOperation, saidBy } from '#tests/support/as-of.ts';
import { ask, askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';
import { anyOperation } from '#tests/support/random-operation.ts';
import { entity, relationship } from '#tests/support/rows.ts';
import { WORLD } from '#tests/support/world.ts';
import { OPERATIONS } from './operations.ts';

interface Linked {
  readonly permalink: string;
}
interface Page {
  readonly nodes: readonly [Linked];
}

const RANDOM = 60;

/** The names of some change, some relationships go, others come, and a state is gone. */
const CHANGED: WritePlan = {
  actor: 'test',
  message: 'a change of everything',
  at: '2024-11-01T00:00:00.000Z',
  nodes: [
    ...WORLD.nodes.filter((_, index) => index % 2 === 0).map(renamed),
    entity('state:new', 'Newland'),
  ],
  relationships: [
    relationship('state:new', 'BORDERS', 'state:aa'),
    relationship('pledge:p7', 'MADE_BY', 'state:new'),
    ...WORLD.relationships
      .filter(({ propositionId }, index) => propositionId !== '' && index % 3 === 1)
      .map((row) => ({
        ...row,
        properties: { ...row.properties, support: 5, status: 'CORROBORATED' },
      })),
  ],
  removed: {
    nodes: ['state:x-empty'],
    relationships: WORLD.relationships.filter((_, index) => index % 3 === 0),
  },
};

/** What was gone comes back, what came goes. */
const RESTORED: WritePlan = {
  actor: 'test',
  message: 'some of it back',
  at: '2024-12-01T00:00:00.000Z',
  nodes: [entity('state:x-empty', 'Empty again'), ...WORLD.nodes.slice(0, 5)],
  relationships: WORLD.relationships.filter((_, index) => index % 6 === 0),
  removed: { nodes: [], relationships: [relationship('pledge:p7', 'MADE_BY', 'state:new')] },
};

function renamed(node: NodeWrite): NodeWrite {
  const { name } = node.properties;
  if (typeof name !== 'string') return node;
  return {
    ...node,
    properties: { ...node.properties, name: `New ${name}`, nameFold: `new ${name}` },
  };
}

describe('as of a revision', () => {
  let worlds: readonly World[] = [];
  const operations = [
    ...OPERATIONS.map(([, operation, variables]) => [operation, variables ?? {}] as const),
    ...fc.sample(anyOperation, { numRuns: RANDOM, seed: 4 }).map((text) => [text, {}] as const),
  ].filter(([operation]) => asOfOperation(operation, 'revision: 1') !== null);
  const then: string[][] = [[], [], [], []];

  beforeAll(async () => {
    worlds = await openWorlds();
    await remember(1);
    for (const [index, plan] of [CHANGED, RESTORED].entries()) {
      for (const { store } of worlds) await store.write(plan);
      await remember(index + 2);
    }
  }, 120_000);
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  async function remember(revision: number): Promise<void> {
    for (const [operation, variables] of operations) {
      then[revision]?.push(saidBy(await askAll(worlds, operation, variables)));
    }
  }

  for (const revision of [1, 2, 3]) {
    it(`${revision} every question has the answer that it had then, from every engine`, {
      timeout: 120_000,
    }, async () => {
      for (const [index, [operation, variables]] of operations.entries()) {
        const question = asOfOperation(operation, `revision: ${revision}`) as string;
        const answer = saidBy(await askAll(worlds, question, variables));
        expect(`${operation}\n${answer}`).toBe(`${operation}\n${then[revision]?.[index]}`);
      }
    });
  }

  it('the questions are many, and the answers differ from revision to revision', () => {
    expect(operations.length).toBeGreaterThan(50);
    for (const [before, after] of [
      [1, 2],
      [2, 3],
    ] as const) {
      const different = operations.filter(
        (_, index) => then[before]?.[index] !== then[after]?.[index],
      );
      expect(different.length).toBeGreaterThan(10);
    }
  });

  it('a permalink gives the same answer, whatever was written since', async () => {
    const question = `query($first: Int = 3, $skip: Boolean!) {
      one: asOf(knownAt: "2024-10-15T00:00:00Z") {
        revision knownAt permalink
        ...States
        pledges @skip(if: $skip) { totalCount }
      }
    }
    fragment States on Graph { states(first: $first) { totalCount nodes { name borders { nodes { name } } } } }`;
    const answer = dataOf(await askAll(worlds, question, { skip: false }));
    const { permalink, ...graph } = answer['one'] as Record<string, unknown>;
    expect(graph).toMatchObject({ revision: 1, knownAt: '2024-10-01T00:00:00.000Z' });
    const url = new URL(String(permalink), 'http://chancery');
    const variables = JSON.parse(url.searchParams.get('variables') ?? '{}');
    const again = await askAll(worlds, String(url.searchParams.get('query')), variables);
    expect(dataOf(again)).toEqual(answer);
    const present = dataOf(await askAll(worlds, '{ permalink states { nodes { name } } }'));
    const pinned = new URL(String(present['permalink']), 'http://chancery').searchParams;
    const pinnedAnswer = dataOf(await askAll(worlds, String(pinned.get('query'))));
    expect(pinnedAnswer['asOf']).toEqual(present);
  });

  it('a permalink of an entity shows it where the clocks stood', async () => {
    const links = dataOf(
      await askAll(
        worlds,
        `{
          entity(id: "person:ada") { permalink }
          then: asOf(revision: 1) { entity(id: "person:ada") { permalink } }
          read: asOf(revision: 2, knownBasis: PUBLISHED, knownAt: "2024-09-14T10:00:00Z", validAt: "2024-08-01T00:00:00Z") {
            people(first: 1) { nodes { id permalink } }
          }
        }`,
      ),
    ) as unknown as { entity: Linked; then: { entity: Linked }; read: { people: Page } };
    const [now, then, read] = [links.entity, links.then.entity, links.read.people.nodes[0]].map(
      ({ permalink }) => new URL(permalink, 'http://chancery').searchParams.get('query') as string,
    ) as [string, string, string];
    expect(now).toMatch(/^{asOf\(revision:3\){entity\(id:"person:ada"\)/);
    expect(then).toMatch(/^{asOf\(revision:1\){entity\(id:"person:ada"\)/);
    expect(read).toContain(
      'asOf(revision:2,knownAt:"2024-09-14T00:00:00Z",knownBasis:PUBLISHED,validAt:"2024-08-01T00:00:00Z")',
    );
    for (const query of [now, then, read]) {
      const answer = dataOf(await askAll(worlds, query));
      expect(answer).toMatchObject({ asOf: { entity: { __typename: 'Person' } } });
    }
  });

  it('that is none is refused, and so are arguments that say two things', async () => {
    const refused = async (given: string) =>
      refusalOf(await askAll(worlds, `{ asOf(${given}) { revision } }`));
    expect(await refused('revision: 4')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: Revision 4 is in the future: there are 1 to 3."`,
    );
    expect(await refused('revision: 0')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: Revision 0 is before history began: there are 1 to 3."`,
    );
    expect(await refused('knownAt: "2020-01-01T00:00:00Z"')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: knownAt 2020-01-01T00:00:00.000Z is before history began at 2024-10-01T00:00:00.000Z."`,
    );
    expect(await refused('knownAt: "2999-01-01T00:00:00Z"')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: knownAt 2999-01-01T00:00:00.000Z is in the future: nobody knows yet what will be known."`,
    );
    expect(await refused('revision: 1, knownAt: "2024-10-15T00:00:00Z"')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: Give knownAt or revision, not both: each says what was recorded."`,
    );
    expect(await refused('knownBasis: PUBLISHED')).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: knownBasis PUBLISHED needs knownAt: the day by which it had been published."`,
    );
  });

  it('a cursor goes on in its own graph, and in no other', async () => {
    const page = (given: string, after = '') =>
      `{ asOf(${given}) { states(first: 2${after}) { nodes { id } pageInfo { endCursor } } } }`;
    const first = dataOf(await askAll(worlds, page('revision: 1')));
    const { endCursor } = (
      first['asOf'] as never as { states: { pageInfo: { endCursor: string } } }
    ).states.pageInfo;
    const after = `, after: "${endCursor}"`;
    const next = dataOf(await askAll(worlds, page('revision: 1', after)));
    expect(JSON.stringify(next['asOf'])).toContain('state:cc');
    expect(refusalOf(await askAll(worlds, page('revision: 2', after)))).toMatchInlineSnapshot(
      `"BAD_USER_INPUT: The cursor is of another connection, or of another where or orderBy. Start again without it."`,
    );
  });
});

describe('as of a day of the world', () => {
  let worlds: readonly World[] = [];
  beforeAll(async () => {
    worlds = await openWorlds();
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  const on = async (day: string, selection: string) =>
    JSON.stringify(
      dataOf(await askAll(worlds, `{ asOf(validAt: "${day}T12:00:00Z") { ${selection} } }`))[
        'asOf'
      ],
    );

  it('an office, a posting, an event and a pledge are there when they may have been', async () => {
    const selection = `
      position(id: "position:aa-premier") {
        holders { totalCount edges { node { name } relationship { validFrom validTo holds } } }
      }
      diplomat(id: "diplomat:aa-bb") { status statuses { status on holds } }
      revoked: diplomats(where: { status: { eq: REVOKED } }) { totalCount }
      events { nodes { id holds } }
      state(id: "state:aa") { pledgesMade { totalCount nodes { id holds } } }
      withPremier: people(where: { positions: { some: {} } }) { nodes { id } }`;
    for (const day of ['2019-12-31', '2021-06-01', '2024-07-15', '2024-08-15', '2024-09-15'])
      expect(`${day} ${await on(day, selection)}`).toMatchSnapshot();
  });

  it('nothing is marked, and nothing hidden, without it', async () => {
    const question = `{ events { nodes { id holds } } diplomat(id: "diplomat:aa-bb") { statuses { holds } } }`;
    expect(
      JSON.stringify(dataOf(await ask((worlds[0] as World).store, question))),
    ).toMatchInlineSnapshot(
      `"{"events":{"nodes":[{"id":"event:answer","holds":null},{"id":"event:talks","holds":null}]},"diplomat":{"statuses":[{"holds":null},{"holds":null}]}}"`,
    );
  });
});
