import type { Database } from 'better-sqlite3';
import type { Dump, DumpRow } from '#graph/dump.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { indexAll } from './build-search.ts';
import { connect } from './connect.ts';
import { dumpStatements } from './dump-sql.ts';
import { loadRow, prepareLoad } from './load-row.ts';
import { analyze, type Writer } from './writer.ts';

/** A batch ends with as many rows, or as many characters: a source may have a long text. */
const BATCH_ROWS = 1000;
const BATCH_LENGTH = 1_000_000;

/** The rows of the file, and such rows into an empty file. */
export class SqliteDump implements Dump {
  readonly #file: string;
  readonly #model: GraphModel;
  readonly #writer: Writer;

  constructor(file: string, model: GraphModel, writer: Writer) {
    this.#file = file;
    this.#model = model;
    this.#writer = writer;
  }

  /** On a connection of its own, whose one read transaction sees one moment. */
  async *rows(): AsyncIterable<readonly DumpRow[]> {
    const database = connect(this.#file, 'read');
    try {
      database.exec('BEGIN');
      for (const { sql, toRow } of dumpStatements(this.#model)) {
        const rows = database.prepare(sql).iterate() as Iterable<Readonly<Record<string, unknown>>>;
        yield* batches(rows, (row) => toRow(row as never));
      }
    } finally {
      database.close();
    }
  }

  load(rows: AsyncIterable<readonly DumpRow[]>): Promise<void> {
    return this.#writer.exclusive(async (database) => {
      requireEmpty(database);
      const tables = prepareLoad(database, this.#model);
      for await (const batch of rows) for (const row of batch) loadRow(tables, row);
      indexAll(database, this.#model);
      analyze(database);
    });
  }
}

function* batches(
  stored: Iterable<Readonly<Record<string, unknown>>>,
  toRow: (row: Readonly<Record<string, unknown>>) => DumpRow,
): Iterable<readonly DumpRow[]> {
  let batch: DumpRow[] = [];
  let length = 0;
  for (const row of stored) {
    batch.push(toRow(row));
    for (const name in row) length += String(row[name]).length;
    if (batch.length < BATCH_ROWS && length < BATCH_LENGTH) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

function requireEmpty(database: Database): void {
  const isFull = database
    .prepare(
      'SELECT EXISTS (SELECT 1 FROM revision) OR EXISTS (SELECT 1 FROM node) OR EXISTS (SELECT 1 FROM permalink)',
    )
    .pluck()
    .get();
  if (isFull === 0) return;
  throw new AppError(
    'BAD_USER_INPUT',
    'Nothing was written: a graph is loaded only into an empty store, and this one has revisions or permalinks.',
  );
}
