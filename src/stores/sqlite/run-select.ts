import type { Database, Statement } from 'better-sqlite3';
import type { Parameter, ReadResult, Row } from '#graph/read-plan.ts';

/** An answer as SQLite gives it: its rows are JSON. */
export interface Answer {
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
    return readAnswer(this.answer(sql, parameters));
  }

  answer(sql: string, parameters: readonly Parameter[]): Answer {
    return this.#prepare(sql).get(bind(parameters)) as Answer;
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

export function readAnswer({ rows, groups, count, revision }: Answer): ReadResult {
  const grouped = groups !== undefined && { groups: JSON.parse(groups) as Row[][] };
  return { rows: JSON.parse(rows) as Row[], count, revision, ...grouped };
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
