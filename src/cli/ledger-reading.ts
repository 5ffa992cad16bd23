// What is stored is told in the words of the API, which its types know.
import '#modules/schema.ts';
import type { GraphStore } from '#graph/store.ts';
import type { LedgerReading } from '#modules/change/read-changes.ts';
import type { Config } from '#src/config.ts';
import { UsageError } from './usage-error.ts';

/** What a command reads the ledger with. `known`: as of which revision nodes are called by their names; null: now. */
export function ledgerReading(
  store: GraphStore,
  { limits }: Config,
  known: number | null,
): LedgerReading {
  return { store, options: { timeoutMs: limits.timeoutMs }, known };
}

/**
 * A whole number on the command line.
 *
 * @throws UsageError when it is none, or outside of the range.
 */
export function readWhole(name: string, text: string, least: number, most = 2_147_483_647): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} is a whole number from ${least} to ${most}.`);
}

/** Most rows that a command prints at once. */
export const MOST_ROWS = 10_000;

/** Says how many rows are printed, for every command that prints some. */
export const LIMIT_OPTION = {
  limit: {
    type: 'string',
    default: '100',
    description: `How many at most, up to ${MOST_ROWS}.`,
  },
} as const;
