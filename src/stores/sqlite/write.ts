import type { Database } from 'better-sqlite3';
import type { Stored } from '#graph/encode.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';

/** Writes a whole plan in one transaction; answers the number of the revision. */
export function write(database: Database, plan: WritePlan): number {
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
      relationship.run(from, type, to, propositionId, toJson(properties));
    }
    return Number(lastInsertRowid);
  });
  try {
    const number = all.immediate();
    database.pragma('optimize');
    return number;
  } catch (cause) {
    throw new AppError('BAD_USER_INPUT', `Nothing was written: ${(cause as Error).message}.`, {
      cause,
    });
  }
}

/** JSON.stringify knows no bigint; a 64-bit integer stands in JSON as its digits. */
function toJson(properties: Stored): string {
  const members = Object.entries(properties).map(([name, value]) => {
    const text = typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${members.join(',')}}`;
}
