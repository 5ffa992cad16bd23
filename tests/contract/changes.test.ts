import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS } from '#modules/change/change-kind.ts';
import { type Change, type Connection, FIELDS, readLedger, WHOLE } from './read-ledger.ts';

describe('the ledger', () => {
  const { get, list, refusal, lines } = readLedger();

  it('says each change in a sentence, in the order of revisions and ids', async () => {
    expect(lines(await list('changes(since: 1, first: 100)'))).toMatchInlineSnapshot(`
      [
        "2 CLAIM_RETRACTED: The denial by Ministry of Arden that Two Ardenites in Bohemia engaged in spying was retracted",
        "2 CONFLICT_CLOSED: Conflict closed: Is it true that Two Ardenites in Bohemia engaged in spying?",
        "2 RELATIONSHIP_REMOVED: Relationship taken away: Arden the Great made Pledge 1",
        "2 STATEMENT_CHANGED: Two Ardenites in Bohemia engaged in spying: dispute changed from 1 to 0; status changed from CONTESTED to UNCONTESTED",
        "3 ENTITY_CHANGED: Two Ardenites in Bohemia: status changed from REVOKED to LEFT; statuses changed from ACCREDITED, REVOKED 2024-08 to ACCREDITED, REVOKED 2024-08, LEFT 2024-09-01",
        "3 ENTITY_CHANGED: Pledge 3: stage changed from ANNOUNCED to DELIVERED; amount set to £98; purposes set to ENERGY",
        "3 SOURCE_CHANGED: Source Arden denies it: sha256 changed from aa to bb",
        "3 ENTITY_CHANGED: Arden the Great: name changed from Arden to Arden the Great; externalIds set to wikidata Q9",
        "4 ASSESSED: ann assessed Two Ardenites in Bohemia engaged in spying: They were not spies. (LIKELY, confidence LOW)",
        "4 CLAIM_RECORDED: The Herald reported that stage of Pledge 3 is DELIVERED (2024-10-03)",
        "4 CLAIM_RECORDED: Zoë Ångström declined to say whether Two Ardenites in Bohemia engaged in spying (The Herald, 2024-10-03)",
        "4 CLAIM_RECORDED: The Herald said: “…” (2024-10-03)",
        "4 CONFLICT_OPENED: Conflict opened: Is it true that Two Ardenites in Bohemia engaged in spying?",
        "4 STATEMENT_ADDED: Statement added: Pledge 3: amount is £98",
        "4 RELATIONSHIP_ADDED: Relationship added: Arden the Great made Pledge 1",
        "4 SNAPSHOT_CREATED: Snapshot Week 1 was made of revision 3",
        "4 SOURCE_INGESTED: Source added: Arden pays (The Herald, 2024-10-03)",
        "5 CONFLICT_CHANGED: Conflict changed: Is it true that Two Ardenites in Bohemia engaged in spying?: openSince changed from 2024-09-30 to 2024-10-03",
        "5 ENTITIES_MERGED: Иван Иванов was merged into Zoë Ångström",
        "5 STATEMENT_CHANGED: Statement taken away: Pledge 3: amount is £98",
        "5 ENTITY_REMOVED: Thing taken away: The Yacht",
        "6 REDACTED: The words of the claim of The Herald that “…” were redacted",
        "6 ENTITY_SPLIT: Иван Иванов was split from Zoë Ångström",
      ]
    `);
  });

  it('shows what differs in the names and values of the API, and none that it does not show', async () => {
    const shown = await get(`{
      changes(since: 1, kinds: [CLAIM_RETRACTED, ENTITY_CHANGED, SOURCE_CHANGED, RELATIONSHIP_REMOVED]) {
        nodes { revision at actor message kind id nodeKind before after changed }
      }
    }`);
    expect(JSON.stringify(shown, null, 1)).toMatchInlineSnapshot(`
      "{
       "changes": {
        "nodes": [
         {
          "revision": 2,
          "at": "2024-10-02T12:00:00.000Z",
          "actor": "ann",
          "message": "a denial is taken back",
          "kind": "CLAIM_RETRACTED",
          "id": "claim:deny",
          "nodeKind": "Claim",
          "before": {
           "quote": "That is \\"baseless\\".",
           "retractedAt": null
          },
          "after": {
           "quote": "That is \\"baseless\\".",
           "retractedAt": "2024-10-02T12:00:00.000Z"
          },
          "changed": [
           "retractedAt"
          ]
         },
         {
          "revision": 2,
          "at": "2024-10-02T12:00:00.000Z",
          "actor": "ann",
          "message": "a denial is taken back",
          "kind": "RELATIONSHIP_REMOVED",
          "id": "proposition:made_by-p1-aa",
          "nodeKind": "Proposition",
          "before": {
           "predicate": "MADE_BY",
           "support": 1,
           "status": "UNCONTESTED"
          },
          "after": {
           "predicate": "MADE_BY",
           "support": 0,
           "status": "RETRACTED"
          },
          "changed": [
           "support",
           "status"
          ]
         },
         {
          "revision": 3,
          "at": "2024-10-03T12:00:00.000Z",
          "actor": "bob",
          "message": "better values",
          "kind": "ENTITY_CHANGED",
          "id": "diplomat:aa-bb",
          "nodeKind": "Diplomat",
          "before": {
           "name": "Two Ardenites in Bohemia",
           "status": "REVOKED",
           "statuses": [
            {
             "status": "ACCREDITED",
             "on": null
            },
            {
             "status": "REVOKED",
             "on": "2024-08"
            }
           ]
          },
          "after": {
           "name": "Two Ardenites in Bohemia",
           "status": "LEFT",
           "statuses": [
            {
             "status": "ACCREDITED",
             "on": null
            },
            {
             "status": "REVOKED",
             "on": "2024-08"
            },
            {
             "status": "LEFT",
             "on": "2024-09-01"
            }
           ]
          },
          "changed": [
           "status",
           "statuses"
          ]
         },
         {
          "revision": 3,
          "at": "2024-10-03T12:00:00.000Z",
          "actor": "bob",
          "message": "better values",
          "kind": "ENTITY_CHANGED",
          "id": "pledge:p3",
          "nodeKind": "Pledge",
          "before": {
           "name": "Pledge 3",
           "stage": "ANNOUNCED",
           "amount": null,
           "purposes": []
          },
          "after": {
           "name": "Pledge 3",
           "stage": "DELIVERED",
           "amount": {
            "asStated": "£98",
            "value": "98",
            "currency": "GBP",
            "qualifier": "EXACT"
           },
           "purposes": [
            "ENERGY"
           ]
          },
          "changed": [
           "stage",
           "amount",
           "purposes"
          ]
         },
         {
          "revision": 3,
          "at": "2024-10-03T12:00:00.000Z",
          "actor": "bob",
          "message": "better values",
          "kind": "SOURCE_CHANGED",
          "id": "source:herald-1",
          "nodeKind": "Source",
          "before": {
           "title": "Arden denies it",
           "sha256": "aa"
          },
          "after": {
           "title": "Arden denies it",
           "sha256": "bb"
          },
          "changed": [
           "sha256"
          ]
         },
         {
          "revision": 3,
          "at": "2024-10-03T12:00:00.000Z",
          "actor": "bob",
          "message": "better values",
          "kind": "ENTITY_CHANGED",
          "id": "state:aa",
          "nodeKind": "State",
          "before": {
           "name": "Arden",
           "externalIds": []
          },
          "after": {
           "name": "Arden the Great",
           "externalIds": [
            {
             "scheme": "wikidata",
             "value": "Q9"
            }
           ]
          },
          "changed": [
           "name",
           "externalIds"
          ]
         }
        ]
       }
      }"
    `);
  });

  it('gives null for what was not there, and for what is no longer', async () => {
    const { changes } = (await get(
      '{ changes(since: 4, kinds: [ENTITIES_MERGED, ENTITY_REMOVED]) { nodes { before after changed } } }',
    )) as { changes: unknown };
    expect(changes).toMatchInlineSnapshot(`
      {
        "nodes": [
          {
            "after": {
              "from": "person:ivan",
              "into": "person:zoe",
              "reason": "the same",
            },
            "before": null,
            "changed": [
              "from",
              "into",
              "reason",
            ],
          },
          {
            "after": null,
            "before": {
              "existence": "ATTESTED",
              "name": "The Yacht",
              "properties": {
                "flag": [
                  "aa",
                ],
                "imo": [
                  "1234567",
                ],
              },
              "schema": "Vessel",
            },
            "changed": [
              "name",
              "existence",
              "schema",
              "properties",
            ],
          },
        ],
      }
    `);
  });

  it('lets exactly the kinds through that are asked for, on full pages', async () => {
    const all = (await list('changes(since: 0, first: 100)')).nodes;
    expect(all.length).toBeGreaterThan(50);
    for (const kind of CHANGE_KINDS.values) {
      const wanted = all.filter((change) => change.kind === kind);
      expect([kind, (await list(`changes(since: 0, first: 100, kinds: [${kind}])`)).nodes]).toEqual(
        [kind, wanted],
      );
      const page = await list(`changes(since: 0, first: 2, kinds: [${kind}])`);
      expect(page.nodes).toEqual(wanted.slice(0, 2));
      expect(page.pageInfo['hasNextPage']).toBe(wanted.length > 2);
    }
    const two = all.filter(({ kind }) => kind === 'REDACTED' || kind === 'CONFLICT_OPENED');
    expect((await list('changes(since: 0, kinds: [REDACTED, CONFLICT_OPENED])')).nodes).toEqual(
      two,
    );
    expect((await list('changes(since: 0, kinds: [])')).nodes).toEqual([]);
  });

  for (const since of [0, 1, 3])
    it(`gives every change behind revision ${since} once, page by page`, async () => {
      const all = (await list(`changes(since: ${since}, first: 100)`)).nodes;
      expect(all.every(({ revision }) => revision > since)).toBe(true);
      const read: Change[] = [];
      let after = 'null';
      for (;;) {
        const { edges, pageInfo } = await list(
          `changes(since: ${since}, first: 7, after: ${after})`,
        );
        read.push(...edges.map(({ node }) => node));
        expect(pageInfo['hasPreviousPage']).toBe(after !== 'null');
        expect(pageInfo['endCursor']).toBe(edges.at(-1)?.cursor);
        if (pageInfo['hasNextPage'] !== true) break;
        expect(edges).toHaveLength(7);
        after = JSON.stringify(pageInfo['endCursor']);
      }
      expect(read).toEqual(all);
    });

  it('keeps to one entity and its evidence, like its history', async () => {
    const about = await list('changes(since: 0, about: "diplomat:aa-bb", first: 100)');
    expect(lines(about)).toMatchInlineSnapshot(`
      [
        "1 CLAIM_RECORDED: Иван Иванов said that Two Ardenites in Bohemia engaged in spying (The Herald, 2024-09-30)",
        "1 CLAIM_RECORDED: Ministry of Arden denied that Two Ardenites in Bohemia engaged in spying (The Herald, 2024-09-30)",
        "1 CLAIM_RECORDED: The Herald reported that Two Ardenites in Bohemia engaged in spying (2024-09-30)",
        "1 CONFLICT_OPENED: Conflict opened: Is it true that Two Ardenites in Bohemia engaged in spying?",
        "1 ENTITY_ADDED: Diplomat added: Two Ardenites in Bohemia",
        "1 STATEMENT_ADDED: Statement added: Two Ardenites in Bohemia engaged in spying",
        "2 CLAIM_RETRACTED: The denial by Ministry of Arden that Two Ardenites in Bohemia engaged in spying was retracted",
        "2 CONFLICT_CLOSED: Conflict closed: Is it true that Two Ardenites in Bohemia engaged in spying?",
        "2 STATEMENT_CHANGED: Two Ardenites in Bohemia engaged in spying: dispute changed from 1 to 0; status changed from CONTESTED to UNCONTESTED",
        "3 ENTITY_CHANGED: Two Ardenites in Bohemia: status changed from REVOKED to LEFT; statuses changed from ACCREDITED, REVOKED 2024-08 to ACCREDITED, REVOKED 2024-08, LEFT 2024-09-01",
        "4 CLAIM_RECORDED: Zoë Ångström declined to say whether Two Ardenites in Bohemia engaged in spying (The Herald, 2024-10-03)",
        "4 CONFLICT_OPENED: Conflict opened: Is it true that Two Ardenites in Bohemia engaged in spying?",
        "5 CONFLICT_CHANGED: Conflict changed: Is it true that Two Ardenites in Bohemia engaged in spying?: openSince changed from 2024-09-30 to 2024-10-03",
      ]
    `);
    const { entity } = (await get(
      `{ entity(id: "diplomat:aa-bb") { name history(first: 100) { ${WHOLE} } } }`,
    )) as { entity: { history: Connection } };
    expect(entity.history).toEqual(about);
    expect(await list('changes(since: 0, about: "person:nobody")')).toMatchObject({ nodes: [] });
  });

  it('reads the history of each row of a list', async () => {
    const { people } = (await get(
      '{ people { nodes { id history(first: 1) { edges { cursor } nodes { sentence } } } } }',
    )) as { people: { nodes: { id: string; history: Connection }[] } };
    expect(people.nodes.map(({ history }) => history.nodes[0]?.sentence)).toEqual([
      'Person added: Ada Lovelace',
      expect.stringContaining('Иван Иванов said that'),
      expect.stringContaining('Zoë Ångström'),
    ]);
  });

  it('ends at the revision of its graph, and calls things as they were called then', async () => {
    const then = `asOf(revision: 2) { revision changes(since: 0, first: 100, kinds: [ENTITY_ADDED, RELATIONSHIP_REMOVED]) { ${FIELDS} } }`;
    const { asOf } = (await get(`{ ${then} }`)) as { asOf: { changes: Connection } };
    expect(new Set(asOf.changes.nodes.map(({ revision }) => revision))).toEqual(new Set([1, 2]));
    expect(asOf.changes.nodes.at(-1)?.sentence).toBe(
      'Relationship taken away: Arden made Pledge 1',
    );
    const { state } = (await get(
      '{ asOf(revision: 2) { state(id: "state:aa") { history(first: 100) { nodes { revision } } } } }',
    ).then((data) => data['asOf'])) as { state: { history: Connection } };
    expect(state.history.nodes.every(({ revision }) => revision <= 2)).toBe(true);
    expect(await refusal('{ asOf(revision: 2) { changes(since: 3) { nodes { id } } } }')).toBe(
      'BAD_USER_INPUT: since 3 is in the future: there are revisions 1 to 2.',
    );
  });

  it('has nothing to say of what had been published', async () => {
    const published = 'asOf(knownAt: "2024-09-30T00:00:00Z", knownBasis: PUBLISHED)';
    const rule =
      'BAD_USER_INPUT: The ledger says what was recorded, not what had been published: ask for changes and history under knownBasis RECORDED.';
    expect(await refusal(`{ ${published} { changes(since: 0) { nodes { id } } } }`)).toBe(rule);
    expect(
      await refusal(`{ ${published} { entity(id: "state:aa") { history { nodes { id } } } } }`),
    ).toBe(rule);
  });
});
