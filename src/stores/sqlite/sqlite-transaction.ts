import type { Database } from 'better-sqlite3';
import { decimalColumns } from '#graph/decimal-columns.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { Follow, PresentNode, PresentRelationship, Transaction } from '#graph/transaction.ts';
import type { Mutation, WritePlan } from '#graph/write-plan.ts';
import { versionJsonSql } from './json-row.ts';
import { quote } from './kind-sql.ts';
import type { VersionWriter } from './version-writer.ts';
import { writePlan } from './write.ts';

/** One transaction of the writing connection. */
export class SqliteTransaction implements Transaction {
  readonly revision: number;
  readonly lastAt: string | null;
  /** Rows that were written; 0 as long as nothing was. */
  written = 0;
  readonly #database: Database;
  readonly #model: GraphModel;
  readonly #rows: VersionWriter;

  constructor(database: Database, model: GraphModel, rows: VersionWriter) {
    this.#database = database;
    this.#model = model;
    this.#rows = rows;
    const last = database
      .prepare('SELECT number, recordedAt FROM revision ORDER BY number DESC LIMIT 1')
      .get() as { readonly number: number; readonly recordedAt: string } | undefined;
    this.revision = (last?.number ?? 0) + 1;
    this.lastAt = last?.recordedAt ?? null;
  }

  async nodes(ids: readonly string[]): Promise<readonly PresentNode[]> {
    const properties = versionJsonSql('n.properties', decimalColumns(this.#model));
    const rows = this.#database
      .prepare(
        `SELECT n.id, n.kind, ${properties} AS properties, r.content AS record, n.publishedFrom
         FROM json_each(?) i CROSS JOIN node n ON n.id = i.value LEFT JOIN record r ON r.id = n.id`,
      )
      .all(JSON.stringify([...new Set(ids)])) as readonly (Omit<PresentNode, 'properties'> & {
      readonly properties: string;
    })[];
    return rows.map((row) => ({ ...row, properties: JSON.parse(row.properties) }));
  }

  async relationships(
    ids: readonly string[],
    { types, direction }: Follow,
  ): Promise<readonly PresentRelationship[]> {
    const near = direction === 'out' ? 'source' : 'target';
    const ofTypes = types === null ? '' : ` AND r.type IN (${types.map(quote).join(', ')})`;
    const rows = this.#database
      .prepare(
        `SELECT r.type, r.source AS "from", r.target AS "to", r.propositionId, json(r.details) AS properties
         FROM json_each(?) i CROSS JOIN relationship r ON r.${near} = i.value${ofTypes}`,
      )
      .all(JSON.stringify([...new Set(ids)])) as readonly (Omit<
      PresentRelationship,
      'properties'
    > & { readonly properties: string })[];
    return rows.map((row) => ({ ...row, properties: JSON.parse(row.properties) }));
  }

  async answered(actor: string, clientMutationId: string): Promise<Mutation | null> {
    const row = this.#database
      .prepare(
        'SELECT clientMutationId, hash, answer FROM mutation WHERE actor = ? AND clientMutationId = ?',
      )
      .get(actor, clientMutationId) as Mutation | undefined;
    return row ?? null;
  }

  async write(plan: WritePlan): Promise<void> {
    if (this.written > 0) throw new Error('A transaction writes once.');
    const at = this.lastAt !== null && plan.at < this.lastAt ? this.lastAt : plan.at;
    this.written = 1 + plan.nodes.length + plan.relationships.length;
    await writePlan(this.#database, this.#rows, this.#model, { plan, revision: this.revision, at });
  }
}
