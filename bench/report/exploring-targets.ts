import type { Figure } from './figures.ts';
import type { Target } from './targets.ts';

/** Operations for which the peer is given a statement, as it has no way of its own. */
const EXPLORING = ['Q5', 'Q5b', 'Q6', 'Q7', 'Q8'] as const;
const ENGINES = [
  { system: 'chancery-neo4j', engine: 'Neo4j', times: 1.5 },
  { system: 'chancery-sqlite', engine: 'SQLite', times: 3 },
] as const;

/** Milliseconds that a shortest path may take on SQLite, as one client waits for it. */
const PATH_MS = 5;

export function exploringTargets(figures: readonly Figure[], clients: number): readonly Target[] {
  const figure = (system: string, operation: string, many = clients) =>
    figures.find(
      (each) => each.system === system && each.operation === operation && each.clients === many,
    );
  const throughput = (system: string, operation: string) =>
    figure(system, operation)?.throughput ?? Number.NaN;
  const ratios = EXPLORING.flatMap((operation) =>
    ENGINES.map(({ system, engine, times }) => ({
      text: `${operation} on ${engine}, over @neo4j/graphql with a statement of its own`,
      atLeast: times,
      measured: throughput(system, operation) / throughput('neo4j-graphql', operation),
    })),
  );
  const median = figure('chancery-sqlite', 'Q7', 1)?.p50 ?? Number.NaN;
  const path = {
    text: `Q7 on SQLite, one client, in ${PATH_MS} ms at the median (times as fast)`,
    atLeast: 1,
    measured: PATH_MS / median,
  };
  return [...ratios, path];
}
