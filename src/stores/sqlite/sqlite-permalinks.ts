import type { Database } from 'better-sqlite3';
import type { PermalinkStore, StoredPermalink } from '#graph/permalink-store.ts';
import type { Writer } from './writer.ts';

export const PERMALINK_COLUMNS =
  'id, operation, document, variables, revision, createdBy, createdAt, purgedAt';

/** Takes when; what was purged before keeps its time. */
export const PURGE =
  "UPDATE permalink SET document = '', variables = '{}', purgedAt = coalesce(purgedAt, ?)";

export class SqlitePermalinks implements PermalinkStore {
  readonly #database: Database;
  readonly #writer: Writer;

  constructor(database: Database, writer: Writer) {
    this.#database = database;
    this.#writer = writer;
  }

  async add(permalink: StoredPermalink): Promise<StoredPermalink> {
    const marks = PERMALINK_COLUMNS.split(', ').map((name) => `@${name}`);
    return this.#writer.exclusive(async (database) => {
      database
        .prepare(
          `INSERT INTO permalink (${PERMALINK_COLUMNS}) VALUES (${marks.join(', ')}) ON CONFLICT DO NOTHING`,
        )
        .run(permalink);
      return database.prepare(SELECT_ONE).get(permalink.id) as StoredPermalink;
    });
  }

  async find(id: string): Promise<StoredPermalink | null> {
    const row = this.#database.prepare(SELECT_ONE).get(id);
    return (row as StoredPermalink | undefined) ?? null;
  }

  async list(): Promise<readonly StoredPermalink[]> {
    return this.#database
      .prepare(`SELECT ${PERMALINK_COLUMNS} FROM permalink ORDER BY createdAt, id`)
      .all() as StoredPermalink[];
  }

  async purge(id: string, at: string): Promise<boolean> {
    return this.#writer.exclusive(async (database) => {
      const { changes } = database.prepare(`${PURGE} WHERE id = ?`).run(at, id);
      return changes > 0;
    });
  }
}

const SELECT_ONE = `SELECT ${PERMALINK_COLUMNS} FROM permalink WHERE id = ?`;
