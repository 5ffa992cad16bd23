import { setImmediate } from 'node:timers/promises';
import neo4j, { type Record as DriverRecord } from 'neo4j-driver';
import { conclude, nowhere } from '#graph/paths/conclude.ts';
import type { PathPlan, PathsFound } from '#graph/paths/path-plan.ts';
import type { WeighedHop } from '#graph/paths/weighed-hop.ts';
import type { Parameter } from '#graph/read-plan.ts';
import { type Statement, toParameters } from './run-read.ts';

/** Milliseconds after which others have their turn. */
const TURN_MS = 10;

/** The statement of a search: see `pathsCypher`. */
export function pathsStatement(
  text: string,
  { first, maxNodes }: PathPlan,
  parameters: readonly Parameter[],
): Statement {
  const own = { first: neo4j.int(first), maxNodes: neo4j.int(maxNodes) };
  return { text, parameters: { ...toParameters(parameters), ...own } };
}

/** The best of the paths that the statement has found the hops of. */
export async function pathsOf(
  record: DriverRecord,
  plan: PathPlan,
  parameters: readonly Parameter[],
): Promise<PathsFound> {
  const { missing, stop, reach, seen, hops, revision } = record.toObject() as Answer;
  if (stop === 'missing') return nowhere(missing, revision);
  const ids = parameters[plan.ids] as readonly string[];
  const searched = {
    ids,
    hops: hops.map(weighedHop),
    reach,
    stop: stop === '' ? null : stop,
    nodesSeen: seen,
  };
  const ranking = conclude(plan, searched);
  let turn = performance.now() + TURN_MS;
  for (;;) {
    const { done, value } = ranking.next();
    if (done === true) return { ...value, missing, revision };
    if (performance.now() < turn) continue;
    await setImmediate();
    turn = performance.now() + TURN_MS;
  }
}

interface Answer {
  readonly missing: readonly string[];
  readonly stop: 'missing' | 'nodes' | 'enough' | '';
  readonly reach: number;
  readonly seen: number;
  readonly hops: readonly HopRow[];
  readonly revision: number | null;
}

type HopRow = readonly [
  from: string,
  to: string,
  type: string,
  isOut: boolean,
  propositionId: string,
  support: number,
  dispute: number,
  status: string,
];

function weighedHop([from, to, type, isOut, propositionId, ...said]: HopRow): WeighedHop {
  const [support, dispute, status] = said;
  const direction = isOut ? 'out' : 'in';
  return { from, to, type, direction, propositionId, support, dispute, status };
}
