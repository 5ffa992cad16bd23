import { groupBy } from '#graph/batches.ts';
import { type Cell, NAMED_ENDS, type Row } from '#graph/read-plan.ts';
import type { Cited, GroupBounds } from '#planner/field-plan.ts';
import { AppError } from '#src/errors.ts';
import { type Aggregate, type aggregatorOf, countOf, withoutSums } from './aggregate-rows.ts';
import type { Dimension, Dimensions } from './dimensions.ts';

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
  readonly aggregate: ReturnType<typeof aggregatorOf>;
  readonly dimensions: Dimensions;
  readonly converted: (amounts: Aggregate['amounts']) => unknown;
}

/**
 * The groups of some rows, in order; each with the conditions that have exactly its rows. The rows of a group have its keys, and
 * behind them its parts.
 *
 * @throws AppError `BAD_USER_INPUT` for more groups than may be asked for.
 */
export function groupsOf(
  { aggregate, dimensions, converted }: Grouping,
  rows: readonly Row[],
  by: readonly string[],
  { having, orderBy, first, split }: GroupArguments,
) {
  if (first < 1 || first > FIRST.most)
    throw new AppError('BAD_USER_INPUT', `first of groupBy is 1 to ${FIRST.most}.`);
  const asked = by.map((name) => [name, dimensions[name] as Dimension] as const);
  const { atLeast, atMost } = boundsOf({ having: having ?? null, first });
  const kept = (split ? splitGroups(asked, rows) : rows.map((row) => groupOfRow(row, by.length)))
    .map((group) => ({ ...group, count: countOf(group.parts) }))
    .filter(({ count }) => count >= atLeast && count <= atMost);
  // Sorting keeps the order of the keys among equals.
  if (orderBy === 'COUNT') kept.sort((a, b) => b.count - a.count);
  return kept.slice(0, first).map(({ row, parts }) => {
    const keys = asked.map(([name, dimension], index) =>
      keyOf(name, dimension, row[index] as Cell),
    );
    const whole = aggregate(parts);
    const sums = split ? withoutSums(whole) : { ...whole, converted: converted(whole.amounts) };
    const cited = (): Cited => ({
      group: groupOf(row.slice(0, by.length)),
      conditions: keys.map(({ values }, index) => conditionOf(asked, index, values, split)),
    });
    // Few are cited.
    const cite = { enumerable: true, get: cited };
    return { keys, aggregate: Object.defineProperty(sums, 'cite', cite) };
  });
}

/** Its keys, and what stands behind them. */
const groupOfRow = (row: Row, keys: number) => ({ row, parts: row[keys] as readonly Row[] });

function conditionOf(
  asked: readonly Named[],
  index: number,
  values: readonly string[],
  split: boolean,
) {
  const { where, whereHas } = (asked[index] as Named)[1];
  const [only] = values;
  return split && whereHas !== undefined && only !== undefined ? whereHas(only) : where(values);
}

/** What has several values of a dimension, with each of them. */
function splitGroups(asked: readonly Named[], rows: readonly Row[]) {
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
          partsOf(dimension, row[index] as string | null).map((part) => one.with(index, part)),
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

/** What of a key stands for one value each. */
function partsOf({ key }: Dimension, cell: string | null): readonly (string | null)[] {
  if (cell === null) return [null];
  if (key.kind === 'ends') return cell.split(NAMED_ENDS.next);
  return key.kind === 'list' ? cell.split(' ') : [cell];
}

/** A key as it is shown: nodes by their names; and its values as conditions take them. */
function keyOf(name: string, dimension: Dimension, cell: Cell) {
  const { key, shown = (value: string) => value } = dimension;
  const parts = partsOf(dimension, cell as string | null).filter((part) => part !== null);
  const entities = key.kind === 'ends' ? parts.map(entityOf) : [];
  const values = key.kind === 'ends' ? entities.map(({ id }) => id) : parts.map(shown);
  const names = key.kind === 'ends' ? entities.map((entity) => entity.name) : values;
  const value = names.length === 0 ? null : names.join(key.kind === 'ends' ? ', ' : ' ');
  return { dimension: name, value, entities, values };
}

function entityOf(end: string) {
  const [id, name] = end.split(NAMED_ENDS.name) as [string, string];
  return { id, name };
}
