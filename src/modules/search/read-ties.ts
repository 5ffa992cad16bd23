import type { Cell, Row } from '#graph/read-plan.ts';
import type { Searching } from './find-hits.ts';
import { DAYS, TIES, TIES_KNOWN, TIES_PUBLISHED } from './ties-plan.ts';

/** What is known of an entity beside its names. */
export interface Ties {
  /** The state that it is, or has to do with. */
  readonly states: readonly TiedState[];
  /** Offices that a person holds or held; the office that it is. */
  readonly offices: readonly Office[];
  /** When it was; empty where it has no time. */
  readonly times: readonly Time[];
}

export interface TiedState {
  readonly id: string;
  readonly names: readonly string[];
  readonly codes: readonly string[];
}

export interface Office {
  readonly name: string;
  readonly title: string;
  /** Null: of all times. */
  readonly time: Time | null;
}

/** Days between which something was; null where an end is open. */
export interface Time {
  readonly from: string | null;
  readonly to: string | null;
}

/** Ties of one entity at most: the first by their ids. */
const MOST = 50;

export async function readTies(
  { store, clock, options }: Searching,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Ties>> {
  if (ids.length === 0) return new Map();
  const { revision, publishedBy } = clock;
  const plan = revision === null ? TIES : publishedBy === null ? TIES_KNOWN : TIES_PUBLISHED;
  const { rows } = await store.read(plan, [ids, MOST, revision, publishedBy], options);
  return new Map(rows.map((row) => [row[0] as string, tiesOf(row)]));
}

function tiesOf(row: Row): Ties {
  const [title, ...rest] = row.slice(5) as readonly Cell[];
  const days = rest.slice(0, 2 * DAYS.length) as readonly (string | null)[];
  const [near, held] = rest.slice(2 * DAYS.length) as readonly Cell[];
  const isState = (row[0] as string).startsWith('state:');
  const offices = rowsOf(held).map(officeOf);
  const own = typeof title === 'string' ? [{ name: row[1] as string, title, time: null }] : [];
  return {
    states: [
      ...(isState ? [stateOf(row)] : []),
      ...rowsOf(near).map(stateOf),
      ...rowsOf(held).flatMap((office) => rowsOf(office[4]).map(stateOf)),
    ],
    offices: [...own, ...offices],
    times: DAYS.flatMap((_, index) => {
      const [from, to] = [days[2 * index] ?? null, days[2 * index + 1] ?? null];
      return from === null && to === null ? [] : [{ from, to }];
    }),
  };
}

const rowsOf = (cell: Cell | undefined) => ((cell as readonly Cell[])[0] ?? []) as readonly Row[];

function stateOf([id, name, iso2, iso3, aliases]: Row): TiedState {
  const codes = [iso2, iso3].filter((code) => typeof code === 'string');
  return { id: id as string, names: [name as string, ...((aliases ?? []) as string[])], codes };
}

function officeOf([name, title, from, to]: Row): Office {
  const time = { from: (from ?? null) as string | null, to: (to ?? null) as string | null };
  return { name: name as string, title: title as string, time };
}
