import type { Database, Statement } from 'better-sqlite3';
import { decimalColumns } from '#graph/decimal-columns.ts';
import type { DumpRow, VersionRow } from '#graph/dump.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { PERMALINK_COLUMNS } from './sqlite-permalinks.ts';
import { OPEN, STILL } from './versions-sql.ts';

export interface LoadTables {
  readonly decimals: readonly string[];
  readonly revision: Statement;
  readonly mutation: Statement;
  readonly record: Statement;
  readonly permalink: Statement;
  readonly node: Statement;
  readonly pastNode: Statement;
  readonly relationship: Statement;
  readonly pastRelationship: Statement;
}

export function prepareLoad(database: Database, model: GraphModel): LoadTables {
  const insert = (table: string, columns: string) => {
    const values = columns
      .split(', ')
      .map((name) =>
        name === 'properties' || name === 'details' ? `jsonb(@${name})` : `@${name}`,
      );
    return database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${values.join(', ')})`);
  };
  const known = 'knownFrom, publishedFrom';
  const ended = `${known}, knownTo, publishedTo`;
  const node = 'id, kind, properties';
  const relationship = 'source, type, target, propositionId, details';
  return {
    decimals: decimalColumns(model),
    revision: insert('revision', 'number, recordedAt, actor, message'),
    mutation: insert('mutation', 'actor, clientMutationId, hash, answer, revision'),
    record: insert('record', 'id, content'),
    permalink: insert('permalink', PERMALINK_COLUMNS),
    node: insert('node', `${node}, ${known}`),
    pastNode: insert('pastNode', `${node}, ${ended}`),
    relationship: insert('relationship', `${relationship}, ${known}`),
    pastRelationship: insert('pastRelationship', `${relationship}, ${ended}`),
  };
}

export function loadRow(tables: LoadTables, row: DumpRow): void {
  switch (row.row) {
    case 'revision':
      tables.revision.run({ ...row, recordedAt: row.at });
      break;
    case 'mutation':
      tables.mutation.run(row);
      break;
    case 'record':
      tables.record.run({ id: row.id, content: row.record });
      break;
    case 'permalink':
      tables.permalink.run(row);
      break;
    case 'node':
      (isPresent(row) ? tables.node : tables.pastNode).run({
        ...stored(row),
        properties: jsonOf(tables, row),
      });
      break;
    case 'relationship':
      (isPresent(row) ? tables.relationship : tables.pastRelationship).run({
        ...stored(row),
        source: row.from,
        target: row.to,
        details: jsonOf(tables, row),
      });
      break;
  }
}

const isPresent = ({ knownTo, publishedTo }: VersionRow) =>
  knownTo === null && publishedTo === null;

const stored = <T extends VersionRow>(row: T) => ({
  ...row,
  knownTo: row.knownTo ?? STILL,
  publishedTo: row.publishedTo ?? OPEN,
});

/** As `toJson` writes it. Digits become a number again, exactly: the text of the JSON is never read as a number of JavaScript. */
function jsonOf({ decimals }: LoadTables, { properties }: VersionRow): string {
  const members = Object.keys(properties)
    .sort()
    .map((name) => {
      const value = properties[name];
      return `${JSON.stringify(name)}:${decimals.includes(name) ? value : JSON.stringify(value)}`;
    });
  return `{${members.join(',')}}`;
}
