import neo4j, { type Transaction } from 'neo4j-driver';
import { groupBy } from '#graph/batches.ts';
import { decimalColumns } from '#graph/decimal-columns.ts';
import type { DumpRow, VersionRow } from '#graph/dump.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { relationshipTypes } from './relationship-types.ts';
import { type IndexedNode, writeEntries } from './search-entries.ts';
import { hashOf, OPEN, STILL, toDriver, toStored } from './version-properties.ts';
import { mutationKey } from './write.ts';

/** Rows that are kept back to be written together. */
const ROWS = 5000;

type Of<Sort extends DumpRow['row']> = Extract<DumpRow, { row: Sort }>;
type Version = Of<'node'> | Of<'relationship'>;

/** Writes the rows of a dump, in their order, into an empty graph. */
export class DumpLoader {
  readonly #transaction: Transaction;
  readonly #model: GraphModel;
  readonly #decimals: readonly string[];
  #waiting: DumpRow[] = [];

  constructor(transaction: Transaction, model: GraphModel) {
    this.#transaction = transaction;
    this.#model = model;
    this.#decimals = decimalColumns(model);
  }

  async add(row: DumpRow): Promise<void> {
    const last = this.#waiting.at(-1);
    // The versions of one key are written together.
    if (last !== undefined && (last.row !== row.row || this.#isFull(last, row))) await this.end();
    this.#waiting.push(row);
  }

  /** Writes what was kept back. */
  async end(): Promise<void> {
    const [first] = this.#waiting;
    const rows = this.#waiting;
    this.#waiting = [];
    switch (first?.row) {
      case 'revision':
        return this.#revisions(rows as readonly Of<'revision'>[]);
      case 'mutation':
        return this.#mutations(rows as readonly Of<'mutation'>[]);
      case 'node':
        return this.#nodes(rows as readonly Of<'node'>[]);
      case 'record':
        return this.#records(rows as readonly Of<'record'>[]);
      case 'permalink':
        return this.#permalinks(rows as readonly Of<'permalink'>[]);
      case 'relationship':
        return this.#relationships(rows as readonly Of<'relationship'>[]);
    }
  }

  #isFull(last: DumpRow, next: DumpRow): boolean {
    return this.#waiting.length >= ROWS && keyOf(last) !== keyOf(next);
  }

  async #revisions(rows: readonly Of<'revision'>[]): Promise<void> {
    await this.#run(
      `UNWIND $rows AS row CREATE (r:Revision) SET r = row WITH max(row.number) AS last
       MATCH (l:Ledger {id: 'ledger'}) SET l.revision = last`,
      rows.map(({ number, at, actor, message }) => ({
        number: neo4j.int(number),
        recordedAt: at,
        actor,
        message,
      })),
    );
  }

  async #mutations(rows: readonly Of<'mutation'>[]): Promise<void> {
    await this.#run(
      'UNWIND $rows AS row CREATE (m:Mutation) SET m = row',
      rows.map(({ row: _, ...mutation }) => ({
        ...mutation,
        revision: neo4j.int(mutation.revision),
        key: mutationKey(mutation.actor, mutation.clientMutationId),
      })),
    );
  }

  async #permalinks(rows: readonly Of<'permalink'>[]): Promise<void> {
    await this.#run(
      'UNWIND $rows AS row CREATE (p:Permalink) SET p = row',
      rows.map(({ row: _, ...permalink }) => ({
        ...permalink,
        revision: neo4j.int(permalink.revision),
      })),
    );
  }

  async #nodes(rows: readonly Of<'node'>[]): Promise<void> {
    for (const [name, ofKind] of groupBy(rows, ({ id }) => kindOfId(this.#model, id).name)) {
      const family = this.#model.kinds.get(name)?.family;
      const versions = [...groupBy(ofKind, ({ id }) => id).values()];
      const gone = versions
        .filter((each) => !each.some(isPresent))
        .map(([row]) => ({ id: row?.id }));
      const present = versions.flatMap((each) => this.#present(each, ({ id }) => ({ id })));
      const past = ofKind
        .filter((row) => !isPresent(row))
        .map((row) => ({ ...this.#past(row), id: row.id }));
      await this.#run(`UNWIND $rows AS row CREATE (n:${family}:${name}) SET n = row`, present);
      await this.#run('UNWIND $rows AS row CREATE (g:Gone) SET g = row', gone);
      await this.#run(
        `UNWIND $rows AS row MATCH (n:${name}|Gone {id: row.id}) CREATE (n)<-[:VERSION_OF]-(p:Past:Past${name}) SET p = row`,
        past,
      );
    }
    const indexed = rows.map((row) => ({
      id: row.id,
      versions: [row.properties],
      present: isPresent(row) ? row.properties : null,
    }));
    // The row of now comes after those of what was, unless there is none.
    const inOrder = [...indexed.filter(isGone), ...indexed.filter((each) => !isGone(each))];
    await writeEntries(this.#transaction, this.#model, inOrder, new Set());
  }

  async #records(rows: readonly Of<'record'>[]): Promise<void> {
    for (const [kind, ofKind] of groupBy(rows, ({ id }) => kindOfId(this.#model, id).name)) {
      await this.#run(
        `UNWIND $rows AS row MATCH (n:${kind}|Gone {id: row.id}) SET n.record = row.record`,
        ofKind.map(({ id, record }) => ({ id, record })),
      );
    }
  }

  async #relationships(rows: readonly Of<'relationship'>[]): Promise<void> {
    const patternOf = ({ type, from, to }: Of<'relationship'>) =>
      `${type} ${kindOfId(this.#model, from).name} ${kindOfId(this.#model, to).name}`;
    const ends = ({ from, to, propositionId }: Of<'relationship'>) => ({ from, to, propositionId });
    for (const [pattern, group] of groupBy(rows, patternOf)) {
      const [type, from, to] = pattern.split(' ') as [string, string, string];
      // Names of types become part of a statement.
      if (!relationshipTypes(this.#model).includes(type)) throw missing(type);
      const match = `UNWIND $rows AS row MATCH (a:${from}|Gone {id: row.from}) MATCH (b:${to}|Gone {id: row.to})`;
      const present = [...groupBy(group, keyOf).values()].flatMap((each) =>
        this.#present(each, ends),
      );
      const past = group
        .filter((row) => !isPresent(row))
        .map((row) => ({ ...this.#past(row), ...ends(row) }));
      for (const [name, values] of [
        [type, present],
        [`PAST_${type}`, past],
      ] as const) {
        const made = await this.#run(
          `${match} CREATE (a)-[r:${name}]->(b) SET r = row, r.from = null, r.to = null`,
          values,
        );
        if (made !== values.length) throw missing(type);
      }
    }
  }

  /** The row of now, if there is one, with the hash that a write would have given it. */
  #present<T extends Version>(
    versions: readonly T[],
    key: (row: T) => Record<string, unknown>,
  ): readonly Record<string, unknown>[] {
    const row = versions.find(isPresent);
    if (row === undefined) return [];
    const { publishedFrom } = row;
    const properties = toStored(row.properties, this.#decimals);
    const earlier = versions
      .filter((each) => each.knownTo === null && each.publishedTo !== null)
      .map((each) => ({
        publishedFrom: each.publishedFrom,
        properties: toStored(each.properties, this.#decimals),
      }));
    const hash = hashOf({ properties, publishedFrom, earlier });
    const knownFrom = neo4j.int(row.knownFrom);
    return [{ ...toDriver(properties), ...key(row), knownFrom, publishedFrom, hash }];
  }

  #past({ properties, knownFrom, knownTo, publishedFrom, publishedTo }: VersionRow) {
    return {
      ...toDriver(toStored(properties, this.#decimals)),
      knownFrom: neo4j.int(knownFrom),
      knownTo: neo4j.int(knownTo ?? STILL),
      publishedFrom,
      publishedTo: publishedTo ?? OPEN,
    };
  }

  async #run(text: string, rows: readonly Record<string, unknown>[]): Promise<number> {
    if (rows.length === 0) return 0;
    const { records } = await this.#transaction.run(`${text} RETURN count(*) AS written`, { rows });
    return Number(records[0]?.get('written'));
  }
}

const isGone = ({ present }: IndexedNode) => present === null;

const isPresent = ({ knownTo, publishedTo }: VersionRow) =>
  knownTo === null && publishedTo === null;

function keyOf(row: DumpRow): string {
  if (row.row === 'node') return row.id;
  if (row.row === 'revision') return `${row.number}`;
  if (row.row === 'mutation') return mutationKey(row.actor, row.clientMutationId);
  if (row.row === 'record' || row.row === 'permalink') return row.id;
  return JSON.stringify([row.from, row.type, row.to, row.propositionId]);
}

function missing(type: string): AppError {
  const message = `Nothing was written: a relationship ${type} ends at a node that is not there.`;
  return new AppError('BAD_USER_INPUT', message);
}
