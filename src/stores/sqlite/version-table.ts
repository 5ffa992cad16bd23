import type { Database, Statement } from 'better-sqlite3';
import type { EarlierVersion } from '#graph/write-plan.ts';
import { toJson } from './json-row.ts';
import { OPEN, STILL } from './versions-sql.ts';

/** Names of one table of versions, so that nodes and relationships are written by the same statements. */
interface Table {
  readonly present: string;
  readonly past: string;
  readonly key: readonly string[];
  /** The column with the JSON. */
  readonly content: string;
}

export const NODES: Table = {
  present: 'node',
  past: 'pastNode',
  key: ['id'],
  content: 'properties',
};
export const RELATIONSHIPS: Table = {
  present: 'relationship',
  past: 'pastRelationship',
  key: ['source', 'type', 'target', 'propositionId'],
  content: 'details',
};

/** One row of such a table, as it will be. */
export interface Row {
  readonly key: readonly string[];
  /** The key, and what else belongs to every version. */
  readonly columns: readonly string[];
  readonly json: string;
  readonly publishedFrom: string;
  readonly earlier: readonly EarlierVersion[];
  /** Where it is not there, something may be kept of what the public could read of it. */
  readonly mayHaveEnded: boolean;
}

/** Rows that one statement inserts: SQLite opens every index of the table for each statement, however few it writes to. */
export const MANY = 32;

/** Writes rows of one table, and keeps what they replace. */
export class VersionTable {
  readonly #database: Database;
  readonly #table: Table;
  readonly #insert: Statement;
  readonly #insertMany: Statement;
  readonly #isSame: Statement;
  readonly #keep: Statement;
  readonly #closeEarlier: Statement;
  readonly #replace: Statement;
  readonly #addEarlier: Statement;
  readonly #earlier: Statement;
  readonly #remove: Statement;

