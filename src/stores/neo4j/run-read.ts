import neo4j, { type Driver, type Record as DriverRecord } from 'neo4j-driver';
import { cancelled } from '#graph/ending.ts';
import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';

export interface Statement {
  readonly text: string;
  readonly parameters: Record<string, unknown>;
}

/** Commits that are named by the engine. */
export interface Bookmarks {
  readonly bookmarks: readonly string[];
}

/** What a statement found, and the last commit that had begun when it ended. */
export interface Read extends Bookmarks {
  readonly records: readonly DriverRecord[];
}

/**
 * One auto-commit read: two round trips fewer than a managed transaction. The driver does not repeat it, so we
 * do, once, where it says that it may. Closing the session ends a running statement in the engine.
 *
 * @param after Commits that must be applied before it begins.
 */
export async function runRead(
  driver: Driver,
  database: string,
  statement: Statement,
  options: ReadOptions,
  after: Bookmarks,
): Promise<Read> {
  const attempt = () => attemptRead(driver, { database, ...after }, statement, options);
  try {
    return await attempt();
  } catch (error) {
    if (options.signal?.aborted || !(error instanceof neo4j.Neo4jError) || !error.retriable)
      throw error;
    return attempt();
  }
}

async function attemptRead(
  driver: Driver,
  { database, bookmarks }: Bookmarks & { readonly database: string },
  { text, parameters }: Statement,
  options: ReadOptions,
): Promise<Read> {
  const { signal, timeoutMs, operation } = options;
  if (signal?.aborted) throw cancelled();
  const session = driver.session({
    database,
    bookmarks: [...bookmarks],
    defaultAccessMode: neo4j.session.READ,
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
    const { records } = await session.run(text, parameters, config);
    return { records, bookmarks: session.lastBookmarks() };
  } catch (error) {
    throw stopped ? cancelled() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!stopped) await session.close();
  }
}

/** One answer a record, in the order of the requests. */
export function toResult(record: DriverRecord): ReadResult {
  const grouped = record.has('groups') && { groups: record.get('groups') };
  return {
    rows: record.get('rows'),
    count: record.get('count'),
    revision: record.get('revision'),
    ...grouped,
  };
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
