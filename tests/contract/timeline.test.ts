import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { programPath } from '#src/program.ts';
import { askAll, dataOf, refusalOf, type World } from '#tests/support/ask.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';

const JOHNSON = 'person:boris-johnson';
const worlds: World[] = [];

beforeAll(async () => {
  const seeds = await readSeeds(programPath('seeds'), { recordedAt: '2024-09-13T18:00:00.000Z' });
  const first = seeds.filter(({ name }) => name.startsWith('itv'));
  for (const engine of ENGINES.filter(isAvailable)) {
    const world = { engine, ...(await openTestStore(engine)) };
    await writeSeeds(world.store, first, { actor: 'analyst', at: '2024-09-13T18:00:00.000Z' });
    worlds.push(world);
  }
}, 180_000);
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const ask = async (operation: string) => dataOf(await askAll(worlds, operation));

interface Entry {
  readonly on: string;
  readonly moment: string | null;
  readonly headline: string;
}
interface Timeline {
  readonly totalCount: number | null;
  readonly undated: number | null;
  readonly missing: readonly string[];
  readonly nodes: readonly Entry[];
  readonly edges: readonly { readonly cursor: string; readonly node: Entry }[];
}

/** The lines of a timeline. */
async function lines(given: string): Promise<readonly string[]> {
  const { timeline } = (await ask(`{ timeline(${given}) { nodes { on headline } } }`)) as {
    timeline: Timeline;
  };
  return timeline.nodes.map(({ on, headline }) => `${on} ${headline}`);
}

