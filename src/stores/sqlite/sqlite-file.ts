import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Connection, { type Database } from 'better-sqlite3';
import type { StoreFile } from '#graph/store-file.ts';
import { AppError } from '#src/errors.ts';
import { connect } from './connect.ts';

/** How long somebody who is just closing the store is waited for. */
const PATIENCE_MS = 1000;

/** Pages of 4 kB that are copied at a time. */
const PAGES = 10_000;

/** The file of the embedded store in a directory. */
export class SqliteFile implements StoreFile {
  readonly path: string;

  constructor(directory: string) {
    this.path = join(directory, 'chancery.sqlite');
  }

  /** The copy is compact: what was deleted or blanked leaves no trace in it, as it may in the file itself. */
  async copyTo(file: string): Promise<number> {
    reading(this.path, (database) => database.prepare('VACUUM INTO ?').run(file));
    return reading(file, lastRevision);
  }

  async check(): Promise<void> {
    try {
      reading(this.path, requireSound);
    } catch (cause) {
      const reason = (cause as Error).message;
      throw new AppError('BAD_DUMP', `This is no sound backup of Chancery: ${reason}.`, { cause });
    }
  }

  /** In one transaction of SQLite, so that an end in the middle leaves the old content. */
  async replaceWith(file: string): Promise<string | null> {
    const damaged = this.#takeAlone();
    const source = connect(file, 'read');
    try {
      await source.backup(this.path, { progress: () => PAGES });
    } finally {
      source.close();
    }
    return damaged;
  }

  /** Only the last connection to a file can take its log away. Puts a file that is no database aside. */
  #takeAlone(): string | null {
    if (!existsSync(this.path)) return null;
    const database = new Connection(this.path, { timeout: PATIENCE_MS });
    try {
      database.pragma('journal_mode = DELETE');
      return null;
    } catch (cause) {
      const { code } = cause as { readonly code?: string };
      if (code?.startsWith('SQLITE_BUSY') || code?.startsWith('SQLITE_LOCKED'))
        throw inUse(this.path, cause);
      if (code !== 'SQLITE_NOTADB' && !code?.startsWith('SQLITE_CORRUPT')) throw cause;
    } finally {
      database.close();
    }
    return putAside(this.path);
  }
}

function reading<T>(file: string, task: (database: Database) => T): T {
  const database = connect(file, 'read');
  try {
    return task(database);
  } finally {
    database.close();
  }
}

function lastRevision(database: Database): number {
  return database.prepare('SELECT ifnull(max(number), 0) FROM revision').pluck().get() as number;
}

function requireSound(database: Database): void {
  const found = database.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new Error(String(found));
  const loose = database.pragma('foreign_key_check') as readonly unknown[];
  if (loose.length > 0) throw new Error(`${loose.length} rows refer to rows that are not there`);
  lastRevision(database);
}

function inUse(path: string, cause: unknown): AppError {
  const message = `Nothing was written: somebody has ${path} open. Stop the service first.`;
  return new AppError('STORE_UNAVAILABLE', message, { cause });
}

function putAside(path: string): string {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
  }
  return aside;
}
