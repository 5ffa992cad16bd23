import type { OperationStore, Removed, StoredOperation } from '#graph/operation-store.ts';
import { PURGE } from './neo4j-permalinks.ts';
import type { Statements } from './neo4j-statements.ts';

const OPERATION = 'o.hash AS hash, o.name AS name, o.document AS document, o.addedAt AS addedAt';

/** Operations as nodes beside the graph. */
export class Neo4jOperations implements OperationStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async add(operation: StoredOperation): Promise<boolean> {
    const [record] = await this.#statements.run(
      'WRITE',
      `OPTIONAL MATCH (there:Operation {hash: $operation.hash})
       WITH there IS NULL AS isNew
       MERGE (o:Operation {hash: $operation.hash}) ON CREATE SET o = $operation
       RETURN isNew`,
      { operation },
    );
    return record?.get('isNew') as boolean;
  }

  async find(hash: string): Promise<StoredOperation | null> {
    const text = `MATCH (o:Operation {hash: $hash}) RETURN ${OPERATION}`;
    const [found] = await this.#statements.run('READ', text, { hash });
    return (found?.toObject() as StoredOperation | undefined) ?? null;
  }

  async list(): Promise<readonly StoredOperation[]> {
    const text = `MATCH (o:Operation) RETURN ${OPERATION} ORDER BY coalesce(name, ''), hash`;
    const found = await this.#statements.run('READ', text);
    return found.map((record) => record.toObject() as StoredOperation);
  }

  async remove(hash: string, at: string): Promise<Removed> {
    const [record] = await this.#statements.run(
      'WRITE',
      `OPTIONAL MATCH (o:Operation {hash: $hash})
       WITH o, o IS NOT NULL AS operation
       DELETE o
       WITH operation
       OPTIONAL MATCH (p:Permalink {operation: $hash}) WHERE p.purgedAt IS NULL
       ${PURGE}
       RETURN operation, count(p) AS permalinks`,
      { hash, at },
    );
    return {
      operation: record?.get('operation') as boolean,
      permalinks: Number(record?.get('permalinks')),
    };
  }
}
