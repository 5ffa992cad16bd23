import type { GraphStore } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';

/** Milliseconds that mutations waited for the store. The rest of their time is ours: checking and planning. */
export interface Waits {
  /** For what is there. */
  reading: number;
  /** For the rows of the plan. */
  writing: number;
  /** Before the transaction began and behind its work, most of it the commit. */
  committing: number;
}

/** The same store, whose transactions add to `waits`. Reads that run at the same time are counted each, so their sum may be more than the time that went by. */
export function timedStore(store: GraphStore, waits: Waits): GraphStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'transact') return transact;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

  async function transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const beganAt = performance.now();
    let working = 0;
    const answer = await store.transact(async (transaction) => {
      const startedAt = performance.now();
      try {
        return await work(timed(transaction, waits));
      } finally {
        working = performance.now() - startedAt;
      }
    });
    waits.committing += performance.now() - beganAt - working;
    return answer;
  }
}

function timed(transaction: Transaction, waits: Waits): Transaction {
  const wait = async <T>(what: keyof Waits, call: () => Promise<T>): Promise<T> => {
    const beganAt = performance.now();
    try {
      return await call();
    } finally {
      waits[what] += performance.now() - beganAt;
    }
  };
  return {
    revision: transaction.revision,
    lastAt: transaction.lastAt,
    nodes: (ids) => wait('reading', () => transaction.nodes(ids)),
    relationships: (ids, follow) => wait('reading', () => transaction.relationships(ids, follow)),
    answered: (actor, id) => wait('reading', () => transaction.answered(actor, id)),
    write: (plan) => wait('writing', () => transaction.write(plan)),
  };
}
