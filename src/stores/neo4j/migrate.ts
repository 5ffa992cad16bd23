import type { Driver } from 'neo4j-driver';
import { type Migration, pendingMigrations } from '#graph/migrations.ts';

const LOCK = 'MERGE (lock:MigrationLock {id: 1}) SET lock.at = $at';
const ONE_LOCK =
  'CREATE CONSTRAINT migrationLock IF NOT EXISTS FOR (lock:MigrationLock) REQUIRE lock.id IS UNIQUE';

/**
 * Applies what is missing. A schema command cannot share a transaction with data, so one transaction holds a lock
 * while others change the schema; a second runner waits for it. Every command may be run again.
 */
export async function migrate(
  driver: Driver,
  database: string,
  migrations: readonly Migration[],
): Promise<readonly number[]> {
  await driver.executeQuery(ONE_LOCK, {}, { database });
  const session = driver.session({ database });
  try {
    const transaction = await session.beginTransaction();
    await transaction.run(LOCK, { at: new Date().toISOString() });
    const pending = pendingMigrations(migrations, await appliedMigrations(driver, database));
    for (const migration of pending) await apply(driver, database, migration);
    await transaction.commit();
    return pending.map(({ number }) => number);
  } finally {
    await session.close();
  }
}

async function apply(
  driver: Driver,
  database: string,
  { number, name, checksum, text }: Migration,
): Promise<void> {
  const commands = commandsOf(text);
  const session = driver.session({ database });
  try {
    // Data first: what fails there has not changed the schema.
    for (const command of commands.filter((each) => !isOfSchema(each))) await session.run(command);
    await session.executeWrite(async (transaction) => {
      for (const command of commands.filter(isOfSchema)) await transaction.run(command);
    });
  } finally {
    await session.close();
  }
  await driver.executeQuery('CALL db.awaitIndexes(300)', {}, { database });
  await driver.executeQuery(
    'MERGE (m:Migration {number: $number}) SET m.name = $name, m.checksum = $checksum, m.appliedAt = $at',
    { number, name, checksum, at: new Date().toISOString() },
    { database },
  );
}

const isOfSchema = (command: string) => /^(CREATE|DROP) /.test(command);

/** Commands end with a semicolon at the end of a line; comments stand on lines of their own. */
function commandsOf(text: string): readonly string[] {
  return text
    .replace(/^\/\/.*$/gm, '')
    .split(/;\s*$/m)
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

/** Empty in a database that was never migrated. */
export async function appliedMigrations(
  driver: Driver,
  database: string,
): Promise<readonly Pick<Migration, 'number' | 'checksum'>[]> {
  const { records } = await driver.executeQuery(
    'MATCH (m:Migration) RETURN m.number AS number, m.checksum AS checksum ORDER BY number',
    {},
    { database, routing: 'READ' },
  );
  return records.map((record) => ({
    number: Number(record.get('number')),
    checksum: record.get('checksum') as string,
  }));
}
