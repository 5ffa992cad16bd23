import { resolve } from 'node:path';

/** Where a store is, with what opens it. */
export type StoreAddress =
  | { readonly engine: 'sqlite'; readonly directory: string }
  | {
      readonly engine: 'neo4j';
      readonly uri: string;
      /** Empty: the server asks for no credentials. */
      readonly username: string;
      readonly password: string;
      readonly database: string;
    };

const NEO4J_URI = /^(bolt|neo4j)(\+s|\+ssc)?:\/\//;
const ANY_URI = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A directory, or the address of a Neo4j server. What is wrong with it as text, which repeats no value. */
export function storeAddress(
  environment: Readonly<Record<string, string | undefined>>,
): StoreAddress | string {
  const store = environment['CHANCERY_STORE'] ?? './data';
  const username = environment['NEO4J_USERNAME'] ?? '';
  const password = environment['NEO4J_PASSWORD'] ?? '';
  const database = environment['NEO4J_DATABASE'] ?? 'neo4j';
  if (!ANY_URI.test(store)) return { engine: 'sqlite', directory: resolve(store) };
  if (!NEO4J_URI.test(store)) {
    return 'CHANCERY_STORE is neither a directory nor an address that begins with bolt:// or neo4j:// (or +s, +ssc)';
  }
  if (!URL.canParse(store)) return 'CHANCERY_STORE is no address of the form bolt://host:port';
  const url = new URL(store);
  if (url.username !== '' || url.password !== '') {
    return 'CHANCERY_STORE holds a name or password; put them into NEO4J_USERNAME and NEO4J_PASSWORD';
  }
  if (username === '' && password !== '') return 'NEO4J_PASSWORD is set without NEO4J_USERNAME';
  return { engine: 'neo4j', uri: store, username, password, database };
}
