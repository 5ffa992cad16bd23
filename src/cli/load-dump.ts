import type { DumpSummary } from '#dump/dump-format.ts';
import { readDump } from '#dump/read-dump.ts';
import type { GraphStore } from '#graph/store.ts';
import { graphModel } from '#modules/graph-model.ts';

/**
 * Loads the bytes of a dump into an empty store, all of it or nothing.
 *
 * @throws AppError `BAD_DUMP`; `BAD_USER_INPUT` when the store is not empty.
 */
export async function loadDump(
  store: GraphStore,
  bytes: AsyncIterable<Uint8Array>,
): Promise<DumpSummary> {
  let summary: DumpSummary | undefined;
  const rows = readDump(bytes, graphModel, (whole) => {
    summary = whole;
  });
  await store.migrate();
  await store.dump.load(rows);
  return summary as DumpSummary;
}
