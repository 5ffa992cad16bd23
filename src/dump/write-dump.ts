import type { DumpRow } from '#graph/dump.ts';
import { type DumpSummary, headerLine, lineOf, trailerLine } from './dump-format.ts';
import { DumpTally } from './dump-tally.ts';

/** The text of a dump in pieces, a batch of rows each. `onEnd` hears what the dump holds, when all of it was taken. */
export async function* writeDump(
  rows: AsyncIterable<readonly DumpRow[]>,
  onEnd: (summary: DumpSummary) => void,
): AsyncIterable<string> {
  const tally = new DumpTally();
  yield `${headerLine()}\n`;
  for await (const batch of rows) yield textOf(batch, tally);
  const summary = tally.summary();
  yield `${trailerLine(summary)}\n`;
  onEnd(summary);
}

function textOf(batch: readonly DumpRow[], tally: DumpTally): string {
  let text = '';
  for (const row of batch) {
    const line = lineOf(row);
    tally.add(row, line);
    text += `${line}\n`;
  }
  return text;
}
