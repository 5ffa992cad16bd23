import neo4j, { type Transaction as DriverTransaction } from 'neo4j-driver';
import type { Dump, DumpRow } from '#graph/dump.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { type DumpPart, dumpParts } from './dump-parts.ts';
import { DumpLoader } from './load-rows.ts';
import { translateError } from './translate-error.ts';
import type { Writer } from './writer.ts';

/** Rows of a batch. */
const ROWS = 1000;

/**
 * The rows of the graph. The engine reads what is committed meanwhile, but nothing is overwritten: every page is read while
 * nobody writes, and as of the revision at which the dump began.
 */
export class Neo4jDump implements Dump {
  readonly #model: GraphModel;
  readonly #writer: Writer;
  readonly #uri: string;

  constructor(model: GraphModel, writer: Writer, uri: string) {
    this.#model = model;
    this.#writer = writer;
    this.#uri = uri;
  }

  async *rows(): AsyncIterable<readonly DumpRow[]> {
    const head = await this.#alone(async (transaction) => {
      const { records } = await transaction.run(
        "MATCH (l:Ledger {id: 'ledger'}) RETURN l.revision",
      );
      return Number(records[0]?.get(0) ?? 0);
    });
    for (const part of dumpParts(this.#model)) yield* this.#part(part, head);
  }

  async *#part(part: DumpPart, head: number): AsyncIterable<readonly DumpRow[]> {
    let [after, skip] = [part.start, 0];
    for (;;) {
      const text = part.text(after);
      const values = {
        after,
        skip: neo4j.int(skip),
        limit: neo4j.int(part.limit),
        head: neo4j.int(head),
      };
      const { records } = await this.#alone((transaction) => transaction.run(text, values));
      const rows = records.flatMap((record) =>
        (record.get('found') as never[]).map((found) => part.toRow(found, record.get('key'), head)),
      );
      for (let start = 0; start < rows.length; start += ROWS) {
        yield rows.slice(start, start + ROWS);
      }
      if (records.length < part.limit) return;
      after = records.at(-1)?.get('key');
      skip += records.length;
    }
  }

  load(rows: AsyncIterable<readonly DumpRow[]>): Promise<void> {
    return this.#alone(async (transaction) => {
      await requireEmpty(transaction);
      const loader = new DumpLoader(transaction, this.#model);
      for await (const batch of rows) for (const row of batch) await loader.add(row);
      await loader.end();
    });
  }

  async #alone<T>(task: (transaction: DriverTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.#writer.exclusive(task);
    } catch (error) {
      throw translateError(error, this.#uri, 0);
    }
  }
}

async function requireEmpty(transaction: DriverTransaction): Promise<void> {
  const { records } = await transaction.run(
    'RETURN EXISTS { (:Revision) } OR EXISTS { (:Entity) } OR EXISTS { (:Evidence) } OR EXISTS { (:Gone) } OR EXISTS { (:Permalink) } AS isFull',
  );
  if (records[0]?.get('isFull') === false) return;
  throw new AppError(
    'BAD_USER_INPUT',
    'Nothing was written: a graph is loaded only into an empty store, and this one has revisions or permalinks.',
  );
}
