import { groupBy } from '#graph/batches.ts';
import type { Row } from '#graph/read-plan.ts';
import type { GroupBounds } from '#planner/field-plan.ts';
import { AppError } from '#src/errors.ts';
import { Aggregate, countOf, type Places } from './aggregate-rows.ts';
import type { Dimension, Dimensions } from './dimensions.ts';
import { KeyOfGroup, partsOfKey } from './key-of-group.ts';
import type { Amounts } from './money-sums.ts';

/** Groups that are answered at most. */
export const FIRST = { default: 100, most: 1000 } as const;

/** The arguments of `groupBy`, but for its dimensions. */
export interface GroupArguments {
  readonly having?: {
    readonly count?: Readonly<Record<'gte' | 'lte', number | null>> | null;
  } | null;
  readonly orderBy: 'KEY' | 'COUNT';
  readonly first: number;
  readonly split: boolean;
  readonly convertTo?: string | null;
}

/** What is grouped by what, and how amounts are converted. */
interface Grouping {
  readonly places: Places;
  readonly dimensions: Dimensions;
  readonly converted: (amounts: readonly Amounts[]) => unknown;
}

/** A group as it was read, or put together: its keys, and its parts behind them. */
interface Group {
  readonly row: Row;
  readonly parts: readonly Row[];
}

/**
 * The groups of some rows, in order; each with the conditions that have exactly its rows. The rows of a group have its keys, and
 * behind them its parts.
 *
 * @throws AppError `BAD_USER_INPUT` for more groups than may be asked for.
 */
export function groupsOf(
  { places, dimensions, converted }: Grouping,
  rows: readonly Row[],
  by: readonly string[],
  args: GroupArguments,
) {
  const { first, split } = args;
  if (first < 1 || first > FIRST.most)
    throw new AppError('BAD_USER_INPUT', `first of groupBy is 1 to ${FIRST.most}.`);
  const asked = by.map((name) => [name, dimensions[name] as Dimension] as const);
  // Groups that are not split have been chosen by the engine.
  const groups = split
    ? chosen(splitGroups(asked, rows), args)
    : rows.map((row) => groupOfRow(row, by.length));
  return groups.map(({ row, parts }) => {
    const keys = asked.map(
      ([name, dimension], index) => new KeyOfGroup(name, dimension, row[index] as string | null),
    );
    const cite = () => ({
      group: groupOf(row.slice(0, by.length)),
      conditions: keys.map((key) => key.condition(split)),
    });
    return { keys, aggregate: new Aggregate(places, parts, { converted, cite, isShared: split }) };
  });
}

/** Its keys, and what stands behind them. */
const groupOfRow = (row: Row, keys: number): Group => ({ row, parts: row[keys] as readonly Row[] });

/** What the engine does where groups are not split. */
function chosen(
  groups: readonly Group[],
  { having, orderBy, first }: GroupArguments,
): readonly Group[] {
  const { atLeast, atMost } = boundsOf({ having: having ?? null, first });
  const counted = groups
    .map((group) => ({ ...group, count: countOf(group.parts) }))
    .filter(({ count }) => count >= atLeast && count <= atMost);
  // Sorting keeps the order of the keys among equals.
  if (orderBy === 'COUNT') counted.sort((a, b) => b.count - a.count);
  return counted.slice(0, first);
}

/** What has several values of a dimension, with each of them. */
function splitGroups(asked: readonly Named[], rows: readonly Row[]): readonly Group[] {
  const keys = asked.length;
  const groups = groupBy(splitRows(asked, rows), (row) => groupOf(row.slice(0, keys)));
  return [...groups.values()].map((group) => ({
    row: group[0] as Row,
    parts: group.flatMap((row) => groupOfRow(row, keys).parts),
  }));
}

/** Which groups are asked for, by how much they count; more than may be asked for is refused later. */
export function boundsOf({ having, first }: Pick<GroupArguments, 'having' | 'first'>): GroupBounds {
  return {
    atLeast: having?.count?.gte ?? 0,
    atMost: having?.count?.lte ?? Number.MAX_SAFE_INTEGER,
    first: Math.min(Math.max(first, 0), FIRST.most),
  };
}

/** What tells a group from others. */
const groupOf = (keys: Row) => JSON.stringify(keys);

/** The groups that a row with these keys is in: one, unless they are split. */
export function groupsOfRow(
  dimensions: Dimensions,
  keys: Row,
  by: readonly string[],
  { split }: GroupArguments,
): readonly string[] {
  const asked = by.map((name) => [name, dimensions[name] as Dimension] as const);
  return (split ? splitRows(asked, [keys]) : [keys]).map(groupOf);
}

type Named = readonly [string, Dimension];

/** A row for each value of each dimension that can have several, in the order of the keys, nulls last. */
function splitRows(asked: readonly Named[], rows: readonly Row[]): readonly Row[] {
  const each = rows.flatMap((row) =>
    asked.reduce<readonly Row[]>(
      (split, [, dimension], index) =>
        split.flatMap((one) =>
          partsOfKey(dimension, row[index] as string | null).map((part) => one.with(index, part)),
        ),
      [row],
    ),
  );
  return each.toSorted((a, b) => {
    const index = asked.findIndex((_, at) => a[at] !== b[at]);
    if (index < 0) return 0;
    const [one, other] = [a[index], b[index]] as readonly (string | null)[];
    if (one === null || other === null) return one === null ? 1 : -1;
    return (one as string) < (other as string) ? -1 : 1;
  });
}
