import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Row } from '#graph/read-plan.ts';
import type { GraphStore } from '#graph/store.ts';
import { type Point, stateAt, viewAt } from '#tests/support/read-as-of.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { VERSIONS } from './version-history.ts';

const STATES = ['state:aa', 'state:bb', 'state:cc'];
const REVISIONS = VERSIONS.map((_, index) => index + 1);
const DAYS = ['2024-09-09', '2024-09-10', '2024-09-15', '2024-09-20', null];

describeEachStore('versions', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  /** What was seen after each revision, when it was the present. */
  const then: string[] = [];

  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    for (const plan of VERSIONS) {
      await store.write(plan);
      then.push(await viewAt(store, STATES, null));
    }
  });
  afterAll(() => opened.close());

  /** For each revision, what `said` makes of the state on each of the days; a dash where it is not there. */
  async function grid(id: string, said: (row: Row) => string, days = DAYS): Promise<string> {
    const line = async (revision: number) => {
      const cells = days.map(async (day) => {
        const row = await stateAt(store, id, { revision, day });
        return row === null ? '–' : said(row);
      });
      return `${revision}: ${(await Promise.all(cells)).join(' | ')}`;
    };
    return (await Promise.all(REVISIONS.map(line))).join('\n');
  }

  const seen = (point: Point | null) => viewAt(store, STATES, point);

  it('show every revision as it was when it was the present', async () => {
    expect(new Set(then).size).toBe(VERSIONS.length - 1);
    for (const revision of REVISIONS) {
      // The redaction is the one thing that changes what was.
      const seenThen = then[revision - 1]?.replaceAll(/"Republic of [^"]*"/g, 'null');
      expect(await seen({ revision, day: null })).toBe(seenThen);
    }
  });

  it('of today on a later day are the present', async () => {
    expect(await seen({ revision: 7, day: '2030-01-01' })).toBe(then[6]);
    expect(await seen(null)).toBe(then[6]);
  });

  it('of a node are told apart by revision and by day', async () => {
    expect(await grid('state:aa', ([name]) => String(name))).toMatchInlineSnapshot(`
      "1: – | Arden | Arden | Arden | Arden
      2: – | Arden | Arden | Arden | Arden
      3: – | Arden | Arden | Arden the Third | Arden the Third
      4: Old Arden | Old Arden | Newer Arden | Arden the Third | Arden the Third
      5: – | – | – | – | –
      6: Arden the Sixth | Arden the Sixth | Arden the Sixth | Arden the Sixth | Arden the Sixth
      7: Arden the Sixth | Arden the Sixth | Arden the Sixth | Arden the Sixth | Arden the Sixth"
    `);
  });

  it('of a relationship come with the version of the node at its end', async () => {
    const said = ([, , , both]: Row) => JSON.stringify(both);
    expect(await grid('state:bb', said, ['2024-09-09', '2024-09-12', null])).toMatchInlineSnapshot(`
      "1: [[],0] | [[["Arden",1]],1] | [[["Arden",1]],1]
      2: [[],0] | [[["Arden",1]],1] | [[["Arden",1]],1]
      3: [[],0] | [[["Arden",1]],1] | [[["Arden the Third",2]],1]
      4: [[],0] | [[],0] | [[["Arden the Third",4]],1]
      5: [[],0] | [[],0] | [[],0]
      6: [[["Arden the Sixth",6]],1] | [[["Arden the Sixth",6]],1] | [[["Arden the Sixth",6]],1]
      7: [[["Arden the Sixth",6]],1] | [[["Arden the Sixth",6]],1] | [[["Arden the Sixth",6]],1]"
    `);
  });

  it('of evidence are followed over several links', async () => {
    const said = ([, , out, , first, counts, claims]: Row) =>
      JSON.stringify([out, first, counts, claims]);
    expect(await grid('state:aa', said, ['2024-09-12', null])).toMatchInlineSnapshot(`
      "1: [[[["Bohemia",1,1,[1]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]] | [[[["Bohemia",1,1,[1]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]]
      2: [[[["Bohemia",1,1,[1]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]] | [[[["Bohemia",1,1,[1]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]]
      3: [[[["Bohemia",1,3,[2]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]] | [[[["Bohemia",2,3,[2]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]]
      4: [[[],0],["Ardenne"],[["BORDERS","in","State",1]],[[["They share a border."]],1]] | [[[["Bohemia",4,4,[2]]],1],["Ardenne"],[["BORDERS","in","State",1],["BORDERS","out","State",1]],[[["They share a border."]],1]]
      5: – | –
      6: [[[["Bohemia",6,6,[2]]],1],null,[["BORDERS","out","State",1]],[[["They share a border."]],1]] | [[[["Bohemia",6,6,[2]]],1],null,[["BORDERS","out","State",1]],[[["They share a border."]],1]]
      7: [[[["Bohemia",6,6,[2]]],1],null,[["BORDERS","out","State",1]],[[["They share a border."]],1]] | [[[["Bohemia",6,6,[2]]],1],null,[["BORDERS","out","State",1]],[[["They share a border."]],1]]"
    `);
  });

  it('are filtered, ordered, counted and looked through in lists', async () => {
    const lines = [];
    for (const revision of REVISIONS)
      lines.push(`${revision}: ${await viewAt(store, [], { revision, day: '2024-09-12' })}`);
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "1: [[],[[[["state:aa","Arden"],["state:cc","Ardenne"]],2],[[["Arden"],["Bohemia"],["Ardenne"]],3],[[],0],[[["pledge:p"],["state:aa"],["state:bb"],["state:cc"]],4]]]
      2: [[],[[[["state:aa","Arden"],["state:cc","Ardenne"]],2],[[["Arden"],["Bohemia"],["Ardenne"]],3],[[],0],[[["pledge:p"],["state:aa"],["state:bb"],["state:cc"]],4]]]
      3: [[],[[[["state:aa","Arden"],["state:cc","Ardenne"]],2],[[["Arden"],["Bohemia"],["Ardenne"]],3],[[],0],[[["pledge:p"],["state:aa"],["state:bb"],["state:cc"]],4]]]
      4: [[],[[[["state:cc","Ardenne"]],1],[[["Old Arden"]],1],[[["Bohemia"],["Ardenne"]],2],[[["pledge:p"],["state:aa"],["state:bb"],["state:cc"]],4]]]
      5: [[],[[[["state:cc","Ardenne"]],1],[[],0],[[["Bohemia"],["Ardenne"]],2],[[["pledge:p"],["state:bb"],["state:cc"]],3]]]
      6: [[],[[[["state:aa","Arden the Sixth"],["state:cc","Ardenne"]],2],[[["Bohemia"]],1],[[["Arden the Sixth"],["Ardenne"]],2],[[["pledge:p"],["state:aa"],["state:bb"],["state:cc"]],4]]]
      7: [[],[[[["state:aa","Arden the Sixth"],["state:cc","Ardenne"]],2],[[["Bohemia"]],1],[[["Arden the Sixth"],["Ardenne"]],2],[[["pledge:p"],["state:aa"],["state:bb"],["state:cc"]],4]]]"
    `);
  });

  it('of before history began are none', async () => {
    expect(await viewAt(store, STATES, { revision: 0, day: null })).toBe(
      '[[null,null,null],[[[],0],[[],0],[[],0],[[],0]]]',
    );
  });

  it('keep no word that was redacted, and a word that was put in its place', async () => {
    const official = await grid('state:aa', (row) => String(row[1]));
    expect(official).not.toContain('Republic');
    const [present] = await store.transact((transaction) => transaction.nodes(['state:aa']));
    expect(present).toMatchObject({
      record: '{"first":null}',
      properties: { name: 'Arden the Sixth', description: 'redacted' },
    });
    const changes = await store.ledger.changes({
      after: { revision: 0, id: '' },
      until: 7,
      kinds: ['State'],
      about: 'state:aa',
      limit: 100,
    });
    expect(JSON.stringify(changes)).not.toContain('Republic');
  });

  it('are not made by a row that is as stored, whatever the order of its columns', async () => {
    const before = await store.ledger.head();
    const [present] = await store.transact((transaction) => transaction.nodes(['state:bb']));
    const turned = Object.fromEntries(Object.entries(present?.properties ?? {}).reverse());
    const revision = await store.write({
      actor: 'test',
      message: 'nothing new',
      at: '2024-10-10T00:00:00.000Z',
      nodes: [{ kind: 'State', id: 'state:bb', properties: turned }],
      relationships: [],
    });
    expect(revision).toBe((before?.number ?? 0) + 1);
    const changes = await store.ledger.changes({
      after: { revision: revision - 1, id: '' },
      until: revision,
      kinds: null,
      about: null,
      limit: 100,
    });
    expect(changes).toEqual([]);
  });
});
