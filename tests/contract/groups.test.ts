import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayRange } from '#graph/edtf.ts';
import { askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';
import { LATER } from './changes.ts';

interface Named {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
}
interface Pledge {
  readonly type: string;
  readonly stage: string;
  readonly purposes: readonly string[];
  readonly amount: { readonly value: string | null; readonly currency: string | null } | null;
  readonly announcedOn: string | null;
  readonly donors: Named;
  readonly recipients: Named;
  readonly weapons: Named;
}
interface Group {
  readonly keys: readonly { readonly value: string | null }[];
  readonly aggregate: { readonly count: number };
}

type Lists = Record<
  'diplomats' | 'events' | 'claims',
  { readonly totalCount: number; readonly groupBy: readonly Group[] }
>;

const PLEDGE = `type stage purposes amount { value currency } announcedOn
  donors(first: 9) { nodes { id name } } recipients(first: 9) { nodes { id name } } weapons(first: 9) { nodes { id name } }`;
const GROUP =
  'keys { dimension value entities { id name } } aggregate { count amounts { currency count sum } }';

const names = ({ nodes }: Named) =>
  [...new Map(nodes.map((node) => [node.id, node.name]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, name]) => name)
    .join(', ') || null;

/** The period of both ends of a date, when it is the same. */
const period = (of: (day: string) => string) => (pledge: Pledge) => {
  if (pledge.announcedOn === null) return null;
  const { earliest, latest } = dayRange(pledge.announcedOn);
  if (earliest === null || latest === null) return null;
  return of(earliest) === of(latest) ? of(earliest) : null;
};

/** ISO 8601: the week of a day is that of its Thursday. */
function week(day: string): string {
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const begin = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = Math.ceil(((thursday.getTime() - begin) / 86_400_000 + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
}

/** What stands in a dimension, by hand. */
const BY_HAND: Readonly<Record<string, (pledge: Pledge) => string | null>> = {
  DONOR: ({ donors }) => names(donors),
  RECIPIENT: ({ recipients }) => names(recipients),
  WEAPON: ({ weapons }) => names(weapons),
  TYPE: ({ type }) => type,
  STAGE: ({ stage }) => stage,
  PURPOSE: ({ purposes }) => [...new Set(purposes)].sort().join(' ') || null,
  CURRENCY: ({ amount }) => amount?.currency ?? null,
  DAY: period((day) => day),
  WEEK: period(week),
  MONTH: period((day) => day.slice(0, 7)),
  QUARTER: period((day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`),
  YEAR: period((day) => day.slice(0, 4)),
};

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds(LATER);
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const get = async (operation: string, variables = {}) =>
  dataOf(await askAll(worlds, operation, variables));
const refusal = async (given: string) =>
  refusalOf(await askAll(worlds, `{ pledges { groupBy(${given}) { aggregate { count } } } }`));

const counted = (groups: readonly Group[]) =>
  groups.map(({ keys, aggregate: { count } }) => [...keys.map(({ value }) => value), count]);

/** The groups that pledges fall into, as `counted` gives them, in any order. */
function byHand(pledges: readonly Pledge[], by: readonly string[]) {
  const groups = new Map<string, number>();
  for (const pledge of pledges) {
    const key = JSON.stringify(by.map((dimension) => BY_HAND[dimension]?.(pledge) ?? null));
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return new Set([...groups].map(([key, count]) => JSON.stringify([...JSON.parse(key), count])));
}

describe('groups of pledges', () => {
  const dimensions = Object.keys(BY_HAND);
  const asked = [
    ...dimensions.map((one) => [one]),
    ...dimensions.map((one, index) => [one, dimensions[(index + 5) % dimensions.length] as string]),
    ['DONOR', 'YEAR', 'CURRENCY'],
  ];
  for (const at of ['', 'asOf(revision: 1)', 'asOf(validAt: "2024-03-07T00:00:00Z")']) {
    it(`are those that their properties tell${at === '' ? '' : `, ${at}`}`, async () => {
      for (const by of asked) {
        const field = `pledges(first: 50) { nodes { ${PLEDGE} } groupBy(by: [${by}]) { ${GROUP} } }`;
        const answer = await get(at === '' ? `{ ${field} }` : `{ graph: ${at} { ${field} } }`);
        const { pledges } = (answer['graph'] ?? answer) as {
          pledges: { nodes: Pledge[]; groupBy: Group[] };
        };
        const found = counted(pledges.groupBy).map((group) => JSON.stringify(group));
        expect(found).toHaveLength(new Set(found).size);
        expect([by, new Set(found)]).toEqual([by, byHand(pledges.nodes, by)]);
      }
    }, 120_000);
  }

  it('come in the order of their keys, nothing last, or the largest first', async () => {
    const { pledges } = (await get(
      `{ pledges { byKey: groupBy(by: [YEAR]) { ${GROUP} } byCount: groupBy(by: [YEAR], orderBy: COUNT) { ${GROUP} } } }`,
    )) as { pledges: { byKey: Group[]; byCount: Group[] } };
    const years = counted(pledges.byKey).map(([year]) => year);
    expect(years).toEqual([...years.filter((year) => year !== null).sort(), null]);
    const counts = counted(pledges.byCount).map(([, count]) => count as number);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it('are cut off, and left out by their count', async () => {
    const { pledges } = (await get(
      `query($first: Int!, $least: Int) { pledges { all: groupBy(by: [DONOR]) { ${GROUP} } some: groupBy(by: [DONOR], having: {count: {gte: $least, lte: 5}}) { ${GROUP} } cut: groupBy(by: [DONOR], first: $first) { ${GROUP} } } }`,
      { first: 1, least: 2 },
    )) as { pledges: Record<'all' | 'some' | 'cut', Group[]> };
    expect(pledges.cut).toEqual(pledges.all.slice(0, 1));
    expect(pledges.some).toEqual(
      pledges.all.filter(({ aggregate: { count } }) => count >= 2 && count <= 5),
    );
    expect(pledges.some.length).toBeLessThan(pledges.all.length);
  });

  it('are cut off by their size, those of several dimensions and of every parent', async () => {
    const fields = (first: number) =>
      `groupBy(by: [DONOR, YEAR], orderBy: COUNT, first: ${first}) { ${GROUP} }`;
    const asked = `all: ${fields(1000)} cut: ${fields(2)}`;
    const { pledges, states } = (await get(
      `{ pledges { ${asked} } states(first: 100) { nodes { pledgesReceived { ${asked} } } } }`,
    )) as {
      pledges: Record<'all' | 'cut', Group[]>;
      states: { nodes: { pledgesReceived: Record<'all' | 'cut', Group[]> }[] };
    };
    const each = [pledges, ...states.nodes.map(({ pledgesReceived }) => pledgesReceived)];
    expect(each.filter(({ all }) => all.length > 2).length).toBeGreaterThan(1);
    for (const { all, cut } of each) expect(cut).toEqual(all.slice(0, 2));
  });

  it('never sum two currencies', async () => {
    const { pledges } = (await get(
      `{ pledges { groupBy(by: [PURPOSE]) { ${GROUP} } aggregate { amounts { currency count sum } } } }`,
    )) as {
      pledges: {
        aggregate: { amounts: { currency: string }[] };
        groupBy: { aggregate: { amounts: { currency: string }[] } }[];
      };
    };
    expect(pledges.aggregate.amounts.length).toBeGreaterThan(1);
    for (const { aggregate } of pledges.groupBy) {
      const currencies = aggregate.amounts.map(({ currency }) => currency);
      expect(currencies).toHaveLength(new Set(currencies).size);
    }
  });

  it('are refused where they make no sense', async () => {
    const sizes = 'BAD_USER_INPUT: groupBy takes one to 3 dimensions, each once.';
    expect(await refusal('by: []')).toBe(sizes);
    expect(await refusal('by: [YEAR, YEAR]')).toBe(sizes);
    expect(await refusal('by: [YEAR, TYPE, STAGE, DONOR]')).toBe(sizes);
    expect(await refusal('by: [YEAR], first: 0')).toBe(
      'BAD_USER_INPUT: first of groupBy is 1 to 1000.',
    );
    expect(await refusal('by: [COLOUR]')).toMatch(/^GRAPHQL_VALIDATION_FAILED/);
  });
});

describe('groups of diplomats, events and claims', () => {
  it('have their own dimensions, on the day of the world clock too', async () => {
    const fields = `diplomats { totalCount groupBy(by: [SENDING_STATE, STATUS]) { ${'keys { value } aggregate { count headcount }'} } }
      events { totalCount groupBy(by: [TYPE, MONTH]) { keys { value } aggregate { count firstOn } } }
      claims { totalCount groupBy(by: [SPEAKER, PUBLISHER, STANCE]) { keys { value entities { id } } aggregate { count firstOn lastOn } } }`;
    const answer = (await get(
      `{ ${fields} then: asOf(validAt: "2024-08-10T00:00:00Z") { ${fields} } }`,
    )) as Lists & { then: Lists };
    const lists = [answer, answer.then].flatMap(({ diplomats, events, claims }) => [
      diplomats,
      events,
      claims,
    ]);
    for (const { totalCount, groupBy } of lists) {
      expect(groupBy.reduce((sum, { aggregate }) => sum + aggregate.count, 0)).toBe(totalCount);
    }
  });
});

describe('groups of claims by the state of their speaker', () => {
  it('have the state that somebody is a citizen of, or that an agency is a part of', async () => {
    const shown = 'keys { value entities { id } } aggregate { count }';
    const { claims } = (await get(
      `{ claims { nodes { speaker { id } speakerStates { nodes { id } } } groupBy(by: [SPEAKER_STATE]) { ${shown} } } }`,
    )) as {
      claims: {
        nodes: { speaker: { id: string } | null; speakerStates: Named }[];
        groupBy: Group[];
      };
    };
    const states = claims.nodes.map(({ speaker, speakerStates }) => [
      speaker?.id ?? null,
      ...speakerStates.nodes.map(({ id }) => id),
    ]);
    expect(states).toContainEqual(['person:ivan', 'state:bb']);
    expect(states).toContainEqual(['organization:aa-ministry', 'state:aa']);
    const counts = counted(claims.groupBy);
    expect(counts.map(([value]) => value)).toEqual(['Arden the Great', 'Bohemia', null]);
    const byHand = (id: string | undefined) => states.filter((each) => each[1] === id).length;
    expect(counts.map(([, count]) => count)).toEqual(
      ['state:aa', 'state:bb', undefined].map(byHand),
    );
  });

  it('have them also where a relationship leads to the claims', async () => {
    const { source } = (await get(
      '{ source(id: "source:herald-1") { claims { groupBy(by: [SPEAKER_STATE, SPEAKER]) { keys { value } aggregate { count cite { claimCount } } } } } }',
    )) as { source: { claims: { groupBy: (Group & { aggregate: { cite: object } })[] } } };
    const { groupBy } = source.claims;
    expect(groupBy.length).toBeGreaterThan(1);
    expect(groupBy.map(({ aggregate: { cite } }) => cite)).toEqual(
      groupBy.map(({ aggregate: { count } }) => ({ claimCount: count })),
    );
  });
});
