import { Neo4jError } from 'neo4j-driver';
import { timedOut } from '#graph/ending.ts';
import { notUnique } from '#graph/not-unique.ts';
import { AppError } from '#src/errors.ts';

const TIMED_OUT = 'Neo.ClientError.Transaction.TransactionTimedOut';
const TIMED_OUT_BY_CLIENT = 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration';

/** How the engine says that a value of `uniqueBy` is taken. */
const TAKEN = /with label `(\w+)` and property `((?!id`)\w+)` = '(.*)'/;

/** The engine's error as one of ours; anything that is none of the engine's is handed back as it is. */
export function translateError(error: unknown, address: string, timeoutMs: number): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (error.code === TIMED_OUT || error.code === TIMED_OUT_BY_CLIENT) return timedOut(timeoutMs);
  if (error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed') {
    const [, kind, property, value] = TAKEN.exec(error.message) ?? [];
    if (kind !== undefined) return notUnique(kind, `${property}`, `${value}`, error);
    return new AppError('BAD_USER_INPUT', `Nothing was written: ${error.message}.`, {
      cause: error,
    });
  }
  if (error.code.startsWith('Neo.ClientError.Security')) {
    return new AppError(
      'STORE_UNAVAILABLE',
      `Neo4j at ${address} refused the login. Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
      { cause: error },
    );
  }
  if (error.code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new AppError(
      'STORE_UNAVAILABLE',
      `Neo4j at ${address} has no such database. Check NEO4J_DATABASE.`,
      { cause: error },
    );
  }
  if (error.code === 'ServiceUnavailable' || error.code === 'SessionExpired' || error.retriable) {
    return new AppError(
      'STORE_UNAVAILABLE',
      `Neo4j at ${address} does not answer. Check that it runs and that CHANCERY_STORE has its address.`,
      { cause: error },
    );
  }
  return error;
}
