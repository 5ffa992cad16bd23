import type { Ledger } from '#graph/ledger.ts';
import type { ReadOptions } from '#graph/store.ts';
import type { Context } from '#graphql/context.ts';
import { PAGE } from '#planner/list-arguments.ts';
import { AppError } from '#src/errors.ts';

/** Objects that the lists of one request have asked for. */
const spent = new WeakMap<Context, number>();

/**
 * How many rows a page has. What a request asks for in all its lists of changes is held against its limits: the planner does
 * not see them.
 *
 * @throws AppError `BAD_USER_INPUT`, `QUERY_TOO_COMPLEX`, `RATE_LIMITED`.
 */
export async function takePage(
  context: Context,
  first: number | null | undefined,
): Promise<number> {
  const size = first ?? PAGE.default;
  if (size < 0 || size > PAGE.most) {
    const rule = `A page holds 0 to ${PAGE.most} rows; ${size} were asked for.`;
    throw new AppError('BAD_USER_INPUT', `${rule} Take more pages by cursor.`);
  }
  const sum = (spent.get(context) ?? 0) + size;
  spent.set(context, sum);
  const limit = context.limits.complexity;
  if (sum > limit) {
    const message = `The operation asks for more than ${limit} changes. Take smaller pages.`;
    throw new AppError('QUERY_TOO_COMPLEX', message, { details: { cost: sum, limit } });
  }
  if (size > 0) await context.charge?.(size);
  return size;
}

export function readOptionsOf({ limits, signal }: Context): ReadOptions {
  return { timeoutMs: limits.timeoutMs, ...(signal !== undefined && { signal }) };
}

/** The number of the last revision; 0 in an empty store. */
export async function headOf(ledger: Ledger): Promise<number> {
  return (await ledger.head())?.number ?? 0;
}

/**
 * Checks a revision that a client names. 0 is before all of them.
 *
 * @throws AppError `BAD_USER_INPUT` when it is negative, or behind the last one that may be looked at.
 */
export function requireRevision(name: string, number: number, last: number): void {
  if (number >= 0 && number <= last) return;
  const where = number < 0 ? 'before history began' : 'in the future';
  const there = last === 0 ? 'there is no revision yet' : `there are revisions 1 to ${last}`;
  throw new AppError('BAD_USER_INPUT', `${name} ${number} is ${where}: ${there}.`);
}

/** @throws AppError `BAD_USER_INPUT` when the earlier revision is the later one. */
export function requireOrder(first: string, from: number, second: string, to: number): void {
  if (from <= to) return;
  const message = `${first} ${from} is later than ${second} ${to}: give the earlier revision first.`;
  throw new AppError('BAD_USER_INPUT', message);
}
