import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DumpSummary } from '#dump/dump-format.ts';
import { writeDump } from '#dump/write-dump.ts';
import type { GraphStore } from '#graph/store.ts';
import { STANDARD } from './plain-bytes.ts';
import { wholeFile } from './whole-file.ts';

/** Whether a file of this name is to be packed. */
export function isPacked(file: string): boolean {
  return file.endsWith('.gz');
}

/** Writes the graph of a store with its history into a file, packed when its name ends with .gz; `-`: to standard output. */
export async function dumpToFile(store: GraphStore, file: string): Promise<DumpSummary> {
  let summary: DumpSummary | undefined;
  const text = Readable.from(
    writeDump(store.dump.rows(), (whole) => {
      summary = whole;
    }),
  );
  if (file === STANDARD) await pipeline(text, process.stdout, { end: false });
  else {
    await wholeFile(file, async (draft) => {
      const target = createWriteStream(draft);
      await (isPacked(file) ? pipeline(text, createGzip(), target) : pipeline(text, target));
    });
  }
  return summary as DumpSummary;
}

/** What a dump holds, in words. */
export function describeDump({ revision, counts, hash, contentHash }: DumpSummary): string {
  const { node, relationship, permalink } = counts;
  return [
    `${revision} revisions, ${node} versions of nodes, ${relationship} of relationships, ${permalink} permalinks.`,
    `Hash          ${hash}`,
    `Content hash  ${contentHash}`,
  ].join('\n');
}
