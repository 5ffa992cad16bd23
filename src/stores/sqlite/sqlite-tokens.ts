import type { Database } from 'better-sqlite3';
import type { StoredToken, TokenStore } from '#graph/token-store.ts';
import type { Writer } from './writer.ts';

const COLUMNS = 'id, name, role, hash, createdAt, expiresAt, revokedAt';

export class SqliteTokens implements TokenStore {
  readonly #database: Database;
  readonly #writer: Writer;

  constructor(database: Database, writer: Writer) {
    this.#database = database;
    this.#writer = writer;
  }

  async add(token: StoredToken): Promise<void> {
    const marks = COLUMNS.split(', ').map((name) => `@${name}`);
    await this.#writer.exclusive(async (database) => {
      database.prepare(`INSERT INTO token (${COLUMNS}) VALUES (${marks.join(', ')})`).run(token);
    });
  }

  async find(id: string): Promise<StoredToken | null> {
    const row = this.#database.prepare(`SELECT ${COLUMNS} FROM token WHERE id = ?`).get(id);
    return (row as StoredToken | undefined) ?? null;
  }

  async list(): Promise<readonly StoredToken[]> {
    return this.#database
      .prepare(`SELECT ${COLUMNS} FROM token ORDER BY createdAt, id`)
      .all() as StoredToken[];
  }

  async revoke(id: string, at: string): Promise<boolean> {
    return this.#writer.exclusive(async (database) => {
      const { changes } = database
        .prepare('UPDATE token SET revokedAt = coalesce(revokedAt, ?) WHERE id = ?')
        .run(at, id);
      return changes > 0;
    });
  }
}
