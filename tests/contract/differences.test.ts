import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS as LIMITS } from '#graphql/context.ts';
import { ask, askAll, dataOf, refusalOf } from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';
import { type Change, type Connection, FIELDS, readLedger } from './read-ledger.ts';

describe('differences, revisions and refusals of the ledger', () => {
  const { worlds, get, list, refusal, lines } = readLedger();

  it('tells two revisions apart by what is different in the end', async () => {
    expect(lines(await list('diff(from: 3, to: 5, first: 100)'))).toMatchInlineSnapshot(`
      [
        "4 ASSESSED: ann assessed Two Ardenites in Bohemia engaged in spying: They were not spies. (LIKELY, confidence LOW)",
        "4 CLAIM_RECORDED: The Herald reported that stage of Pledge 3 is DELIVERED (2024-10-03)",
        "4 CLAIM_RECORDED: Zoë Ångström declined to say whether Two Ardenites in Bohemia engaged in spying (The Herald, 2024-10-03)",
        "4 CLAIM_RECORDED: The Herald said: “…” (2024-10-03)",
        "5 CONFLICT_OPENED: Conflict opened: Is it true that Two Ardenites in Bohemia engaged in spying?",
        "5 ENTITIES_MERGED: Иван Иванов was merged into Zoë Ångström",
        "4 RELATIONSHIP_ADDED: Relationship added: Arden the Great made Pledge 1",
        "4 SNAPSHOT_CREATED: Snapshot Week 1 was made of revision 3",
        "4 SOURCE_INGESTED: Source added: Arden pays (The Herald, 2024-10-03)",
        "5 ENTITY_REMOVED: Thing taken away: The Yacht",
      ]
    `);
    // The conflict closed in revision 2 and opened anew as it was in 4.
    const both = await list('diff(from: 1, to: 4, first: 100)');
    expect(both.nodes.map(({ id }) => id)).not.toContain('conflict:spying');
    expect((await list('diff(from: 5, to: 5)')).nodes).toEqual([]);
    const first = await list('diff(from: 0, to: 1, first: 100)');
    const { nodes } = await list('changes(since: 0, first: 100)');
    const ids = (changes: readonly Change[]) => changes.map(({ id }) => id);
    expect(ids(first.nodes)).toEqual(ids(nodes.filter(({ revision }) => revision === 1)));
  });

  it('pages through a difference whose end stays where it was', async () => {
    const all = (await list('diff(from: 1, first: 100)')).nodes;
    const first = await list('diff(from: 1, first: 4)');
    const after = JSON.stringify(first.pageInfo['endCursor']);
    const rest = await list(`diff(from: 1, first: 100, after: ${after})`);
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
    expect((await list(`diff(from: 1, to: 6, first: 100, after: ${after})`)).nodes).toEqual(
      rest.nodes,
    );
    expect(await refusal(`{ diff(from: 1, to: 5, after: ${after}) { nodes { id } } }`)).toBe(
      'BAD_USER_INPUT: The cursor is of a difference to revision 6. Start again without it.',
    );
    expect(await refusal(`{ diff(from: 2, after: ${after}) { nodes { id } } }`)).toContain(
      'BAD_USER_INPUT: The cursor is of another connection',
    );
  });

  it('lists revisions, each with its changes', async () => {
    expect(
      await get(
        '{ revisions(after: 3, first: 2) { number at actor message changes(first: 1) { nodes { sentence } pageInfo { hasNextPage } } } }',
      ),
    ).toMatchInlineSnapshot(`
      {
        "revisions": [
          {
            "actor": "ann",
            "at": "2024-10-04T12:00:00.000Z",
            "changes": {
              "nodes": [
                {
                  "sentence": "ann assessed Two Ardenites in Bohemia engaged in spying: They were not spies. (LIKELY, confidence LOW)",
                },
              ],
              "pageInfo": {
                "hasNextPage": true,
              },
            },
            "message": "a second paper",
            "number": 4,
          },
          {
            "actor": "bob",
            "at": "2024-10-05T12:00:00.000Z",
            "changes": {
              "nodes": [
                {
                  "sentence": "Conflict changed: Is it true that Two Ardenites in Bohemia engaged in spying?: openSince changed from 2024-09-30 to 2024-10-03",
                },
              ],
              "pageInfo": {
                "hasNextPage": true,
              },
            },
            "message": "two are one",
            "number": 5,
          },
        ],
      }
    `);
    const { revisions } = (await get(
      `{ revisions(after: 1) { number changes(first: 100) { ${FIELDS} } } }`,
    )) as { revisions: { changes: Connection }[] };
    expect(revisions.flatMap(({ changes }) => changes.nodes)).toEqual(
      (await list('changes(since: 1, first: 100)')).nodes,
    );
  });

  const refused: Readonly<Record<string, readonly [string, string]>> = {
    'a negative revision': [
      'changes(since: -1)',
      'BAD_USER_INPUT: since -1 is before history began: there are revisions 1 to 6.',
    ],
    'a revision in the future': [
      'changes(since: 7)',
      'BAD_USER_INPUT: since 7 is in the future: there are revisions 1 to 6.',
    ],
    'an unknown kind': [
      'changes(since: 0, kinds: [ENTITY_EATEN])',
      'GRAPHQL_VALIDATION_FAILED: Value "ENTITY_EATEN" does not exist in "ChangeKind" enum.',
    ],
    'a page that is too large': [
      'changes(since: 0, first: 101)',
      'BAD_USER_INPUT: A page holds 0 to 100 rows; 101 were asked for. Take more pages by cursor.',
    ],
    'an id that is none': [
      'changes(since: 0, about: "x")',
      'BAD_USER_INPUT: "x" is not an id: it must begin with one of',
    ],
    'the id of a claim': [
      'changes(since: 0, about: "claim:deny")',
      'BAD_USER_INPUT: about is the id of an entity; "claim:deny" is evidence.',
    ],
    'what is no cursor': [
      'changes(since: 0, after: "x")',
      'BAD_USER_INPUT: "x" is not a cursor. Take one from edges { cursor } or pageInfo.',
    ],
    'a difference backwards': [
      'diff(from: 3, to: 2)',
      'BAD_USER_INPUT: from 3 is later than to 2: give the earlier revision first.',
    ],
    'a difference to the future': [
      'diff(from: 3, to: 7)',
      'BAD_USER_INPUT: to 7 is in the future: there are revisions 1 to 6.',
    ],
  };
  for (const [name, [field, message]] of Object.entries(refused))
    it(`refuses ${name}`, async () => {
      expect(await refusal(`{ ${field} { nodes { id } } }`)).toContain(message);
    });

  it('refuses the cursor of another filter or list', async () => {
    const { pageInfo } = await list('changes(since: 0, first: 1, kinds: [ENTITY_ADDED])');
    const after = JSON.stringify(pageInfo['endCursor']);
    const another = 'BAD_USER_INPUT: The cursor is of another connection';
    for (const field of [
      `changes(since: 0, after: ${after})`,
      `changes(since: 0, kinds: [ENTITY_ADDED, REDACTED], after: ${after})`,
      `changes(since: 0, kinds: [ENTITY_ADDED], about: "state:aa", after: ${after})`,
      `diff(from: 0, after: ${after})`,
    ])
      expect(await refusal(`{ ${field} { nodes { id } } }`)).toContain(another);
    const same = await list(
      `changes(since: 0, first: 1, kinds: [ENTITY_ADDED, ENTITY_ADDED], after: ${after})`,
    );
    expect(same.nodes).toHaveLength(1);
    const { states } = (await get('{ states(first: 1) { edges { cursor } } }')) as {
      states: Connection;
    };
    const foreign = JSON.stringify(states.edges[0]?.cursor);
    expect(await refusal(`{ changes(since: 0, after: ${foreign}) { nodes { id } } }`)).toContain(
      another,
    );
  });

  it('holds what all lists of a request ask for against the limit', async () => {
    const histories = (first: number) =>
      askAll(
        worlds,
        `{ pledges(first: 8) { nodes { history(first: ${first}) { nodes { id } } } } }`,
        {},
        {
          limits: { ...LIMITS, complexity: 400 },
        },
      );
    expect((await histories(50)).errors).toBeUndefined();
    expect(refusalOf(await histories(51))).toBe(
      'QUERY_TOO_COMPLEX: The operation asks for more than 400 changes. Take smaller pages.',
    );
  });

  it('reads names by two statements for a page, whatever stands on it', async () => {
    for (const { store } of worlds) {
      const counted = counting(store);
      dataOf(await ask(counted, `{ changes(since: 3, kinds: [CLAIM_RECORDED]) { ${FIELDS} } }`));
      expect(counted.plans.length).toBeLessThanOrEqual(2);
    }
  });
});
