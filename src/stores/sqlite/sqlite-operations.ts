import type { Database } from 'better-sqlite3';
import type { OperationStore, Removed, StoredOperation } from '#graph/operation-store.ts';
import { PURGE } from './sqlite-permalinks.ts';
import type { Writer } from './writer.ts';

const COLUMNS = 'hash, name, document, addedAt';

export class SqliteOperations implements OperationStore {
  readonly #database: Database;
  readonly #writer: Writer;

  constructor(database: Database, writer: Writer) {
    this.#database = database;
    this.#writer = writer;
  }

  async add(operation: StoredOperation): Promise<boolean> {
    const marks = COLUMNS.split(', ').map((name) => `@${name}`);
    return this.#writer.exclusive(async (database) => {
      const { changes } = database
        .prepare(
          `INSERT INTO operation (${COLUMNS}) VALUES (${marks.join(', ')}) ON CONFLICT DO NOTHING`,
        )
        .run(operation);
      return changes > 0;
    });
  }

  async find(hash: string): Promise<StoredOperation | null> {
    const row = this.#database.prepare(`SELECT ${COLUMNS} FROM operation WHERE hash = ?`).get(hash);
    return (row as StoredOperation | undefined) ?? null;
  }

  async list(): Promise<readonly StoredOperation[]> {
    return this.#database
      .prepare(`SELECT ${COLUMNS} FROM operation ORDER BY coalesce(name, ''), hash`)
      .all() as StoredOperation[];
  }

  async remove(hash: string, at: string): Promise<Removed> {
    return this.#writer.exclusive(async (database) => {
      const removed = database.prepare('DELETE FROM operation WHERE hash = ?').run(hash);
      const purged = database
        .prepare(`${PURGE} WHERE operation = ? AND purgedAt IS NULL`)
        .run(at, hash);
      return { operation: removed.changes > 0, permalinks: purged.changes };
    });
  }
}
