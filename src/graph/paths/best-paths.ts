import { type Ends, hopGraph, livingHops } from './hop-graph.ts';
import { bestTail } from './path-tail.ts';
import { isBetterHop, type WeighedHop } from './weighed-hop.ts';

type Path = readonly WeighedHop[];

/** A path, and the place up to which it is one that was taken before. */
interface Candidate {
  readonly path: Path;
  readonly from: number;
}

/**
 * The best paths by length, the support of the weakest hop, the support of all hops, and the ids along the path; `most` of them
 * at most. Yen's algorithm as Lawler has it: the next best path leaves one of those before it somewhere, and from there on has the
 * best end that none of them has. So the work grows with the paths that are answered, not with those that there are.
 *
 * Between two steps of it others may have their turn: it yields.
 */
export function* bestPaths(
  given: readonly WeighedHop[],
  ends: Ends,
  most: number,
): Generator<undefined, readonly Path[]> {
  const { hops, toGoal } = livingHops(given, ends);
  const graph = hopGraph(hops, isBetterHop);
  const { start, goal, reach } = ends;
  const taken: Path[] = [];
  const candidates: Candidate[] = [];
  const propose = (root: Path, from: number): void => {
    const head = {
      at: root.at(-1)?.to ?? start,
      passed: new Set(root.map((hop) => hop.from)),
      barred: new Set(taken.filter((path) => begins(path, root)).map((path) => next(path, root))),
      weakest: Math.min(Number.POSITIVE_INFINITY, ...root.map(({ support }) => support)),
      most: reach - root.length,
    };
    const tail = bestTail(graph, goal, toGoal, head);
    if (tail !== null) candidates.push({ path: [...root, ...tail], from });
  };
  propose([], 0);
  while (taken.length < most) {
    const best = takeBest(candidates);
    if (best === null) break;
    taken.push(best.path);
    for (let length = best.from; length < best.path.length; length++) {
      propose(best.path.slice(0, length), length);
      yield;
    }
  }
  return taken;
}

const begins = (path: Path, root: Path) => root.every((hop, index) => path[index]?.to === hop.to);
const next = (path: Path, root: Path) => path[root.length]?.to as string;

function takeBest(candidates: Candidate[]): Candidate | null {
  let best = 0;
  for (let index = 1; index < candidates.length; index++) {
    const [one, other] = [candidates[index], candidates[best]] as [Candidate, Candidate];
    if (comparePaths(one.path, other.path) < 0) best = index;
  }
  return candidates.splice(best, 1)[0] ?? null;
}

/** Negative when the first is the better one. */
export function comparePaths(one: Path, other: Path): number {
  if (one.length !== other.length) return one.length - other.length;
  const weakest = (path: Path) => Math.min(...path.map(({ support }) => support));
  if (weakest(one) !== weakest(other)) return weakest(other) - weakest(one);
  const all = (path: Path) => path.reduce((sum, { support }) => sum + support, 0);
  if (all(one) !== all(other)) return all(other) - all(one);
  const at = one.findIndex((hop, index) => hop.to !== other[index]?.to);
  if (at < 0) return 0;
  return (one[at] as WeighedHop).to < (other[at] as WeighedHop).to ? -1 : 1;
}
