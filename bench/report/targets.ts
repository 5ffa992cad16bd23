import { asOfTargets } from './as-of-targets.ts';
import { exploringTargets } from './exploring-targets.ts';
import type { Figure } from './figures.ts';
import { geometricMean } from './statistics.ts';

/** What we promise, and what came of it. */
export interface Target {
  readonly text: string;
  readonly atLeast: number;
  /** NaN when a system or an operation was left out. */
  readonly measured: number;
}

/** The ratios that count are those with this many clients: a service is never alone with one. */
export const TARGET_CLIENTS = 16;

/** Operations that every API has a way of its own to ask: those of the means. */
export const READS: readonly string[] = ['Q1', 'Q2', 'Q3', 'Q4', 'Q4b'];

/** Throughput of one system over another's, by operation. */
export function ratios(
  figures: readonly Figure[],
  clients: number,
  of: string,
  to: string,
): ReadonlyMap<string, number> {
  const at = (system: string) =>
    figures.filter((figure) => figure.system === system && figure.clients === clients);
  const pairs = at(of).flatMap((figure) => {
    const other = at(to).find(({ operation }) => operation === figure.operation);
    return other === undefined
      ? []
      : [[figure.operation, figure.throughput / other.throughput] as const];
  });
  return new Map(pairs);
}

/** The better of the two ways to run hand-written Cypher, over all operations. */
export function bestByHand(figures: readonly Figure[], clients: number): string {
  const better = mean(ratios(figures, clients, 'cypher-session-run', 'cypher-execute-query'));
  return better < 1 ? 'cypher-execute-query' : 'cypher-session-run';
}

export function targets(all: readonly Figure[]): readonly Target[] {
  const figures = all.filter(({ operation }) => READS.includes(operation));
  const of = (system: string, to: string) => ratios(figures, TARGET_CLIENTS, system, to);
  const overPeer = of('chancery-neo4j', 'neo4j-graphql');
  const byHand = bestByHand(figures, TARGET_CLIENTS);
  return [
    {
      text: 'geometric mean on Neo4j, over @neo4j/graphql',
      atLeast: 1.8,
      measured: mean(overPeer),
    },
    {
      text: 'on Neo4j, over @neo4j/graphql, the worst operation',
      atLeast: 1,
      measured: worst(overPeer),
    },
    {
      text: `geometric mean on Neo4j, over hand-written Cypher (${byHand})`,
      atLeast: 0.8,
      measured: mean(of('chancery-neo4j', byHand)),
    },
    {
      text: 'geometric mean on SQLite, over @neo4j/graphql',
      atLeast: 5,
      measured: mean(of('chancery-sqlite', 'neo4j-graphql')),
    },
    ...exploringTargets(all, TARGET_CLIENTS),
    ...asOfTargets(all, TARGET_CLIENTS),
  ];
}

export function mean(ratio: ReadonlyMap<string, number>): number {
  return geometricMean([...ratio.values()]);
}

function worst(ratio: ReadonlyMap<string, number>): number {
  return ratio.size === 0 ? Number.NaN : Math.min(...ratio.values());
}
