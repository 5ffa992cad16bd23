import type { Row } from '#graph/read-plan.ts';

/** An entry, and where it stands. */
export interface Entry {
  readonly arm: number;
  readonly rank: number;
  readonly day: string;
  readonly key: string;
  readonly row: Row;
}

/** Where the rows of an arm stand in a row, and their keys in these. */
interface ArmCells {
  readonly rank: number;
  readonly cell: number;
  readonly keys: readonly number[];
}

/** The entries of all arms in one order: by day, then by rank, then by key. What several rows lead to is there once. */
export function mergeEntries(
  rows: readonly Row[],
  arms: readonly ArmCells[],
  descending: boolean,
): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const row of rows)
    for (const [arm, { rank, cell, keys }] of arms.entries()) {
      const [found] = row[cell] as unknown as readonly [readonly Row[]];
      for (const each of found) {
        const [day, key] = keys.map((index) => each[index]) as [string, string];
        entries.set(`${rank} ${key}`, { arm, rank, day, key, row: each });
      }
    }
  const turned = descending ? -1 : 1;
  return [...entries.values()].sort(
    (a, b) => turned * compare(a.day, b.day) || a.rank - b.rank || compare(a.key, b.key),
  );
}

/** By code point, as the engines do: the bytes of UTF-8 are in that order. */
function compare(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
