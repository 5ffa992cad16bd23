import type { PermalinkStore, StoredPermalink } from '#graph/permalink-store.ts';
import type { Statements } from './neo4j-statements.ts';

const PERMALINK =
  'p.id AS id, p.operation AS operation, p.document AS document, p.variables AS variables, p.revision AS revision, p.createdBy AS createdBy, p.createdAt AS createdAt, p.purgedAt AS purgedAt';

/** Of the permalinks `p`; what was purged before keeps its time. */
export const PURGE =
  "SET p.document = '', p.variables = '{}', p.purgedAt = coalesce(p.purgedAt, $at)";

/** Permalinks as nodes beside the graph. */
export class Neo4jPermalinks implements PermalinkStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async add(permalink: StoredPermalink): Promise<StoredPermalink> {
    const [kept] = await this.#statements.run(
      'WRITE',
      `MERGE (p:Permalink {id: $permalink.id}) ON CREATE SET p = $permalink, p.revision = toInteger($permalink.revision)
       RETURN ${PERMALINK}`,
      { permalink },
    );
    return kept?.toObject() as StoredPermalink;
  }

  async find(id: string): Promise<StoredPermalink | null> {
    const text = `MATCH (p:Permalink {id: $id}) RETURN ${PERMALINK}`;
    const [found] = await this.#statements.run('READ', text, { id });
    return (found?.toObject() as StoredPermalink | undefined) ?? null;
  }

  async list(): Promise<readonly StoredPermalink[]> {
    const text = `MATCH (p:Permalink) RETURN ${PERMALINK} ORDER BY createdAt, id`;
    const found = await this.#statements.run('READ', text);
    return found.map((record) => record.toObject() as StoredPermalink);
  }

  async purge(id: string, at: string): Promise<boolean> {
    const text = `MATCH (p:Permalink {id: $id}) ${PURGE} RETURN p.id`;
    return (await this.#statements.run('WRITE', text, { id, at })).length > 0;
  }
}