  constructor(database: Database, table: Table, more: readonly string[] = []) {
    const { present, past, key, content } = table;
    const columns = [...key, ...more];
    const all = [...columns, content];
    const is = key.map((name) => `${name} = ?`).join(' AND ');
    const marks = (names: readonly string[]) =>
      names.map((name) => (name === content ? 'jsonb(?)' : '?')).join(', ');
    const prepare = (sql: string) => database.prepare(sql);
    this.#database = database;
    this.#table = table;
    const insert = (rows: number) => {
      const values = Array(rows)
        .fill(`(${marks(all)}, ?, ?)`)
        .join(', ');
      return prepare(
        `INSERT INTO ${present} (${all}, publishedFrom, knownFrom) VALUES ${values} ON CONFLICT (${key}) DO NOTHING`,
      );
    };
    this.#insert = insert(1);
    this.#insertMany = insert(MANY);
    this.#isSame = prepare(
      `SELECT ${content} = jsonb(?) AND publishedFrom = ? AS same, knownFrom FROM ${present} WHERE ${is}`,
    );
    this.#keep = prepare(
      `INSERT INTO ${past} (${all}, publishedFrom, publishedTo, knownFrom, knownTo)
       SELECT ${all}, publishedFrom, '${OPEN}', knownFrom, ? FROM ${present} WHERE ${is}`,
    );
    this.#closeEarlier = prepare(
      `UPDATE ${past} SET knownTo = ? WHERE ${is} AND knownTo = ${STILL}`,
    );
    this.#replace = prepare(
      `UPDATE ${present} SET ${content} = jsonb(?), publishedFrom = ?, knownFrom = ? WHERE ${is}`,
    );
    this.#addEarlier = prepare(
      `INSERT INTO ${past} (${all}, publishedFrom, publishedTo, knownFrom, knownTo) VALUES (${marks(all)}, ?, ?, ?, ${STILL})`,
    );
    this.#earlier = prepare(
      `SELECT publishedFrom || ' ' || publishedTo || ' ' || json(${content}) FROM ${past} WHERE ${is} AND knownTo = ${STILL} ORDER BY publishedFrom`,
    ).pluck();
    this.#remove = prepare(`DELETE FROM ${present} WHERE ${is}`);
  }

  /** Most rows are new, and then it is one statement for all of them. */
  writeMany(rows: readonly Row[], revision: number): void {
    if (rows.length === MANY) {
      const values = rows.flatMap((row) => valuesOf(row, revision));
      if (this.#insertMany.run(values).changes === MANY) {
        for (const row of rows) this.#writeEarlier(row, revision);
        return;
      }
    }
    for (const row of rows) this.write(row, revision);
  }

  write(row: Row, revision: number): void {
    const { key, json, publishedFrom } = row;
    const isNew = this.#insert.run(valuesOf(row, revision)).changes > 0;
    if (!isNew) {
      const { same, knownFrom } = this.#isSame.get(json, publishedFrom, ...key) as Existing;
      if (same === 1 && this.#hasEarlier(row)) return;
      this.#supersede(key, knownFrom, revision);
      this.#replace.run(json, publishedFrom, revision, ...key);
    } else if (row.mayHaveEnded) {
      this.close(key, revision);
    }
    this.#writeEarlier(row, revision);
  }

  /** What the public could read of a row that is not there, until the day on which it would begin: replaces what was kept so. */
  end(row: Row, revision: number): void {
    if (this.#hasEarlier(row)) return;
    this.close(row.key, revision);
    this.#writeEarlier(row, revision);
  }

  /** What the public could read of a row is known no more. */
  close(key: readonly string[], revision: number): void {
    this.#closeEarlier.run(revision, ...key);
  }

  #writeEarlier(row: Row, revision: number): void {
    for (const { from, to, json } of earlierOf(row))
      this.#addEarlier.run(...row.columns, json, from, to, revision);
  }

  /** False when it is not there. */
  remove(key: readonly string[], revision: number): boolean {
    const existing = this.#isSame.get('{}', '', ...key) as Existing | undefined;
    if (existing === undefined) return false;
    this.#supersede(key, existing.knownFrom, revision);
    this.#remove.run(...key);
    return true;
  }

  /** Closes the present version, and makes a new one that is the same but for what is blanked, in all versions. */
  redact(key: readonly string[], blanked: readonly string[], more: string, revision: number): void {
    const { present, past, content } = this.#table;
    const is = this.#table.key.map((name) => `${name} = ?`).join(' AND ');
    const paths = blanked.map((name) => `'$.${name}'`).join(', ');
    const knownFrom = (this.#isSame.get('{}', '', ...key) as Existing | undefined)?.knownFrom;
    if (knownFrom !== undefined) this.#supersede(key, knownFrom, revision);
    for (const table of [present, past]) {
      this.#database
        .prepare(
          `UPDATE ${table} SET ${content} = jsonb_patch(jsonb_remove(${content}${paths === '' ? '' : `, ${paths}`}), jsonb(?)) WHERE ${is}`,
        )
        .run(more, ...key);
    }
    this.#database.prepare(`UPDATE ${present} SET knownFrom = ? WHERE ${is}`).run(revision, ...key);
  }

  #supersede(key: readonly string[], knownFrom: number, revision: number): void {
    // A row that was written in this same revision was never known to anybody.
    if (knownFrom === revision) {
      this.#database
        .prepare(
          `DELETE FROM ${this.#table.past} WHERE ${this.#table.key.map((name) => `${name} = ?`).join(' AND ')} AND knownFrom = ?`,
        )
        .run(...key, revision);
      return;
    }
    this.#closeEarlier.run(revision, ...key);
    this.#keep.run(revision, ...key);
  }

  #hasEarlier(row: Row): boolean {
    const stored = this.#earlier.all(...row.key) as readonly string[];
    const wanted = earlierOf(row).map(({ from, to, json }) => `${from} ${to} ${json}`);
    return stored.length === wanted.length && wanted.every((each, index) => stored[index] === each);
  }
}

/** Versions, each until the day of the next. */
function earlierOf({ earlier, publishedFrom }: Row) {
  return earlier.map((version, index) => ({
    from: version.publishedFrom,
    to: earlier[index + 1]?.publishedFrom ?? publishedFrom,
    json: toJson(version.properties),
  }));
}

function valuesOf({ columns, json, publishedFrom }: Row, revision: number): readonly unknown[] {
  return [...columns, json, publishedFrom, revision];
}

interface Existing {
  readonly same: 0 | 1;
  readonly knownFrom: number;
}
