import type { ReadPlan } from '#graph/read-plan.ts';
import type { GraphStore, ReadOptions } from '#graph/store.ts';
import { mergeId } from '#modules/merge/model.ts';
import type { Clock } from '#planner/clock.ts';

const column = (name: string) =>
  ({ kind: 'column', on: 'node', column: { name, type: 'text', required: true } }) as const;

const MERGES: ReadPlan = {
  start: {
    kind: 'lookup',
    lookup: {
      kinds: ['Merge'],
      property: 'id',
      parameter: 0,
      where: null,
      row: [column('from'), column('into')],
    },
  },
  revision: false,
};
const MERGES_AS_OF: ReadPlan = { ...MERGES, asOf: { revision: 1, publishedBy: null } };

/** Merges of merges are followed this far; a circle cannot be made. */
const MOST_STEPS = 10;

/** The ids that stand for these at a point of the clocks; one that stands for itself is not in the answer. */
export async function mergedIds(
  store: GraphStore,
  ids: readonly string[],
  { revision }: Clock,
  options: ReadOptions,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map(ids.map((id) => [id, id]));
  let open: readonly string[] = ids;
  for (let step = 0; step < MOST_STEPS && open.length > 0; step++) {
    const lookup = [...new Set(open)].map(mergeId);
    const { rows } = await (revision === null
      ? store.read(MERGES, [lookup], options)
      : store.read(MERGES_AS_OF, [lookup, revision], options));
    const next = new Map(rows.map(([from, into]) => [from as string, into as string]));
    for (const [id, at] of found) found.set(id, next.get(at) ?? at);
    open = [...next.values()];
  }
  return new Map([...found].filter(([id, at]) => id !== at));
}
