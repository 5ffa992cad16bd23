import { type ChangePage, describeAll, type LedgerReading } from './read-changes.ts';

export interface DifferencesWanted {
  readonly from: number;
  readonly to: number;
  /** Only nodes behind this id; empty: from the first. */
  readonly afterId: string;
  readonly first: number;
}

/** A page of what two revisions differ in. */
export async function readDifferences(
  reading: LedgerReading,
  { first, ...wanted }: DifferencesWanted,
): Promise<ChangePage> {
  const found = await reading.store.ledger.differences({ ...wanted, limit: first + 1 });
  const changes = await describeAll(reading, found.slice(0, first));
  return { changes, more: found.length > first };
}
