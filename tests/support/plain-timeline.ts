import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';

// Timelines as anybody would make them of the rows of a world: no plan, no engine, no page.

export interface PlainEntry {
  readonly kind: string;
  readonly moment: string | null;
  readonly on: string;
  /** Id of the node; of an office, of its proposition. */
  readonly key: string;
  /** Where it stands. */
  readonly day: string;
}

interface Asked {
  readonly clock: string;
  /** Ids; null: the whole graph. */
  readonly of: readonly string[] | null;
  /** Day of the world clock; null: it hides nothing. */
  readonly validOn: string | null;
}

type Row = Readonly<Record<string, unknown>>;
type Dated = readonly [moment: string | null, date: string];

/** By kind in the order of a day, and by clock. */
const DATES: Readonly<Record<string, Readonly<Record<string, readonly Dated[]>>>> = {
  EVENT: { OCCURRED: [[null, 'occurredOn']], ANNOUNCED: [[null, 'announcedOn']] },
  PLEDGE: { OCCURRED: [[null, 'announcedOn']], ANNOUNCED: [[null, 'announcedOn']] },
  OFFICE: {
    OCCURRED: [
      ['BEGINS', 'validFrom'],
      ['ENDS', 'validTo'],
    ],
    PUBLISHED: [[null, 'publishedOn']],
  },
  CLAIM: {
    OCCURRED: [[null, 'saidOn']],
    SAID: [[null, 'saidOn']],
    PUBLISHED: [[null, 'publishedOn']],
    RECORDED: [[null, 'recordedAt']],
  },
};

export function plainTimeline(world: WritePlan, asked: Asked): readonly PlainEntry[] {
  const ranked = Object.entries(DATES).flatMap(([kind, clocks], rank) =>
    thingsOf(kind, world, asked).flatMap(({ key, row }) =>
      (clocks[asked.clock] ?? []).flatMap(([moment, date], part) =>
        entriesOf(row, date).map((at) => ({
          rank: [rank, part],
          entry: { kind, moment, key, ...at },
        })),
      ),
    ),
  );
  return ranked
    .toSorted(
      (a, b) =>
        compare(a.entry.day, b.entry.day) ||
        compare(a.rank.join(), b.rank.join()) ||
        compare(a.entry.key, b.entry.key),
    )
    .map(({ entry }) => entry);
}

/** Things of a kind that have none of their dates on the clock. */
export function plainUndated(world: WritePlan, asked: Asked): number {
  return Object.entries(DATES)
    .filter(([, clocks]) => clocks[asked.clock] !== undefined)
    .flatMap(([kind, clocks]) =>
      thingsOf(kind, world, asked).filter(({ row }) =>
        (clocks[asked.clock] ?? []).every(([, date]) => entriesOf(row, date).length === 0),
      ),
    ).length;
}

function entriesOf(row: Row, date: string) {
  if (date === 'recordedAt') {
    const instant = row[date] as string;
    return [{ on: instant.slice(0, 10), day: instant }];
  }
  const [first, last] = [row[`${date}Earliest`], row[`${date}Latest`]];
  const day = first ?? last;
  return typeof day === 'string' ? [{ on: row[date] as string, day }] : [];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function thingsOf(kind: string, world: WritePlan, { of, validOn }: Asked) {
  if (kind === 'OFFICE')
    return world.relationships
      .filter(
        ({ type, from, to }) =>
          type === 'HOLDS' && (of === null || of.includes(from) || of.includes(to)),
      )
      .filter((row) => holds(row.properties, 'validFrom', 'validTo', validOn))
      .map(({ propositionId, properties }) => ({ key: propositionId, row: properties as Row }));
  const prefix = kind.toLowerCase();
  return world.nodes
    .filter(({ id }) => id.startsWith(`${prefix}:`))
    .filter((node) => isSoOn(node, validOn))
    .filter(({ id }) => of === null || of.some((each) => isNear(kind, id, each, world, validOn)))
    .map(({ id, properties }) => ({ key: id, row: properties as Row }));
}

/** Events and pledges are so from their date on, claims between theirs. */
function isSoOn({ id, properties }: NodeWrite, day: string | null): boolean {
  if (id.startsWith('claim:')) return holds(properties, 'validFrom', 'validTo', day);
  return holds(properties, id.startsWith('event:') ? 'occurredOn' : 'announcedOn', null, day);
}

function holds(row: Row, from: string, to: string | null, day: string | null): boolean {
  const begin = row[`${from}Earliest`] as string | null | undefined;
  const end = to === null ? null : (row[`${to}Latest`] as string | null | undefined);
  return day === null || ((begin ?? day) <= day && day <= (end ?? day));
}

const INTO: Readonly<Record<string, readonly string[]>> = {
  EVENT: ['INVOLVES', 'CONCERNS', 'LOCATED_IN', 'RESPONDS_TO'],
  PLEDGE: ['MADE_BY', 'BENEFITS', 'INCLUDES', 'PART_OF'],
};
const OUT_OF: Readonly<Record<string, string>> = { EVENT: 'RESPONDS_TO', PLEDGE: 'PART_OF' };

function isNear(
  kind: string,
  id: string,
  of: string,
  world: WritePlan,
  day: string | null,
): boolean {
  const rows = world.relationships;
  if (kind === 'CLAIM') return isAbout(id, of, rows);
  const valid = rows.filter((row) => holds(row.properties, 'validFrom', 'validTo', day));
  return (
    id === of ||
    valid.some(({ type, from, to }) => from === id && to === of && INTO[kind]?.includes(type)) ||
    valid.some(({ type, from, to }) => from === of && to === id && OUT_OF[kind] === type)
  );
}

function isAbout(claim: string, of: string, rows: readonly RelationshipWrite[]): boolean {
  const from = (start: string, ...types: readonly string[]) =>
    rows.filter((row) => row.from === start && types.includes(row.type)).map(({ to }) => to);
  return (
    from(claim, 'SPOKEN_BY', 'STATES').includes(of) ||
    from(claim, 'ON').some((each) => from(each, 'SUBJECT', 'OBJECT').includes(of))
  );
}
