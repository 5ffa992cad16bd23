import type { FoundPath } from './path-plan.ts';
import type { Hop } from './two-sided-search.ts';

/** A hop with what is said of its relationship. */
export interface WeighedHop extends Hop {
  readonly propositionId: string;
  readonly support: number;
  readonly dispute: number;
  readonly status: string;
}

/** Of two relationships between the same nodes, whether the first is the one that a path takes. */
export function isBetterHop(one: WeighedHop, other: WeighedHop): boolean {
  if (one.support !== other.support) return one.support > other.support;
  if (one.type !== other.type) return one.type < other.type;
  if (one.propositionId !== other.propositionId) return one.propositionId < other.propositionId;
  return one.direction === 'out' && other.direction === 'in';
}

/** Hops as they are walked, as relationships as they run. */
export function foundPath(hops: readonly WeighedHop[]): FoundPath {
  return hops.map(({ from, to, ...hop }) =>
    hop.direction === 'out' ? { ...hop, from, to } : { ...hop, from: to, to: from },
  );
}
