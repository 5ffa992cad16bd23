import type { Database } from 'better-sqlite3';
import { type Migration, pendingMigrations } from '#graph/migrations.ts';

const LEDGER = `CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, appliedAt TEXT NOT NULL
) STRICT`;

/** Applies what is missing, each in a transaction of its own; a second runner waits for the first. */
export function migrate(database: Database, migrations: readonly Migration[]): readonly number[] {
  database.exec(LEDGER);
  const apply = database.transaction((): number | null => {
    const [next] = pendingMigrations(migrations, appliedMigrations(database));
    if (next === undefined) return null;
    database.exec(next.text);
    database
      .prepare('INSERT INTO migration (number, name, checksum, appliedAt) VALUES (?, ?, ?, ?)')
      .run(next.number, next.name, next.checksum, new Date().toISOString());
    return next.number;
  });
  const applied: number[] = [];
  for (let number = apply.immediate(); number !== null; number = apply.immediate())
    applied.push(number);
  return applied;
}

/** Empty in a file that was never migrated. */
export function appliedMigrations(
  database: Database,
): readonly Pick<Migration, 'number' | 'checksum'>[] {
  const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get();
  if (exists === undefined) return [];
  return database
    .prepare('SELECT number, checksum FROM migration ORDER BY number')
    .all() as Migration[];
}