describe('the timeline of the first source', { timeout: 120_000 }, () => {
  it('of Boris Johnson says what he did, said and was', async () => {
    expect(await lines(`of: "${JOHNSON}"`)).toMatchInlineSnapshot(`
      [
        "[..2024-09-12] Boris Johnson had left the office of Prime Minister of the United Kingdom",
        "2024-09-13 Meeting of Boris Johnson and Volodymyr Zelenskyy in Kyiv",
        "2024-09-13 Boris Johnson: “Russian attacks with glide bombs and now Iranian missiles”",
        "2024-09-13 Boris Johnson: “they should be able to use Storm Shadow, Scalp and ATACMS as fast as possible against targets in Russia”",
        "2024-09-13 Boris Johnson: “Ukraine should be able to defend itself properly”",
        "2024-09-13 Boris Johnson: “more pointless and tragic loss of Ukrainian lives”",
        "2024-09-13 Boris Johnson: “calls for Britain to allow the country to use Storm Shadow missiles against targets in Russia”",
      ]
    `);
  });

  it('of both states goes on behind a cursor, and shows what they share once', async () => {
    const of = 'of: ["state:gb", "state:ru"], where: {kinds: [EVENT, PLEDGE]}';
    const all = await lines(of);
    expect(all).toMatchInlineSnapshot(`
      [
        "2024-08 Six British diplomats leave Russia",
        "2024-08 Russia revokes the accreditation of six British diplomats",
        "2024-09-09/2024-09-13 British pledge to Ukraine, September 2024",
      ]
    `);
    const { timeline } = (await ask(
      `{ timeline(${of}, first: 2) { edges { cursor node { headline } } } }`,
    )) as { timeline: Timeline };
    const behind = await lines(`${of}, after: "${timeline.edges[1]?.cursor}"`);
    expect(behind).toEqual(all.slice(2));
    const turned = of.replace('"state:gb", "state:ru"', '"state:ru", "state:gb"');
    expect(await lines(`${turned}, after: "${timeline.edges[1]?.cursor}"`)).toEqual(behind);
  });

  it('stands under many parents, with what each entry has below it', async () => {
    const { states } = (await ask(`{
      states(first: 5) { nodes { id timeline(first: 2, where: {kinds: [EVENT, OFFICE]}) {
        totalCount nodes { kind on node { __typename id ... on Event { type participants(first: 1) { nodes { id } } } } }
      } } }
    }`)) as { states: { nodes: readonly { id: string; timeline: Timeline }[] } };
    expect(states.nodes.find(({ id }) => id === 'state:ru')).toMatchInlineSnapshot(`
      {
        "id": "state:ru",
        "timeline": {
          "nodes": [
            {
              "kind": "EVENT",
              "node": {
                "__typename": "Event",
                "id": "event:gb-diplomats-leave-russia-2024-08",
                "participants": {
                  "nodes": [
                    {
                      "id": "diplomat:gb-ru-2024-08",
                    },
                  ],
                },
                "type": "DEPARTURE",
              },
              "on": "2024-08",
            },
            {
              "kind": "EVENT",
              "node": {
                "__typename": "Event",
                "id": "event:ru-revokes-gb-accreditation-2024-08",
                "participants": {
                  "nodes": [
                    {
                      "id": "diplomat:gb-ru-2024-08",
                    },
                  ],
                },
                "type": "ACCREDITATION",
              },
              "on": "2024-08",
            },
          ],
          "totalCount": 2,
        },
      }
    `);
    for (const { id, timeline } of states.nodes) {
      const { state } = (await ask(
        `{ state(id: "${id}") { timeline(first: 2, where: {kinds: [EVENT, OFFICE]}) { totalCount } } }`,
      )) as { state: { timeline: Timeline } };
      expect(timeline.totalCount).toBe(state.timeline.totalCount);
    }
  });

  it('has the office of a position, too, with who holds it', async () => {
    const { position } = await ask(
      '{ position(id: "position:gb-prime-minister") { timeline { nodes { kind moment on earliest latest headline node { id } relationship { from { id } validFrom validTo } } } } }',
    );
    expect(position).toMatchInlineSnapshot(`
      {
        "timeline": {
          "nodes": [
            {
              "earliest": null,
              "headline": "Boris Johnson had left the office of Prime Minister of the United Kingdom",
              "kind": "OFFICE",
              "latest": "2024-09-12",
              "moment": "ENDS",
              "node": {
                "id": "position:gb-prime-minister",
              },
              "on": "[..2024-09-12]",
              "relationship": {
                "from": {
                  "id": "person:boris-johnson",
                },
                "validFrom": null,
                "validTo": "[..2024-09-12]",
              },
            },
            {
              "earliest": null,
              "headline": "Keir Starmer had taken the office of Prime Minister of the United Kingdom",
              "kind": "OFFICE",
              "latest": "2024-09-13",
              "moment": "BEGINS",
              "node": {
                "id": "position:gb-prime-minister",
              },
              "on": "[..2024-09-13]",
              "relationship": {
                "from": {
                  "id": "person:keir-starmer",
                },
                "validFrom": "[..2024-09-13]",
                "validTo": null,
              },
            },
          ],
        },
      }
    `);
  });

  it('has other entries on every clock', async () => {
    const clocks = ['OCCURRED', 'ANNOUNCED', 'SAID', 'PUBLISHED', 'RECORDED'];
    const fields = clocks.map(
      (clock) => `${clock}: timeline(clock: ${clock}) { totalCount undated }`,
    );
    expect(await ask(`{ ${fields.join(' ')} }`)).toMatchInlineSnapshot(`
      {
        "ANNOUNCED": {
          "totalCount": 3,
          "undated": 15,
        },
        "OCCURRED": {
          "totalCount": 34,
          "undated": 53,
        },
        "PUBLISHED": {
          "totalCount": 69,
          "undated": 0,
        },
        "RECORDED": {
          "totalCount": 61,
          "undated": 0,
        },
        "SAID": {
          "totalCount": 20,
          "undated": 41,
        },
      }
    `);
  });

  it('keeps days that the dates of where mean', async () => {
    const all = await lines('first: 100, where: {kinds: [EVENT]}');
    expect(await lines('where: {kinds: [EVENT], from: "2024-08", to: "2024-08"}')).toEqual(
      all.filter((line) => line.startsWith('2024-08')),
    );
    expect(await lines('where: {kinds: [EVENT], from: "2024-09-01"}')).toEqual(
      all.filter((line) => line >= '2024-09'),
    );
    expect(await lines('clock: RECORDED, where: {to: "2024-09-12"}')).toEqual([]);
    expect(
      await lines('clock: RECORDED, first: 1, where: {from: "2024-09-13", to: "2024-09-13"}'),
    ).toHaveLength(1);
  });

  it('obeys asOf on both clocks', async () => {
    const timeline = `timeline(of: "${JOHNSON}") { missing nodes { on headline } }`;
    const at = async (given: string) => {
      const { asOf } = await ask(`{ asOf(${given}) { ${timeline} } }`);
      return asOf as { timeline: Timeline };
    };
    const published = await at('knownAt: "2024-09-12T00:00:00Z", knownBasis: PUBLISHED');
    expect(published.timeline).toEqual({ missing: [JOHNSON], nodes: [] });
    expect(await at('revision: 1')).toEqual(await ask(`{ ${timeline} }`));
    const july = await at('validAt: "2024-07-15T00:00:00Z"');
    const held = july.timeline.nodes.map(({ headline }) => headline);
    expect(held).toContain(
      'Boris Johnson had left the office of Prime Minister of the United Kingdom',
    );
    expect(held).not.toContain('Meeting of Boris Johnson and Volodymyr Zelenskyy in Kyiv');
  });

  it('says which ids are no entities, and is empty without others', async () => {
    const { timeline } = await ask(
      '{ timeline(of: ["person:nobody", "person:no-one"]) { totalCount undated missing nodes { on } } }',
    );
    expect(timeline).toEqual({
      totalCount: 0,
      undated: 0,
      missing: ['person:no-one', 'person:nobody'],
      nodes: [],
    });
  });

  it('takes no cursor of another timeline', async () => {
    const { timeline } = (await ask('{ timeline(first: 1) { edges { cursor } } }')) as {
      timeline: Timeline;
    };
    const after = `after: "${timeline.edges[0]?.cursor}"`;
    const others = [
      'order: DESC',
      'clock: SAID',
      'where: {kinds: [CLAIM]}',
      'where: {from: "2024"}',
      `of: "${JOHNSON}"`,
    ];
    for (const other of others)
      expect(
        refusalOf(await askAll(worlds, `{ timeline(${other}, ${after}) { totalCount } }`)),
      ).toBe(
        'BAD_USER_INPUT: The cursor is of another connection, or of another where or orderBy. Start again without it.',
      );
  });
});
