import Connection, { type Database } from 'better-sqlite3';
import { checkWritePlan } from '#graph/check-write-plan.ts';
import type { Stored } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';

/** Writes a whole plan in one transaction; answers the number of the revision. */
export function write(database: Database, model: GraphModel, plan: WritePlan): number {
  checkWritePlan(model, plan);
  const revision = database.prepare(
    'INSERT INTO revision (recordedAt, actor, message) VALUES (?, ?, ?)',
  );
  const node = database.prepare(
    `INSERT INTO node (id, kind, properties) VALUES (?, ?, jsonb(?))
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, properties = excluded.properties`,
  );
  const relationship = database.prepare(
    `INSERT INTO relationship (source, type, target, propositionId, details) VALUES (?, ?, ?, ?, jsonb(?))
     ON CONFLICT DO UPDATE SET details = excluded.details`,
  );
  const all = database.transaction(() => {
    const { lastInsertRowid } = revision.run(plan.at, plan.actor, plan.message);
    for (const { id, kind, properties } of plan.nodes) node.run(id, kind, toJson(properties));
    for (const { from, type, to, propositionId, properties } of plan.relationships) {
      try {
        relationship.run(from, type, to, propositionId, toJson(properties));
      } catch (cause) {
        throw isMissingEnd(cause) ? missingEnd(type, cause) : cause;
      }
    }
    return Number(lastInsertRowid);
  });
  try {
    const number = all.immediate();
    if (plan.nodes.length + plan.relationships.length >= MANY_ROWS) analyze(database);
    return number;
  } catch (cause) {
    throw translate(cause);
  }
}

/** A write of this many rows may change which index is best. */
const MANY_ROWS = 1000;

/** A sample is enough to tell a rare value from a frequent one. */
function analyze(database: Database): void {
  database.pragma('analysis_limit = 1000');
  database.exec('ANALYZE');
}

function isMissingEnd(cause: unknown): boolean {
  return cause instanceof Connection.SqliteError && cause.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

function missingEnd(type: string, cause: unknown): AppError {
  const message = `Nothing was written: a relationship ${type} ends at a node that is not there.`;
  return new AppError('BAD_USER_INPUT', message, { cause });
}

/** What breaks a constraint is the caller's mistake; a full disk or a lock that stays is the operator's. */
function translate(cause: unknown): unknown {
  if (!(cause instanceof Connection.SqliteError)) return cause;
  const code = cause.code.startsWith('SQLITE_CONSTRAINT') ? 'BAD_USER_INPUT' : 'STORE_UNAVAILABLE';
  return new AppError(code, `Nothing was written: ${cause.message}.`, { cause });
}

/** JSON.stringify knows no bigint; a 64-bit integer stands in JSON as its digits. */
function toJson(properties: Stored): string {
  const members = Object.entries(properties).map(([name, value]) => {
    const text = typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${members.join(',')}}`;
}
