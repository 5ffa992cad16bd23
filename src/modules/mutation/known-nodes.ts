import { prefixOf } from '#graph/node-kind.ts';
import type { PresentNode, Transaction } from '#graph/transaction.ts';
import { graphModel } from '#modules/graph-model.ts';
import { mergeId } from '#modules/merge/model.ts';

/** What is stored under some ids. */
export interface KnownNodes {
  readonly nodes: ReadonlyMap<string, PresentNode>;
  /** Ids of entities that stand for another one, which is the value. */
  readonly merged: ReadonlyMap<string, string>;
}

/** Reads nodes, and of ids of entities whether they were merged away, in one statement. */
export async function findKnown(
  transaction: Transaction,
  ids: Iterable<string>,
): Promise<KnownNodes> {
  const asked = new Set(ids);
  const merges = [...asked].filter(isEntityId).map(mergeId);
  const found = await transaction.nodes([...asked, ...merges]);
  const merged = found.flatMap(({ kind, properties }) =>
    kind === 'Merge' ? [[properties['from'] as string, properties['into'] as string] as const] : [],
  );
  return {
    nodes: new Map(found.filter(({ id }) => asked.has(id)).map((node) => [node.id, node])),
    merged: new Map(merged),
  };
}

/** Whether an id has the prefix of a kind about the world. */
export function isEntityId(id: string): boolean {
  return graphModel.kindByPrefix.get(prefixOf(id))?.family === 'Entity';
}

export function isKnown({ nodes, merged }: KnownNodes, id: string): boolean {
  return nodes.has(id) || merged.has(id);
}
