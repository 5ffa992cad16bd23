import type { Database } from 'better-sqlite3';
import type { GraphModel } from '#graph/graph-model.ts';
import type { SearchedNode } from '#graph/search/entries.ts';
import { SearchWriter } from './search-writer.ts';

/** Nodes that are read and written at a time. */
const NODES = 5000;

/** Whether the index of what is searched is there and whole; null before the migration that brings it. */
export function hasSearch(database: Database): boolean | null {
  const table = "SELECT 1 FROM sqlite_schema WHERE name = 'searchIndex'";
  if (database.prepare(table).get() === undefined) return null;
  return database.prepare('SELECT 1 FROM searchIndex').get() !== undefined;
}

/** Builds the index of all nodes that there are and were, unless it is there. A second runner waits for the first. */
export function buildSearch(database: Database, model: GraphModel): void {
  if (hasSearch(database) !== false) return;
  const build = database.transaction(() => {
    if (hasSearch(database) !== false) return;
    indexAll(database, model);
    database.prepare('INSERT INTO searchIndex (builtAt) VALUES (?)').run(new Date().toISOString());
  });
  build.immediate();
}

/** Into an empty index, within a transaction. */
export function indexAll(database: Database, model: GraphModel): void {
  const writer = new SearchWriter(database, model);
  const ids = (table: string) =>
    `SELECT * FROM (SELECT DISTINCT id FROM ${table} WHERE id > @after ORDER BY id LIMIT ${NODES})`;
  const versions = (table: string) => `SELECT properties FROM ${table} WHERE id = p.id`;
  const page = database.prepare(
    `SELECT p.id, (SELECT json_group_array(json(properties)) FROM (${versions('node')} UNION ALL ${versions('pastNode')})) AS versions
     FROM (${ids('node')} UNION ${ids('pastNode')} ORDER BY id LIMIT ${NODES}) p`,
  );
  let after = '';
  for (;;) {
    const rows = page.all({ after }) as readonly {
      readonly id: string;
      readonly versions: string;
    }[];
    const last = rows.at(-1);
    if (last === undefined) return;
    const nodes = rows.map(
      ({ id, versions }): SearchedNode => ({ id, versions: JSON.parse(versions) }),
    );
    for (const entry of writer.entriesOf(nodes)) writer.put(entry);
    after = last.id;
  }
}
