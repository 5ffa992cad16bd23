import type { Database, Statement } from 'better-sqlite3';
import type { Parameter, ReadResult, Row } from '#graph/read-plan.ts';

interface Answer {
  readonly rows: string;
  readonly count: number | null;
  readonly revision: number | null;
  readonly groups?: string;
}

const REMEMBERED = 500;

/** Prepared statements of one connection by their text, the oldest forgotten first. */
export class Statements {
  readonly #database: Database;
  readonly #prepared = new Map<string, Statement<unknown[], Answer>>();

  constructor(database: Database) {
    this.#database = database;
  }

  select(sql: string, parameters: readonly Parameter[]): ReadResult {
    const answer = this.#prepare(sql).get(bind(parameters)) as Answer;
    const { rows, groups, count, revision } = answer;
    const grouped = groups !== undefined && { groups: JSON.parse(groups) as Row[][] };
    return { rows: JSON.parse(rows) as Row[], count, revision, ...grouped };
  }

  #prepare(sql: string): Statement<unknown[], Answer> {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<unknown[], Answer>(sql);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= REMEMBERED && oldest !== undefined) this.#prepared.delete(oldest);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** `@p0`, `@p1`, …; a list is bound as JSON. SQLite has no booleans. */
function bind(parameters: readonly Parameter[]): Record<string, string | number | bigint | null> {
  const bound: Record<string, string | number | bigint | null> = {};
  parameters.forEach((value, index) => {
    bound[`p${index}`] =
      typeof value === 'boolean'
        ? Number(value)
        : Array.isArray(value)
          ? JSON.stringify(value)
          : (value as string | number | bigint | null);
  });
  return bound;
}
