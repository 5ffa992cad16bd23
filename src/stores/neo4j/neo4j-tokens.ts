import type { StoredToken, TokenStore } from '#graph/token-store.ts';
import type { Statements } from './neo4j-statements.ts';

const TOKEN =
  't.id AS id, t.name AS name, t.role AS role, t.hash AS hash, t.createdAt AS createdAt, t.expiresAt AS expiresAt, t.revokedAt AS revokedAt';

/** Tokens as nodes beside the graph. */
export class Neo4jTokens implements TokenStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async add(token: StoredToken): Promise<void> {
    await this.#statements.run('WRITE', 'CREATE (t:Token) SET t = $token', { token });
  }

  async find(id: string): Promise<StoredToken | null> {
    const text = `MATCH (t:Token {id: $id}) RETURN ${TOKEN}`;
    const [found] = await this.#statements.run('READ', text, { id });
    return (found?.toObject() as StoredToken | undefined) ?? null;
  }

  async list(): Promise<readonly StoredToken[]> {
    const text = `MATCH (t:Token) RETURN ${TOKEN} ORDER BY createdAt, id`;
    const found = await this.#statements.run('READ', text);
    return found.map((record) => record.toObject() as StoredToken);
  }

  async revoke(id: string, at: string): Promise<boolean> {
    const revoked = await this.#statements.run(
      'WRITE',
      'MATCH (t:Token {id: $id}) SET t.revokedAt = coalesce(t.revokedAt, $at) RETURN t.id',
      { id, at },
    );
    return revoked.length > 0;
  }
}
