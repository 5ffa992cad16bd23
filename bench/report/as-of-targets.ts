import type { Figure } from './figures.ts';
import type { Target } from './targets.ts';

const ENGINES = [
  { system: 'chancery-neo4j', engine: 'Neo4j' },
  { system: 'chancery-sqlite', engine: 'SQLite' },
] as const;

/** An operation in an earlier graph, and the same in the present one. */
const PAIRS = [
  { basis: 'RECORDED', asOf: 'Q9', present: 'Q4', times: 1.3 },
  { basis: 'RECORDED', asOf: 'Q9b', present: 'Q2', times: 1.3 },
  { basis: 'PUBLISHED', asOf: 'Q9c', present: 'Q4', times: 3 },
  { basis: 'PUBLISHED', asOf: 'Q9d', present: 'Q2', times: 3 },
] as const;

/** What the past may cost, on each engine: shown as throughput over that of the present. */
export function asOfTargets(figures: readonly Figure[], clients: number): readonly Target[] {
  const throughput = (system: string, operation: string) =>
    figures.find(
      (each) => each.system === system && each.operation === operation && each.clients === clients,
    )?.throughput ?? Number.NaN;
  return PAIRS.flatMap(({ basis, asOf, present, times }) =>
    ENGINES.map(({ system, engine }) => ({
      text: `on ${engine}, asOf under ${basis} costs at most ${times} times the present (${asOf} over ${present})`,
      atLeast: 1 / times,
      measured: throughput(system, asOf) / throughput(system, present),
    })),
  );
}
