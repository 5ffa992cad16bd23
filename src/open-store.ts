import { readMigrations } from '#graph/migrations.ts';
import type { GraphStore } from '#graph/store.ts';
import type { StoreFile } from '#graph/store-file.ts';
import { graphModel } from '#modules/graph-model.ts';
import { AppError } from './errors.ts';
import type { StoreAddress } from './store-address.ts';

/**
 * Opens the store that the configuration names. The only place that knows which stores exist; an engine's
 * code is loaded only when it is the one.
 *
 * @throws AppError `STORE_UNAVAILABLE` when the file of the embedded store cannot be opened. A Neo4j server
 * is not asked yet.
 */
export async function openStore(address: StoreAddress): Promise<GraphStore> {
  switch (address.engine) {
    case 'sqlite': {
      const { SqliteStore } = await import('#stores/sqlite/sqlite-store.ts');
      return translated(
        address.directory,
        () => new SqliteStore(graphModel, migrationsOf('sqlite'), address.directory),
      );
    }
    case 'neo4j': {
      const { Neo4jStore } = await import('#stores/neo4j/neo4j-store.ts');
      return new Neo4jStore(graphModel, migrationsOf('neo4j'), address);
    }
  }
}

/** The file of a store, as a whole; null: it is a server's. */
export async function storeFile(address: StoreAddress): Promise<StoreFile | null> {
  if (address.engine !== 'sqlite') return null;
  const { SqliteFile } = await import('#stores/sqlite/sqlite-file.ts');
  return new SqliteFile(address.directory);
}

function migrationsOf(engine: StoreAddress['engine']) {
  return readMigrations(new URL(`../schema/${engine}/`, import.meta.url));
}

/** The system's refusal of a folder, as one of ours. */
function translated<T>(directory: string, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof AppError || !(cause instanceof Error && 'errno' in cause)) throw cause;
    const message = `The folder ${directory} cannot be used: ${cause.message}.`;
    throw new AppError('STORE_UNAVAILABLE', message, { cause });
  }
}
