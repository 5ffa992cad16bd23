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
  for (const { name, uniqueBy } of model.kinds.values()) {
    const ofKind = nodes.filter(({ kind }) => kind === name);
    for (const property of ofKind.length === 0 ? [] : uniqueBy) {
      const value = takenValue(database, ofKind, property);
      if (value !== null) return notUnique(name, property, value, cause);
    }
  }
  return cause;
}

/** A value that two of the nodes have, or one of them and another that is stored. */
function takenValue(
  database: Database,
  nodes: readonly NodeWrite[],
  property: string,
): string | null {
  const owner = database
    .prepare(
      `SELECT id FROM node WHERE kind = ? AND json_extract(properties, '$.${property}') = ? AND id <> ?`,
    )
    .pluck();
  const seen = new Set<string>();
  for (const { id, kind, properties } of nodes) {
    const value = properties[property];
    if (typeof value !== 'string') continue;
    if (seen.has(value) || owner.get(kind, value, id) !== undefined) return value;
    seen.add(value);
  }
  return null;
}
