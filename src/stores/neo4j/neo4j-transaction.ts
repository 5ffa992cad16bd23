import type { Record as DriverRecord, Transaction as DriverTransaction } from 'neo4j-driver';
import { chunks, groupBy } from '#graph/batches.ts';
import { decimalColumns } from '#graph/decimal-columns.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import { prefixOf } from '#graph/node-kind.ts';
import type { Follow, PresentNode, PresentRelationship, Transaction } from '#graph/transaction.ts';
import type { Mutation, WritePlan } from '#graph/write-plan.ts';
import { relationshipTypes } from './relationship-types.ts';
import { toVersionProperties, versionCypher } from './version-properties.ts';
import { mutationKey, writePlan } from './write.ts';

/** One transaction that holds the lock of the ledger. */
export class Neo4jTransaction implements Transaction {
  readonly revision: number;
  readonly lastAt: string | null;
  /** Whether there is something to commit. */
  hasWritten = false;
  readonly #transaction: DriverTransaction;
  readonly #model: GraphModel;
  readonly #writeId: string;

  private constructor(
    transaction: DriverTransaction,
    model: GraphModel,
    writeId: string,
    last: { readonly revision: number; readonly at: string | null },
  ) {
    this.#transaction = transaction;
    this.#model = model;
    this.#writeId = writeId;
    this.revision = last.revision + 1;
    this.lastAt = last.at;
  }

  /** Waits for whoever writes, and keeps others waiting from then on. */
  static async begin(
    transaction: DriverTransaction,
    model: GraphModel,
    writeId: string,
  ): Promise<Neo4jTransaction> {
    return new Neo4jTransaction(transaction, model, writeId, await lockLedger(transaction));
  }

  async nodes(ids: readonly string[]): Promise<readonly PresentNode[]> {
    const version = versionCypher('n', decimalColumns(this.#model));
    const found = await this.#each(ids, (family) => [
      `UNWIND $ids AS id MATCH (n:${family} {id: id})`,
      `RETURN id, ${version} AS properties, n.record AS record, n.publishedFrom AS publishedFrom`,
    ]);
    return found.map((record) => ({
      id: record.get('id'),
      kind: kindOfId(this.#model, record.get('id')).name,
      properties: toVersionProperties(record.get('properties')),
      record: record.get('record'),
      publishedFrom: record.get('publishedFrom'),
    }));
  }

  async relationships(
    ids: readonly string[],
    { types, direction }: Follow,
  ): Promise<readonly PresentRelationship[]> {
    const names = relationshipTypes(this.#model);
    const asked = types === null ? names : names.filter((name) => types.includes(name));
    if (asked.length === 0) return [];
    const arrow = direction === 'out' ? [`-[r:`, ']->'] : [`<-[r:`, ']-'];
    const found = await this.#each(ids, (family) => [
      `UNWIND $ids AS id MATCH (n:${family} {id: id})${arrow[0]}${asked.join('|')}${arrow[1]}(m)`,
      'RETURN id, m.id AS other, type(r) AS type, properties(r) AS properties',
    ]);
    return found.map((record) => {
      const [near, far] = [record.get('id'), record.get('other')];
      const [from, to] = direction === 'out' ? [near, far] : [far, near];
      const properties = record.get('properties');
      return {
        type: record.get('type'),
        from,
        to,
        propositionId: properties.propositionId,
        properties: toVersionProperties(properties),
      };
    });
  }

  async answered(actor: string, clientMutationId: string): Promise<Mutation | null> {
    const { records } = await this.#transaction.run(
      'MATCH (m:Mutation {key: $key}) RETURN m.clientMutationId AS clientMutationId, m.hash AS hash, m.answer AS answer',
      { key: mutationKey(actor, clientMutationId) },
    );
    return (records[0]?.toObject() as Mutation | undefined) ?? null;
  }

  async write(plan: WritePlan): Promise<void> {
    if (this.hasWritten) throw new Error('A transaction writes once.');
    this.hasWritten = true;
    const at = this.lastAt !== null && plan.at < this.lastAt ? this.lastAt : plan.at;
    const writing = { transaction: this.#transaction, model: this.#model, revision: this.revision };
    await writePlan(writing, plan, { at, writeId: this.#writeId }, (ids) => this.nodes(ids));
  }

  /** Ids are unique by family, so each family is asked for its own. */
  async #each(
    ids: readonly string[],
    statement: (family: string) => readonly string[],
  ): Promise<readonly DriverRecord[]> {
    const known = [...new Set(ids)].filter((id) => this.#model.kindByPrefix.has(prefixOf(id)));
    const found: DriverRecord[] = [];
    for (const [family, group] of groupBy(known, (id) => kindOfId(this.#model, id).family)) {
      for (const part of chunks(group)) {
        const text = statement(family).join(' ');
        found.push(...(await this.#transaction.run(text, { ids: part })).records);
      }
    }
    return found;
  }
}

/** The first SET takes the lock that is held to the end, so revisions become visible in the order of their numbers. */
export async function lockLedger(
  transaction: DriverTransaction,
): Promise<{ readonly revision: number; readonly at: string | null }> {
  const { records } = await transaction.run(
    `MERGE (l:Ledger {id: 'ledger'}) SET l.locked = true WITH l
     OPTIONAL MATCH (r:Revision {number: l.revision})
     RETURN coalesce(l.revision, 0) AS revision, r.recordedAt AS at`,
  );
  return { revision: Number(records[0]?.get('revision')), at: records[0]?.get('at') };
}
