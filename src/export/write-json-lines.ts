import type { ExportWriter } from './export-writer.ts';
import { type Plain, type RowReader, rowReaders } from './row-reader.ts';
import { OWN } from './selection.ts';

/**
 * One JSON object a row, as the answer has it, with its evidence and permalink; and its path where the query has several lists,
 * which follow one another.
 */
export const writeJsonLines: ExportWriter = (operation, { evidence, permalink }) => {
  const readers = rowReaders(operation, evidence);
  return linesOf(readers, permalink);
};

async function* linesOf(readers: readonly RowReader[], whole: string): AsyncGenerator<string> {
  for (const reader of readers) {
    const line = (row: Plain) => {
      const object = {
        ...(readers.length > 1 && { path: reader.name }),
        ...visible(row),
        ...(reader.evidence !== null && { evidence: reader.evidence(row) }),
        permalink: reader.permalink?.(row) ?? whole,
      };
      return `${JSON.stringify(object)}\n`;
    };
    for await (const rows of reader.read()) yield rows.map(line).join('');
  }
}

/** What was asked for; what the exporter asked for itself stands at the top of a row. */
function visible(row: Plain): Plain {
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => !key.startsWith(OWN) || key === '__typename'),
  );
}
