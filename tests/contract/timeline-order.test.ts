import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WritePlan } from '#graph/write-plan.ts';
import { askAll, dataOf, type World } from '#tests/support/ask.ts';
import { DATED_ENTITIES, datedWorld } from '#tests/support/dated-world.ts';
import { plainTimeline, plainUndated } from '#tests/support/plain-timeline.ts';
import { ENGINES, isAvailable, openTestStore } from '#tests/support/stores.ts';

const CLOCKS = ['OCCURRED', 'ANNOUNCED', 'SAID', 'PUBLISHED', 'RECORDED'];
const DAYS = [null, '2024-08-01', '2024-08-20'];
const POINTS = CLOCKS.flatMap((clock) => DAYS.map((day) => [clock, day] as const));
const SEVERAL = ['person:p0', 'person:p1', 'state:s0', 'position:p0', 'person:gone'];
const ENTRY = 'kind moment on node { id } relationship { propositionId }';
const PAGINGS = ['', 'of: ["person:p0", "state:s1"], '].flatMap((of) =>
  ['clock: OCCURRED', 'clock: OCCURRED, order: DESC', 'clock: RECORDED, order: DESC'].flatMap(
    (order) => [1, 3].map((size) => [`${of}${order}`, size] as const),
  ),
);

interface Entry {
  readonly kind: string;
  readonly moment: string | null;
  readonly on: string;
  readonly node: { readonly id: string };
  readonly relationship: { readonly propositionId: string } | null;
}
interface Timeline {
  readonly totalCount: number | null;
  readonly undated: number | null;
  readonly nodes: readonly Entry[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** The same as `plainRows` says it. */
const said = ({ nodes, totalCount, undated }: Timeline) => ({
  entries: nodes.map(({ kind, moment, on, node, relationship }) => ({
    kind,
    moment,
    on,
    key: relationship?.propositionId ?? node.id,
  })),
  totalCount,
  undated,
});

/** What the rows of a world come to. */
function plainRows(
  plan: WritePlan,
  clock: string,
  day: string | null,
  of: readonly string[] | null,
) {
  const asked = { clock, of, validOn: day };
  const entries = plainTimeline(plan, asked).map(({ day: _, ...entry }) => entry);
  return { entries, totalCount: entries.length, undated: plainUndated(plan, asked) };
}

const whole = (clock: string, more = '') =>
  `timeline(clock: ${clock}, first: 100${more}) { totalCount undated nodes { ${ENTRY} } }`;

describe.each([1, 2])('the timelines of random world %i', (seed) => {
  const [plan] = fc.sample(datedWorld, { seed, numRuns: 1 }) as [WritePlan];
  const worlds: World[] = [];
  beforeAll(async () => {
    for (const engine of ENGINES.filter(isAvailable)) {
      const world = { engine, ...(await openTestStore(engine)) };
      await world.store.write(plan);
      worlds.push(world);
    }
  }, 60_000);
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  /** The same of both engines, at a day of the world clock. */
  async function answer(fields: string, day: string | null = null, variables = {}) {
    const at = day === null ? fields : `asOf(validAt: "${day}T00:00:00Z") { ${fields} }`;
    const operation = `${'id' in variables ? 'query($id: ID!) ' : ''}{ ${at} }`;
    const data = dataOf(await askAll(worlds, operation, variables));
    return (day === null ? data : data['asOf']) as Readonly<Record<string, unknown>>;
  }

  it.each(POINTS)(
    'have what the rows have of each entity: %s, %s',
    { timeout: 60_000 },
    async (clock, day) => {
      for (const id of DATED_ENTITIES) {
        const { entity } = (await answer(`entity(id: $id) { ${whole(clock)} }`, day, { id })) as {
          entity: { timeline: Timeline } | null;
        };
        // The world clock hides entities, too.
        const expected = entity === null ? null : plainRows(plan, clock, day, [id]);
        expect([id, entity === null ? null : said(entity.timeline)]).toEqual([id, expected]);
      }
    },
  );

  it.each(POINTS)(
    'have what the rows have of the whole graph and of several: %s, %s',
    { timeout: 60_000 },
    async (clock, day) => {
      const of = `, of: ${JSON.stringify(SEVERAL)}`;
      const data = await answer(`all: ${whole(clock)} several: ${whole(clock, of)}`, day);
      const { all, several } = data as Record<'all' | 'several', Timeline>;
      expect(said(all)).toEqual(plainRows(plan, clock, day, null));
      const { entries } = plainRows(plan, clock, day, SEVERAL);
      expect(said(several)).toEqual({ entries, totalCount: null, undated: null });
    },
  );

  it.each(PAGINGS)('come whole in pages: %s, by %i', { timeout: 60_000 }, async (given, size) => {
    const { all } = (await answer(
      `all: timeline(${given}, first: 100) { nodes { ${ENTRY} } }`,
    )) as {
      all: Timeline;
    };
    expect(all.nodes.length).toBeGreaterThan(0);
    const found: Entry[] = [];
    for (let after = ''; ; ) {
      const page = `timeline(${given}, first: ${size}${after}) { nodes { ${ENTRY} } pageInfo { hasNextPage endCursor } }`;
      const { timeline } = (await answer(page)) as { timeline: Timeline };
      found.push(...timeline.nodes);
      if (!timeline.pageInfo.hasNextPage) break;
      expect(timeline.nodes).toHaveLength(size);
      after = `, after: "${timeline.pageInfo.endCursor}"`;
    }
    expect(found).toEqual(all.nodes);
  });
});
