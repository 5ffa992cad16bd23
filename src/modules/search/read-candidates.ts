import type { Parameter, ReadPlan, RowPlan } from '#graph/read-plan.ts';
import { type Candidate, type TextRow, textsOf } from '#graph/search/search-plan.ts';
import { SEARCHED_FIELDS, type SearchedTexts } from '#graph/search/searched.ts';
import type { GraphStore, ReadOptions } from '#graph/store.ts';
import type { Clock } from '#planner/clock.ts';
import { heldOn } from './world-filter.ts';

/** A node that may be a hit, and its texts at a point of the clocks. */
export interface ReadCandidate {
  readonly id: string;
  readonly texts: SearchedTexts;
}

const ROW: RowPlan = [
  { kind: 'column', on: 'node', column: { name: 'id', type: 'text', required: true } },
  ...SEARCHED_FIELDS.map((name) => ({
    kind: 'column' as const,
    on: 'node' as const,
    column: {
      name,
      type: name === 'aliases' ? ('list' as const) : ('text' as const),
      required: false,
    },
  })),
];

/** Where the parameters of `planAt` stand. */
const [IDS, DAY, REVISION, PUBLISHED] = [0, 1, 2, 3];

/** One plan for each shape of the clocks, so that a store compiles it once. */
const PLANS = new Map<string, ReadPlan>();

/** Of each list the candidates that are there at a point of the clocks, with the texts that they have there. */
export async function readCandidates(
  store: GraphStore,
  lists: readonly (readonly Candidate[])[],
  clock: Clock,
  options: ReadOptions,
): Promise<readonly (readonly ReadCandidate[])[]> {
  const isNow = clock.revision === null && clock.validOn === null;
  const at = isNow ? ({ texts }: Candidate) => texts : await textsAt(store, lists, clock, options);
  return lists.map((list) =>
    list.flatMap((candidate) => {
      const texts = at(candidate);
      return texts === null ? [] : [{ id: candidate.id, texts }];
    }),
  );
}

async function textsAt(
  store: GraphStore,
  lists: readonly (readonly Candidate[])[],
  clock: Clock,
  options: ReadOptions,
): Promise<(candidate: Candidate) => SearchedTexts | null> {
  const ids = [...new Set(lists.flat().map(({ id }) => id))];
  const parameters: Parameter[] = [ids, clock.validOn, clock.revision, clock.publishedBy];
  const { rows } = await store.read(planAt(clock), parameters, options);
  const texts = new Map(rows.map(([id, ...row]) => [id, textsOf(row as TextRow)]));
  return ({ id }) => texts.get(id) ?? null;
}

function planAt({ revision, publishedBy, validOn }: Clock): ReadPlan {
  const shape = [revision, publishedBy, validOn].map((each) => each !== null).join();
  const known = PLANS.get(shape);
  if (known !== undefined) return known;
  const where = validOn === null ? null : heldOn(DAY);
  const lookup = { kinds: [], property: 'id', parameter: IDS, where, row: ROW };
  const asOf = { revision: REVISION, publishedBy: publishedBy === null ? null : PUBLISHED };
  const plan: ReadPlan = {
    start: { kind: 'lookup', lookup },
    revision: false,
    ...(revision !== null && { asOf }),
  };
  PLANS.set(shape, plan);
  return plan;
}
