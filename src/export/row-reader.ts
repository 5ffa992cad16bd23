import { AppError } from '#src/errors.ts';
import { askEvidence, type ReadEvidence } from './evidence.ts';
import type { ExportOperation } from './operation.ts';
import { readPages, readWhole } from './reading.ts';
import { askPermalink, type ReadPermalink } from './row-permalink.ts';
import { findSources, type RowSource, valueAt, withoutConnections } from './sources.ts';

export type Plain = Readonly<Record<string, unknown>>;

/** What rows are read from, and what stands behind each. */
export interface RowReader {
  readonly source: RowSource;
  /** `pledges.nodes`, as errors and JSON Lines name it. */
  readonly name: string;
  readonly evidence: ReadEvidence | null;
  readonly permalink: ReadPermalink | null;
  /** Rows as they come, some at a time. */
  read(): AsyncGenerator<readonly Plain[]>;
}

/**
 * Prepares to read the rows of an operation.
 *
 * @throws AppError `BAD_USER_INPUT` when there are none in it, or what says how many cannot be.
 */
export function rowReaders(
  operation: ExportOperation,
  withEvidence: boolean,
): readonly [RowReader, ...RowReader[]] {
  const { schema, pinned } = operation;
  const sources = findSources(pinned.selection);
  const [first, ...others] = sources.map((source): RowReader => {
    const { rows, path, kind } = source;
    const isGroup = kind === 'groups' || kind === 'aggregate';
    const args = pinned.argumentsAt.get(path[0] as string);
    const evidence = isGroup || !withEvidence ? null : askEvidence(schema, rows);
    const permalink = isGroup ? null : askPermalink(schema, rows, args);
    const most = kind === 'connection' ? operation.most(source) : Number.POSITIVE_INFINITY;
    const name = nameOf(operation, source);
    return { source, name, evidence, permalink, read: () => rowsOf(operation, source, most) };
  });
  if (first === undefined) {
    const message =
      'There are no rows in the query: ask for the nodes or edges of a connection, an aggregate, groupBy or another list.';
    throw new AppError('BAD_USER_INPUT', message);
  }
  return [first, ...others];
}

/** The one graph that everything is asked of goes without saying. */
function nameOf(
  { pinned: { argumentsAt } }: ExportOperation,
  { path, rowsKey }: RowSource,
): string {
  const [first, ...rest] = path;
  const keys = argumentsAt.size === 1 && argumentsAt.has(first as string) ? rest : path;
  return [...keys, ...(rowsKey === undefined ? [] : [rowsKey])].join('.');
}

async function* rowsOf(
  operation: ExportOperation,
  source: RowSource,
  most: number,
): AsyncGenerator<readonly Plain[]> {
  const { selection } = operation.pinned;
  if (source.kind === 'connection') {
    for await (const { rows } of readPages(operation, selection, source, most)) yield rows;
    return;
  }
  const rest = withoutConnections(selection);
  const found = rest === null ? null : valueAt(await readWhole(operation, rest), source.path);
  const rows = Array.isArray(found) ? found : [found];
  yield rows.filter((row) => row !== null) as readonly Plain[];
}
