import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { AppError } from '#src/errors.ts';

/** One forward-only step of a store's schema. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text: a file that was applied must not change any more. */
  readonly checksum: string;
}

const NAME = /^(\d{4})-([a-z0-9-]+)\.(sql|cypher)$/;

/** The files `NNNN-name.sql|cypher` of a folder, in the order of their numbers. */
export function readMigrations(folder: URL): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const match = NAME.exec(file);
      if (match === null)
        throw new AppError(
          'BAD_CONFIGURATION',
          `${file} in schema/ is not named NNNN-name.sql or .cypher.`,
        );
      const text = readFileSync(new URL(file, folder), 'utf8');
      return {
        number: Number(match[1]),
        name: match[2] as string,
        text,
        checksum: createHash('sha256').update(text).digest('hex'),
      };
    });
}

/**
 * What the program has and the store lacks.
 *
 * @throws AppError `STORE_TOO_NEW` when the store has a migration that the program does not know,
 * `STORE_OUTDATED` when a migration that was applied has another text by now.
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly Pick<Migration, 'number' | 'checksum'>[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, checksum } of applied) {
    const migration = known.get(number);
    if (migration === undefined) {
      throw new AppError(
        'STORE_TOO_NEW',
        `The store has migration ${number}, and this program knows only ${migrations.length}. Use the newer program that made it.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new AppError(
        'STORE_OUTDATED',
        `Migration ${number}-${migration.name} was changed after it had been applied to the store. Restore its text and add a new migration.`,
      );
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  return migrations.filter((migration) => !done.has(migration.number));
}
