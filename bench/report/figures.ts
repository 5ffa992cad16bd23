import type { MeasuredTurn } from '#bench/load/measure.ts';
import { median, percentile } from './statistics.ts';

/** What one system showed in one operation with so many clients: medians over its turns. */
export interface Figure {
  readonly operation: string;
  readonly clients: number;
  readonly system: string;
  /** Requests a second: the median, and each turn. */
  readonly throughput: number;
  readonly turns: readonly number[];
  /** Milliseconds that a client waits. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time a request; null: not known on this machine. */
  readonly cpu: number | null;
  readonly neo4jCpu: number | null;
}

export function toFigure(
  operation: string,
  clients: number,
  system: string,
  turns: readonly MeasuredTurn[],
): Figure {
  const throughputs = turns.map(({ requests, seconds }) => requests / seconds);
  const known = (costs: readonly (number | null)[]) => costs.filter((cost) => cost !== null);
  const medianCost = (costs: readonly (number | null)[]) =>
    known(costs).length === 0 ? null : round(median(known(costs)), 3);
  return {
    operation,
    clients,
    system,
    throughput: round(median(throughputs), 1),
    turns: throughputs.map((each) => round(each, 1)),
    p50: round(median(turns.map(({ latencies }) => percentile(latencies, 0.5))), 2),
    p99: round(median(turns.map(({ latencies }) => percentile(latencies, 0.99))), 2),
    cpu: medianCost(turns.map(({ cpu }) => cpu)),
    neo4jCpu: medianCost(turns.map(({ neo4jCpu }) => neo4jCpu)),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
