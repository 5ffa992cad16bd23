import Connection, { type Database } from 'better-sqlite3';
import { AppError } from '#src/errors.ts';

/**
 * Opens one connection with the settings that every one of ours has.
 *
 * @throws AppError `STORE_UNAVAILABLE` when the file cannot be opened or is no SQLite database.
 */
export function connect(file: string, mode: 'write' | 'read'): Database {
  try {
    const database = new Connection(
      file,
      mode === 'read' ? { readonly: true, fileMustExist: true } : {},
    );
    database.pragma('busy_timeout = 10000');
    database.pragma('foreign_keys = ON');
    // Pages beyond these 16 MB are the kernel's, and cost a copy. Who reads or writes much says otherwise.
    database.pragma('cache_size = -16000');
    database.pragma('temp_store = MEMORY');
    if (mode === 'write') {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
    }
    return database;
  } catch (cause) {
    throw new AppError(
      'STORE_UNAVAILABLE',
      `The store ${file} cannot be opened: ${(cause as Error).message}.`,
      { cause },
    );
  }
}
