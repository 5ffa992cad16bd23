import type { Distances, HopGraph } from './hop-graph.ts';
import type { WeighedHop } from './weighed-hop.ts';

/** How a path begins: what may still follow its last node. */
export interface PathHead {
  /** The node from which it goes on. */
  readonly at: string;
  /** Nodes that it has come to. */
  readonly passed: ReadonlySet<string>;
  /** Nodes that must not follow at once: other paths went there. */
  readonly barred: ReadonlySet<string>;
  /** Support of its weakest hop. */
  readonly weakest: number;
  /** Hops that may follow at most. */
  readonly most: number;
}

/**
 * The best end of a path that begins so: the fewest hops, of these the best supported weakest hop of the whole path, of these the
 * most support in all, of these the smallest ids. Null where there is none. The fewest hops come to no node twice.
 */
export function bestTail(
  graph: HopGraph<WeighedHop>,
  goal: string,
  toGoal: Distances,
  head: PathHead,
): readonly WeighedHop[] | null {
  const layers = layersTo(graph, goal, toGoal, head);
  if (layers === null) return null;
  const weakest = Math.min(head.weakest, strongest(layers, goal).get(head.at) as number);
  const strong = layers.map((hops) => hops.filter(({ support }) => support >= weakest));
  const sums = mostSupport(strong, goal);
  const tail: WeighedHop[] = [];
  let at = head.at;
  for (const hops of strong) {
    const most = sums.get(at);
    // Hops of a node stand in the order of the ids that they lead to.
    const hop = hops.find(
      ({ from, to, support }) => from === at && support + (sums.get(to) ?? Number.NaN) === most,
    ) as WeighedHop;
    tail.push(hop);
    at = hop.to;
  }
  return tail;
}

type Layers = readonly (readonly WeighedHop[])[];

/** The hops of shortest ends, by how far from the head they begin; each leads one further. */
function layersTo(
  graph: HopGraph<WeighedHop>,
  goal: string,
  toGoal: Distances,
  { at, passed, barred, most }: PathHead,
): Layers | null {
  const seen = new Set(passed).add(at);
  const layers: (readonly WeighedHop[])[] = [];
  let frontier: ReadonlySet<string> = new Set([at]);
  for (let left = most - 1; left >= 0 && frontier.size > 0; left--) {
    const isOpen = ({ from, to }: WeighedHop) =>
      !seen.has(to) && (toGoal.get(to) ?? most) <= left && !(from === at && barred.has(to));
    const layer = [...frontier].flatMap((node) => (graph.get(node) ?? []).filter(isOpen));
    layers.push(layer);
    frontier = new Set(layer.map(({ to }) => to));
    if (frontier.has(goal)) return layers;
    for (const node of frontier) seen.add(node);
  }
  return null;
}

/** By node, the support of the weakest hop of the way to the goal on which that is the most. */
function strongest(layers: Layers, goal: string): ReadonlyMap<string, number> {
  return backwards(layers, goal, Number.POSITIVE_INFINITY, Math.min);
}

/** By node, the most support in all of a way to the goal. */
function mostSupport(layers: Layers, goal: string): ReadonlyMap<string, number> {
  return backwards(layers, goal, 0, (support, rest) => support + rest);
}

function backwards(
  layers: Layers,
  goal: string,
  atGoal: number,
  join: (support: number, rest: number) => number,
): ReadonlyMap<string, number> {
  const best = new Map([[goal, atGoal]]);
  for (const layer of layers.toReversed()) {
    for (const { from, to, support } of layer) {
      const rest = best.get(to);
      if (rest === undefined) continue;
      best.set(from, Math.max(best.get(from) ?? Number.NEGATIVE_INFINITY, join(support, rest)));
    }
  }
  return best;
}
