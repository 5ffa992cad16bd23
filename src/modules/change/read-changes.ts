import { setImmediate as breathe } from 'node:timers/promises';
import { cancelled, timedOut } from '#graph/ending.ts';
import type { Ledger, NodeChange, Revision } from '#graph/ledger.ts';
import type { GraphStore, ReadOptions } from '#graph/store.ts';
import type { Place } from './change-cursor.ts';
import { type ChangeFilter, isAskedFor, queryOf } from './change-filter.ts';
import { type Change, describeChanges } from './describe-changes.ts';

/** What the ledger is read with. */
export interface LedgerReading {
  readonly store: GraphStore;
  readonly options: ReadOptions;
  /** Names as of this revision; null: of now. */
  readonly known: number | null;
}

export interface ChangesWanted {
  readonly after: Place;
  /** Up to and with this revision. */
  readonly until: number;
  readonly filter: ChangeFilter;
  readonly first: number;
  /** However long it takes: only the signal ends it. */
  readonly patient?: boolean;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** There are others behind the page. */
  readonly more: boolean;
}

/** Changes that are read at once where the filter may leave many of them out. */
const BATCH = 200;

/**
 * A page of the ledger: full, unless there are no more changes that are asked for.
 *
 * @throws AppError `TIMEOUT` when those that are asked for are so rare that finding them takes too long.
 */
export async function readChanges(
  reading: LedgerReading,
  { after, until, filter, first, patient = false }: ChangesWanted,
): Promise<ChangePage> {
  const { ledger } = reading.store;
  const end = endOf(reading.options, patient);
  const found: NodeChange[] = [];
  let from = after;
  while (found.length <= first) {
    const limit = filter.kinds === null ? first + 1 - found.length : BATCH;
    const batch = await ledger.changes({ after: from, until, limit, ...queryOf(filter) });
    found.push(...batch.filter((change) => isAskedFor(change, filter)));
    if (batch.length < limit) break;
    from = batch.at(-1) as NodeChange;
    await breathe();
    end();
  }
  const changes = await describeAll(reading, found.slice(0, first));
  return { changes, more: found.length > first };
}

/** Changes of the ledger in the words of the API. */
export async function describeAll(
  reading: LedgerReading,
  changes: readonly NodeChange[],
): Promise<readonly Change[]> {
  const numbers = [...new Set(changes.map(({ revision }) => revision))];
  const revisions = await revisionsOf(reading.store.ledger, numbers);
  return describeChanges(changes, { ...reading, revisions });
}

/** Revisions that are near each other are read at once. */
const NEAR = 500;

async function revisionsOf(
  ledger: Ledger,
  numbers: readonly number[],
): Promise<readonly Revision[]> {
  if (numbers.length === 0) return [];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (most - least < NEAR) return ledger.revisions(least - 1, most - least + 1);
  const found = await Promise.all(numbers.map((number) => ledger.revision({ number })));
  return found.filter((revision) => revision !== null);
}

/** Throws when the time is over or nobody waits any more. */
function endOf({ timeoutMs, signal }: ReadOptions, patient: boolean): () => void {
  const until = patient ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
  return () => {
    if (signal?.aborted) throw cancelled();
    if (performance.now() > until) throw timedOut(timeoutMs);
  };
}
