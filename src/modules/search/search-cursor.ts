import { prefixOf } from '#graph/node-kind.ts';
import type { OrderKey } from '#graph/read-plan.ts';
import { kindOrder } from '#graph/search/place.ts';
import type { Clock } from '#planner/clock.ts';
import { connectionHash, decodeCursor, encodeCursor } from '#planner/cursor.ts';
import { compareHits, type Hit } from './find-hits.ts';

/** Makes and reads the cursors of one search. */
export interface HitCursors {
  encode(hit: Hit): string;
  /**
   * Tells which hits stand behind a cursor.
   *
   * @throws AppError `BAD_USER_INPUT` when the text is no cursor, or one of another search.
   */
  decode(cursor: string): HitsBehind;
}

export interface HitsBehind {
  readonly block: number;
  has(hit: Hit): boolean;
}

const key = (name: string, type: 'integer' | 'text'): OrderKey => ({
  on: 'node',
  column: { name, type, required: true },
  descending: false,
});

const ORDER = [key('block', 'integer'), key('points', 'integer'), key('id', 'text')];

/** A score as a whole number: it has four digits. */
const POINTS = 10_000;

/** A cursor says where a hit stands in the ranking, so that it holds when others come and go. */
export function hitCursors(
  text: string,
  kinds: readonly string[] | null,
  clock: Clock,
): HitCursors {
  const { revision, publishedBy, validOn } = clock;
  const asked = [text.trim(), kinds?.toSorted() ?? null, revision, publishedBy, validOn];
  const hash = connectionHash('search', asked);
  return {
    encode: ({ block, match, id }) => {
      const keys = [block, Math.round(match.score * POINTS), id];
      return encodeCursor(hash, { revision: revision ?? 0, keys });
    },
    decode: (cursor) => {
      const [block, points, id] = decodeCursor(cursor, hash, ORDER) as [number, number, string];
      const score = points / POINTS;
      const at = { id, block: block === 0 ? 0 : 1, match: { score } } as Hit;
      return { block, has: (hit) => compareHits(hit, at) > 0 };
    },
  };
}

/** Hits of each kind, the most frequent first. */
export function facetsOf(
  hits: readonly Hit[],
  nameOf: (prefix: string) => string,
): readonly { readonly kind: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { id } of hits) {
    const prefix = prefixOf(id);
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || kindOrder(a) - kindOrder(b))
    .map(([prefix, count]) => ({ kind: nameOf(prefix), count }));
}
