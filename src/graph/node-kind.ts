import type { Properties } from './property.ts';

/** A kind of node: its label in the graph, its type in the API, the prefix of its ids. */
export interface NodeKind {
  /** `State`: label in Neo4j, `kind` in SQLite, type in GraphQL. */
  readonly name: string;
  /** `states`: the connection on `Query` and the folder-free plural in messages. */
  readonly plural: string;
  /** `state`: an id is `state:gb`, so that an id alone tells the kind. */
  readonly prefix: string;
  /** About the world (`:Entity`), or evidence (`:Evidence`). */
  readonly family: 'Entity' | 'Evidence';
  readonly description: string;
  /** In the order of the API; `id` is not among them, every node has one. */
  readonly properties: Properties;
  /** Properties by which one node can be found beside its id, each unique within the kind. */
  readonly uniqueBy: readonly string[];
  /** Dates between which such a node is so, by name; `to` null: it never ends. Left out: it is of all times. */
  readonly during?: { readonly from: string; readonly to: string | null };
}

export function defineNodeKind(
  kind: Omit<NodeKind, 'uniqueBy'> & { readonly uniqueBy?: readonly string[] },
): NodeKind {
  return Object.freeze({ uniqueBy: [], ...kind });
}

/** What stands before the first colon; empty when there is none. */
export function prefixOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}
