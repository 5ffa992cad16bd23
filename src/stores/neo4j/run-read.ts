import neo4j, {
  type BookmarkManager,
  type Driver,
  type Record as DriverRecord,
} from 'neo4j-driver';
import { cancelled } from '#graph/ending.ts';
import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';

export interface Statement {
  readonly text: string;
  readonly parameters: Record<string, unknown>;
}

interface Options extends ReadOptions {
  /** Remembers what its reads have seen, and lets none of them see less. */
  readonly bookmarkManager?: BookmarkManager;
}

/**
 * One auto-commit read: two round trips fewer than a managed transaction. The driver does not repeat it, so we
 * do, once, where it says that it may. Closing the session ends a running statement in the engine.
 */
export async function runRead(
  driver: Driver,
  database: string,
  statement: Statement,
  options: Options,
): Promise<readonly DriverRecord[]> {
  try {
    return await attempt(driver, database, statement, options);
  } catch (error) {
    if (options.signal?.aborted || !(error instanceof neo4j.Neo4jError) || !error.retriable)
      throw error;
    return attempt(driver, database, statement, options);
  }
}

async function attempt(
  driver: Driver,
  database: string,
  { text, parameters }: Statement,
  options: Options,
): Promise<readonly DriverRecord[]> {
  const { signal, timeoutMs, operation, bookmarkManager } = options;
  if (signal?.aborted) throw cancelled();
  const session = driver.session({
    database,
    defaultAccessMode: neo4j.session.READ,
    ...(bookmarkManager !== undefined && { bookmarkManager }),
  });
  let stopped = false;
  const stop = () => {
    stopped = true;
    void session.close();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const config = {
      timeout: timeoutMs,
      metadata: { app: 'chancery', operation: operation ?? '' },
    };
    return (await session.run(text, parameters, config)).records;
  } catch (error) {
    throw stopped ? cancelled() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!stopped) await session.close();
  }
}

/** One answer a record, in the order of the requests. */
export function toResult(record: DriverRecord): ReadResult {
  return { rows: record.get('rows'), count: record.get('count'), revision: record.get('revision') };
}

/** `p0`, `p1`, …; a whole number goes as an integer, which LIMIT and comparisons need. */
export function toParameters(parameters: readonly Parameter[]): Record<string, unknown> {
  return Object.fromEntries(
    parameters.map((value, index) => [
      `p${index}`,
      Number.isInteger(value) ? neo4j.int(value as number) : value,
    ]),
  );
}
