import { bestPaths } from './best-paths.ts';
import type { PathPlan, PathStop, PathsFound } from './path-plan.ts';
import { foundPath, type WeighedHop } from './weighed-hop.ts';

/** What a search has read of the graph. */
export interface Searched {
  /** The ids of the plan. */
  readonly ids: readonly string[];
  /** Every hop of a path of at most `reach` hops, and perhaps others. */
  readonly hops: readonly WeighedHop[];
  readonly reach: number;
  readonly stop: 'nodes' | 'enough' | null;
  readonly nodesSeen: number;
}

/** The best of the paths that a search has come to, and whether there are others. */
export function* conclude(
  { first }: PathPlan,
  { ids, hops, reach, stop, nodesSeen }: Searched,
): Generator<undefined, Omit<PathsFound, 'missing' | 'revision'>> {
  const [start, goal] = ids as readonly [string, string];
  const isWhole = stop === null;
  // One more tells whether there are others.
  const found = yield* bestPaths(hops, { start, goal, reach }, isWhole ? first + 1 : first);
  return {
    paths: found.slice(0, first).map(foundPath),
    exhausted: isWhole && found.length <= first,
    stoppedBy: stopOf(found.length, first, stop),
    nodesSeen,
  };
}

function stopOf(found: number, first: number, stop: Searched['stop']): PathStop | null {
  if (found >= first) return null;
  if (stop === 'nodes') return 'nodes';
  return found === 0 ? 'none' : null;
}

/** What a search came to whose time was over. */
export function outOfTime(): PathsFound {
  const nothing = { paths: [], exhausted: false, nodesSeen: 0, missing: [], revision: null };
  return { ...nothing, stoppedBy: 'time' };
}

/** What a search came to that did not begin. */
export function nowhere(missing: readonly string[], revision: number | null): PathsFound {
  return { paths: [], exhausted: true, stoppedBy: 'none', nodesSeen: 0, missing, revision };
}
