import type { Driver, Record as DriverRecord } from 'neo4j-driver';
import type { StoredToken, TokenStore } from '#graph/token-store.ts';
import { translateError } from './translate-error.ts';

const TOKEN =
  't.id AS id, t.name AS name, t.role AS role, t.hash AS hash, t.createdAt AS createdAt, t.expiresAt AS expiresAt, t.revokedAt AS revokedAt';

/** Tokens as nodes beside the graph. */
export class Neo4jTokens implements TokenStore {
  readonly #driver: Driver;
  readonly #address: { readonly uri: string; readonly database: string };

  constructor(driver: Driver, address: { readonly uri: string; readonly database: string }) {
    this.#driver = driver;
    this.#address = address;
  }

  async add(token: StoredToken): Promise<void> {
    await this.#run('WRITE', 'CREATE (t:Token) SET t = $token', { token });
  }

  async find(id: string): Promise<StoredToken | null> {
    const [found] = await this.#run('READ', `MATCH (t:Token {id: $id}) RETURN ${TOKEN}`, { id });
    return (found?.toObject() as StoredToken | undefined) ?? null;
  }

  async list(): Promise<readonly StoredToken[]> {
    const found = await this.#run('READ', `MATCH (t:Token) RETURN ${TOKEN} ORDER BY createdAt, id`);
    return found.map((record) => record.toObject() as StoredToken);
  }

  async revoke(id: string, at: string): Promise<boolean> {
    const revoked = await this.#run(
      'WRITE',
      'MATCH (t:Token {id: $id}) SET t.revokedAt = coalesce(t.revokedAt, $at) RETURN t.id',
      { id, at },
    );
    return revoked.length > 0;
  }

  async #run(
    routing: 'READ' | 'WRITE',
    text: string,
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly DriverRecord[]> {
    const { uri, database } = this.#address;
    try {
      return (await this.#driver.executeQuery(text, values, { database, routing })).records;
    } catch (error) {
      throw translateError(error, uri, 0);
    }
  }
}
