import { pinnedGraph } from '#graphql/pinned-graph.ts';
import type { Clock } from '#planner/clock.ts';

/** What a link to an entity shows of it. */
const SHOWN =
  '__typename id kind name aliases description existence claims{nodes{id stance quote source{id title}}}';

/** A relative URL that shows an entity, as it was known and held at a point of the clocks. */
export function entityPermalink(id: string, pinned: Clock): string {
  const query = `{${pinnedGraph(pinned)}{entity(id:${JSON.stringify(id)}){${SHOWN}}}}`;
  return `/graphql?${new URLSearchParams({ query })}`;
}
