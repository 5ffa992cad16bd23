import type { PathPlan } from '#graph/paths/path-plan.ts';
import type { Parameter, ReadPlan, ReadResult } from '#graph/read-plan.ts';
import type { GraphStore, ReadOptions } from '#graph/store.ts';

/** A store that remembers the plans it was asked to read. */
export interface CountingStore extends GraphStore {
  readonly plans: readonly ReadPlan[];
  /** Likewise for paths. */
  readonly pathPlans: readonly PathPlan[];
  /** How often it was searched. */
  readonly searches: number;
}

export function counting(store: GraphStore): CountingStore {
  const plans: ReadPlan[] = [];
  const pathPlans: PathPlan[] = [];
  let searches = 0;
  return {
    plans,
    pathPlans,
    get searches() {
      return searches;
    },
    read(
      plan: ReadPlan,
      parameters: readonly Parameter[],
      options: ReadOptions,
    ): Promise<ReadResult> {
      plans.push(plan);
      return store.read(plan, parameters, options);
    },
    search: (wanted, options) => {
      searches += 1;
      return store.search(wanted, options);
    },
    paths(plan, parameters, options) {
      pathPlans.push(plan);
      return store.paths(plan, parameters, options);
    },
    explain: (plan) => store.explain(plan),
    transact: (work) => store.transact(work),
    write: (plan) => store.write(plan),
    ledger: store.ledger,
    tokens: store.tokens,
    operations: store.operations,
    permalinks: store.permalinks,
    dump: store.dump,
    migrate: () => store.migrate(),
    status: () => store.status(),
    ready: () => store.ready(),
    close: () => store.close(),
  };
}
