import type { Clock } from '#planner/clock.ts';

/** The field `asOf` at a point of the clocks, without its selection. */
export function pinnedGraph({ revision, publishedBy, validOn }: Clock): string {
  const pinned = [
    `revision:${revision}`,
    ...(publishedBy === null ? [] : [`knownAt:"${publishedBy}T00:00:00Z"`, 'knownBasis:PUBLISHED']),
    ...(validOn === null ? [] : [`validAt:"${validOn}T00:00:00Z"`]),
  ];
  return `asOf(${pinned})`;
}
