import { setImmediate as breathe } from 'node:timers/promises';
import Connection, { type Database } from 'better-sqlite3';
import { chunks } from '#graph/batches.ts';
import { checkWritePlan } from '#graph/check-write-plan.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { searchedNode } from '#graph/search/entries.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';
import { sayTaken } from './taken-value.ts';
import { MANY } from './version-table.ts';
import type { VersionWriter } from './version-writer.ts';

/** Milliseconds of writing after which others have their turn on the event loop. */
const SLICE_MS = 10;

/**
 * Writes a whole plan as a revision, within a transaction that the caller has begun and ends.
 *
 * @throws AppError `BAD_USER_INPUT` when a row does not fit the model or breaks a constraint.
 */
export async function writePlan(
  database: Database,
  writer: VersionWriter,
  model: GraphModel,
  {
    plan,
    revision,
    at,
  }: { readonly plan: WritePlan; readonly revision: number; readonly at: string },
): Promise<void> {
  checkWritePlan(model, plan);
  try {
    database
      .prepare('INSERT INTO revision (number, recordedAt, actor, message) VALUES (?, ?, ?, ?)')
      .run(revision, at, plan.actor, plan.message);
    for (const redaction of plan.redactions ?? []) writer.redact(redaction, revision);
    await inSlices(plan.removed?.relationships ?? [], (key) => {
      if (!writer.removeRelationship(key, revision)) throw notThere(`a relationship ${key.type}`);
    });
    // Before others are written, which may take over what is unique.
    await inSlices(plan.removed?.nodes ?? [], (id) => {
      try {
        if (!writer.removeNode(id, revision)) throw notThere(id);
      } catch (cause) {
        throw isMissingEnd(cause) ? stillTied(id, cause) : cause;
      }
    });
    await inSlices(chunks(plan.nodes, MANY), (nodes) => writer.nodes(nodes, revision));
    const entries = writer.search.entriesOf(plan.nodes.map(searchedNode));
    await inSlices(entries, (entry) => writer.search.put(entry));
    await inSlices(plan.relationships, (relationship) => {
      try {
        writer.relationship(relationship, revision);
      } catch (cause) {
        throw isMissingEnd(cause) ? missingEnd(relationship.type, cause) : cause;
      }
    });
    await inSlices(plan.ended ?? [], (ended) => writer.endRelationship(ended, revision));
    if (plan.mutation !== undefined) {
      const { clientMutationId, hash, answer } = plan.mutation;
      database
        .prepare(
          'INSERT INTO mutation (actor, clientMutationId, hash, answer, revision) VALUES (?, ?, ?, ?, ?)',
        )
        .run(plan.actor, clientMutationId, hash, answer, revision);
    }
  } catch (cause) {
    throw translate(sayTaken(cause, database, model, plan.nodes));
  }
}

async function inSlices<T>(items: Iterable<T>, write: (item: T) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    write(item);
    if (performance.now() - began < SLICE_MS) continue;
    await breathe();
    began = performance.now();
  }
}

function isMissingEnd(cause: unknown): boolean {
  return cause instanceof Connection.SqliteError && cause.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

function missingEnd(type: string, cause: unknown): AppError {
  const message = `Nothing was written: a relationship ${type} ends at a node that is not there.`;
  return new AppError('BAD_USER_INPUT', message, { cause });
}

function stillTied(id: string, cause: unknown): AppError {
  const message = `Nothing was written: ${id} that is to be removed still has relationships.`;
  return new AppError('BAD_USER_INPUT', message, { cause });
}

function notThere(what: string): AppError {
  const message = `Nothing was written: ${what} that is to be removed is not there.`;
  return new AppError('BAD_USER_INPUT', message);
}

/** What breaks a constraint is the caller's mistake; a full disk or a lock that stays is the operator's. */
export function translate(cause: unknown): unknown {
  if (!(cause instanceof Connection.SqliteError)) return cause;
  const code = cause.code.startsWith('SQLITE_CONSTRAINT') ? 'BAD_USER_INPUT' : 'STORE_UNAVAILABLE';
  return new AppError(code, `Nothing was written: ${cause.message}.`, { cause });
}
