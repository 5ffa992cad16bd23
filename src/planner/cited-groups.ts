import type { Cell, GroupKey, GroupPlan, Row } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import type { AggregatePlan } from './field-plan.ts';

/** An aggregate as it was asked for: `read` is the parameter that holds its arguments, as JSON. */
export interface Grouped {
  readonly plan: AggregatePlan;
  readonly by: readonly string[];
  readonly read: number;
  readonly of: GroupPlan['of'];
  readonly keys: readonly GroupKey[];
}

/** Rows of a connection, and claims of a row, that are gone through at most for the claims behind them. */
export const MOST_CITED = 100_000;

/**
 * The ids of claims by the groups that their rows are counted in, each once and in order. A row is its keys, and behind them
 * its claims: an id, or a list of ids.
 *
 * @throws AppError `QUERY_TOO_COMPLEX` beyond `MOST_CITED`.
 */
export function citedGroups(
  rows: readonly Row[],
  { plan, by, keys }: Pick<Grouped, 'plan' | 'by' | 'keys'>,
  args: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, readonly string[]> {
  if (rows.length > MOST_CITED) throw tooMany('rows');
  const groups = new Map<string, Set<string>>();
  for (const row of rows) {
    const claims = claimsOf(row[keys.length] as Cell);
    for (const group of plan.groupsOfRow(row.slice(0, keys.length), by, args)) {
      const ids = groups.get(group) ?? new Set();
      groups.set(group, ids);
      for (const id of claims) ids.add(id);
    }
  }
  return new Map([...groups].map(([group, ids]) => [group, [...ids].sort()]));
}

function claimsOf(cell: Cell): readonly string[] {
  if (typeof cell === 'string') return [cell];
  const [rows] = cell as unknown as readonly [readonly Row[]];
  if (rows.length > MOST_CITED) throw tooMany('claims of one of them');
  return rows.map(([id]) => id as string);
}

function tooMany(what: string): AppError {
  const message = `There are more than ${MOST_CITED} ${what} behind this. Cite fewer rows, by where.`;
  return new AppError('QUERY_TOO_COMPLEX', message, { details: { limit: MOST_CITED } });
}
