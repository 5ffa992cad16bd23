import { AppError } from '#src/errors.ts';
import { type Column, columnsOf } from './columns.ts';
import { csvCell, csvHeader, csvLine, csvText } from './csv.ts';
import type { Evidence } from './evidence.ts';
import type { ExportWriter } from './export-writer.ts';
import { groupTable } from './groups.ts';
import { type Plain, type RowReader, rowReaders } from './row-reader.ts';

const EVIDENCE = [
  'status',
  'stance',
  'quote',
  'source',
  'url',
] as const satisfies readonly (keyof Evidence)[];

/**
 * A table of the rows of one list, with a header (RFC 4180).
 *
 * @throws AppError `BAD_USER_INPUT` when the query has no rows or several lists of them.
 */
export const writeCsv: ExportWriter = (operation, { evidence: withEvidence, permalink: whole }) => {
  const [reader, ...others] = rowReaders(operation, withEvidence);
  if (others.length > 0) {
    const names = [reader, ...others].map(({ name }) => name).join(', ');
    const message = `CSV is one table, and the query has ${names}. Ask for one of them, or for format=jsonl.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  const { columns, rows } = tableOf(reader, operation.given(reader.source));
  // Whoever asks for it has it once, under the same name.
  const withLink = columns.every(({ name }) => name !== 'permalink');
  const ofEvidence = reader.evidence === null ? [] : EVIDENCE;
  const header = csvHeader([
    ...columns.map(({ name }) => name),
    ...ofEvidence.map((name) => `evidence.${name}`),
    ...(withLink ? ['permalink'] : []),
  ]);
  const line = (row: Plain) => {
    const evidence = reader.evidence?.(row) ?? null;
    return csvLine([
      ...columns.map((column) => csvCell(column.read(row), column)),
      ...ofEvidence.map((name) => csvText(evidence?.[name])),
      ...(withLink ? [csvText(reader.permalink?.(row) ?? whole)] : []),
    ]);
  };
  return linesOf(reader, header, (row) => rows(row).map(line).join(''));
};

async function* linesOf(
  reader: RowReader,
  header: string,
  line: (row: Plain) => string,
): AsyncGenerator<string> {
  let start = header;
  for await (const rows of reader.read()) {
    yield start + rows.map(line).join('');
    start = '';
  }
}

function tableOf(
  { source }: RowReader,
  given: Plain,
): { readonly columns: readonly Column[]; readonly rows: (row: Plain) => readonly Plain[] } {
  const { kind, rows } = source;
  if (kind !== 'groups' && kind !== 'aggregate') {
    return { columns: columnsOf(rows), rows: (row) => [row] };
  }
  return groupTable(rows, (given['by'] ?? []) as readonly string[]);
}
