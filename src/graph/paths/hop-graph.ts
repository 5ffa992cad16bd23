import type { Hop } from './two-sided-search.ts';

/** Hops that lead away from each node, in the order of the ids that they lead to; one between two nodes. */
export type HopGraph<T extends Hop> = ReadonlyMap<string, readonly T[]>;

/** Where paths begin and end, and how many hops they may have. */
export interface Ends {
  readonly start: string;
  readonly goal: string;
  readonly reach: number;
}

/** Hops to the goal from every node that can come to it. */
export type Distances = ReadonlyMap<string, number>;

/** Those hops that a walk of at most `reach` hops from the start to the goal can take. */
export function livingHops<T extends Hop>(
  hops: readonly T[],
  { start, goal, reach }: Ends,
): { readonly hops: readonly T[]; readonly toGoal: Distances } {
  const fromStart = distances(start, goal, hops, ({ from, to }) => [from, to]);
  const toGoal = distances(goal, start, hops, ({ from, to }) => [to, from]);
  const isAlive = ({ from, to }: T) =>
    from !== goal &&
    to !== start &&
    (fromStart.get(from) ?? reach) + 1 + (toGoal.get(to) ?? reach) <= reach;
  return { hops: hops.filter(isAlive), toGoal };
}

function distances<T extends Hop>(
  begin: string,
  end: string,
  hops: readonly T[],
  ends: (hop: T) => readonly [near: string, far: string],
): Distances {
  const neighbours = new Map<string, string[]>();
  for (const hop of hops) {
    const [near, far] = ends(hop);
    const known = neighbours.get(near);
    if (known === undefined) neighbours.set(near, [far]);
    else known.push(far);
  }
  const found = new Map([[begin, 0]]);
  // A map is walked in the order in which its entries come, also those that come meanwhile.
  for (const [node, distance] of found) {
    if (node === end) continue;
    for (const far of neighbours.get(node) ?? []) {
      if (!found.has(far)) found.set(far, distance + 1);
    }
  }
  return found;
}

/** @param isBetter Of two hops between the same nodes, whether the first is to be taken. */
export function hopGraph<T extends Hop>(
  hops: readonly T[],
  isBetter: (one: T, other: T) => boolean,
): HopGraph<T> {
  const best = new Map<string, Map<string, T>>();
  for (const hop of hops) {
    const known = best.get(hop.from) ?? new Map<string, T>();
    best.set(hop.from, known);
    const other = known.get(hop.to);
    if (other === undefined || isBetter(hop, other)) known.set(hop.to, hop);
  }
  const byId = (one: T, other: T) => (one.to < other.to ? -1 : 1);
  return new Map([...best].map(([from, each]) => [from, [...each.values()].sort(byId)]));
}
