import neo4j, { type Record as DriverRecord } from 'neo4j-driver';
import { decimalColumns } from '#graph/decimal-columns.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import type { ChangeQuery, DifferenceQuery, Ledger, NodeChange, Revision } from '#graph/ledger.ts';
import { ABOUT, changesCypher, differencesCypher } from './ledger-cypher.ts';
import { translateError } from './translate-error.ts';
import { toVersionProperties } from './version-properties.ts';
import type { WholeReads } from './whole-reads.ts';

/** Milliseconds that the engine may take for a page of the ledger. */
const TIMEOUT_MS = 30_000;

const REVISION = 'r.number AS number, r.recordedAt AS at, r.actor AS actor, r.message AS message';

/** What the versions of nodes say of each revision. */
export class Neo4jLedger implements Ledger {
  readonly #reads: WholeReads;
  readonly #model: GraphModel;
  readonly #uri: string;

  constructor(reads: WholeReads, model: GraphModel, uri: string) {
    this.#reads = reads;
    this.#model = model;
    this.#uri = uri;
  }

  async revision(
    at: { readonly number: number } | { readonly instant: string },
  ): Promise<Revision | null> {
    const [first] = await this.#revisions(
      'number' in at
        ? `MATCH (r:Revision {number: $number}) RETURN ${REVISION}`
        : `MATCH (r:Revision) WHERE r.recordedAt <= $instant RETURN ${REVISION} ORDER BY at DESC, number DESC LIMIT 1`,
      at,
    );
    return first ?? null;
  }

  async head(): Promise<Revision | null> {
    const [last] = await this.#revisions(
      `MATCH (r:Revision) WHERE r.number > 0 RETURN ${REVISION} ORDER BY number DESC LIMIT 1`,
      {},
    );
    return last ?? null;
  }

  revisions(after: number, limit: number): Promise<readonly Revision[]> {
    return this.#revisions(
      `MATCH (r:Revision) WHERE r.number > $after RETURN ${REVISION} ORDER BY number LIMIT $limit`,
      { after, limit },
    );
  }

  async changes(query: ChangeQuery): Promise<readonly NodeChange[]> {
    const { after, until, about, limit } = query;
    const kinds = query.kinds?.filter((kind) => this.#model.kinds.has(kind)) ?? null;
    if (kinds?.length === 0) return [];
    const text = changesCypher(decimalColumns(this.#model), { kinds, about, id: after.id });
    return this.#changes(text, {
      from: after.id === '' ? after.revision + 1 : after.revision,
      id: after.id,
      until,
      limit,
      ...(about !== null && { ids: await this.#about(about) }),
    });
  }

  differences(query: DifferenceQuery): Promise<readonly NodeChange[]> {
    const text = differencesCypher(decimalColumns(this.#model), query.afterId);
    return this.#changes(text, { ...query });
  }

  /** Ids of what concerns an entity, now or ever. */
  async #about(id: string): Promise<readonly string[]> {
    const [record] = await this.#run('readWhole', ABOUT, { id });
    return [id, ...(record?.get('ids') ?? [])];
  }

  async #revisions(text: string, values: Values): Promise<readonly Revision[]> {
    const found = await this.#run('read', text, values);
    return found.map((record) => record.toObject() as Revision);
  }

  async #changes(text: string, values: Values): Promise<readonly NodeChange[]> {
    const versionOf = (record: DriverRecord, name: string) => {
      const found = record.get(name);
      return found === null ? null : toVersionProperties(found);
    };
    const found = await this.#run('readWhole', text, values);
    return found.map((record) => ({
      revision: record.get('revision'),
      kind: kindOfId(this.#model, record.get('id')).name,
      id: record.get('id'),
      before: versionOf(record, 'before'),
      after: versionOf(record, 'after'),
    }));
  }

  async #run(
    how: 'read' | 'readWhole',
    text: string,
    values: Values,
  ): Promise<readonly DriverRecord[]> {
    const given = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? neo4j.int(value) : value,
    ]);
    try {
      const statement = { text, parameters: Object.fromEntries(given) };
      return await this.#reads[how](statement, { timeoutMs: TIMEOUT_MS });
    } catch (error) {
      throw translateError(error, this.#uri, TIMEOUT_MS);
    }
  }
}

type Values = Readonly<Record<string, string | number | readonly string[]>>;
