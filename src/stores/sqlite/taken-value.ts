import Connection, { type Database } from 'better-sqlite3';
import type { GraphModel } from '#graph/graph-model.ts';
import { notUnique } from '#graph/not-unique.ts';
import type { NodeWrite } from '#graph/write-plan.ts';

/**
 * Says which value is taken when an index of `uniqueBy` refused nodes, within the transaction that goes on. SQLite names no
 * more than the index. Any other error is handed back.
 */
export function sayTaken(
  cause: unknown,
  database: Database,
  model: GraphModel,
  nodes: readonly NodeWrite[],
): unknown {
  if (!(cause instanceof Connection.SqliteError) || cause.code !== 'SQLITE_CONSTRAINT_UNIQUE')
    return cause;
  // In the order of writing, so that of several the first is named.
  const written = new Set<string>();
  for (const { id, kind, properties } of nodes) {
    for (const property of model.kinds.get(kind)?.uniqueBy ?? []) {
      const value = properties[property];
      if (typeof value !== 'string') continue;
      const key = JSON.stringify([kind, property, value]);
      if (written.has(key) || isTaken(database, { id, kind, property, value }))
        return notUnique(kind, property, value, cause);
      written.add(key);
    }
  }
  return cause;
}

interface Wanted {
  readonly id: string;
  readonly kind: string;
  readonly property: string;
  readonly value: string;
}

/** Whether another node that is stored has the value. */
function isTaken(database: Database, { id, kind, property, value }: Wanted): boolean {
  const sql = `SELECT 1 FROM node WHERE kind = ? AND json_extract(properties, '$.${property}') = ? AND id <> ?`;
  return database.prepare(sql).get(kind, value, id) !== undefined;
}
