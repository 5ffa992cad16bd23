import type { PresentNode, Transaction } from '#graph/transaction.ts';

/**
 * The same transaction, which reads no node twice: what a mutation is held against is what its plan is made from. Nothing changes
 * meanwhile, since nobody else writes and what is written is not read back.
 */
export function rememberNodes(transaction: Transaction): Transaction {
  const known = new Map<string, PresentNode | null>();
  const { revision, lastAt } = transaction;
  return {
    revision,
    lastAt,
    async nodes(ids) {
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      if (missing.length > 0) {
        for (const id of missing) known.set(id, null);
        for (const node of await transaction.nodes(missing)) known.set(node.id, node);
      }
      return [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
    },
    relationships: (ids, follow) => transaction.relationships(ids, follow),
    answered: (actor, clientMutationId) => transaction.answered(actor, clientMutationId),
    write: (plan) => transaction.write(plan),
  };
}
