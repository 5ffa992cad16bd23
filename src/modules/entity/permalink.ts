import type { Clock } from '#planner/clock.ts';

/** What a link to an entity shows of it. */
const SHOWN =
  '__typename id kind name aliases description existence claims{nodes{id stance quote source{id title}}}';

/** A relative URL that shows an entity, as it was known and held at a point of the clocks. */
export function entityPermalink(id: string, { revision, publishedBy, validOn }: Clock): string {
  const pinned = [
    `revision:${revision}`,
    ...(publishedBy === null ? [] : [`knownAt:"${publishedBy}T00:00:00Z"`, 'knownBasis:PUBLISHED']),
    ...(validOn === null ? [] : [`validAt:"${validOn}T00:00:00Z"`]),
  ];
  const query = `{asOf(${pinned}){entity(id:${JSON.stringify(id)}){${SHOWN}}}}`;
  return `/graphql?${new URLSearchParams({ query })}`;
}
