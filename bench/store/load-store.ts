import { generatePlans } from '#bench/data/generate.ts';
import { historyPlan } from '#bench/data/history.ts';
import type { GraphStore } from '#graph/store.ts';

/** What a load came to. */
export interface LoadReport {
  readonly nodes: number;
  readonly relationships: number;
  /** Rows that the revision after the load wrote or took away. */
  readonly changes: number;
  /** Without the making of the data, which takes as long for every store. */
  readonly seconds: number;
}

/** Writes the graph of a scale through the port, plan by plan, as an import does, and then what changed in it. */
export async function loadStore(store: GraphStore, scale: number): Promise<LoadReport> {
  await store.migrate();
  let [nodes, relationships, milliseconds] = [0, 0, 0];
  for (const plan of generatePlans(scale)) {
    const beganAt = performance.now();
    await store.write(plan);
    milliseconds += performance.now() - beganAt;
    nodes += plan.nodes.length;
    relationships += plan.relationships.length;
    process.stderr.write(`\r  ${nodes} nodes, ${relationships} relationships`);
  }
  process.stderr.write('\n');
  const history = historyPlan(scale);
  await store.write(history);
  const changes =
    history.nodes.length +
    history.relationships.length +
    (history.removed?.relationships.length ?? 0);
  return { nodes, relationships, changes, seconds: milliseconds / 1000 };
}
