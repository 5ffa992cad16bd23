import type { DayRange } from '#graph/edtf.ts';
import { prefixOf } from '#graph/node-kind.ts';
import { holdsOn } from './possible-days.ts';
import type { ClaimRecord, Validity } from './records.ts';

/** By kind, the relationships that lead towards a state, the strongest first. Nothing leads on from a state. */
const TOWARDS_STATE: Readonly<Record<string, readonly string[]>> = {
  person: ['HOLDS', 'MEMBER_OF', 'CITIZEN_OF'],
  position: ['OF'],
  organization: ['PART_OF'],
  diplomat: ['SENT_BY'],
};
/** The types of all of them. */
export const TIE_TYPES: ReadonlySet<string> = new Set(Object.values(TOWARDS_STATE).flat());
const ALWAYS: Validity = { from: null, to: null, asStated: null };

/** One claim that an entity belongs to another, and when. */
interface Tie {
  readonly type: string;
  readonly to: string;
  readonly valid: Validity;
}

/** Who belongs to whom, by the id of who belongs. */
export type Ties = ReadonlyMap<string, readonly Tie[]>;

/** The ties that standing claims support or report. Read from claims, not from shown values: those need origins first. */
export function tiesOf(claims: readonly ClaimRecord[]): Ties {
  const ties = new Map<string, Tie[]>();
  for (const claim of claims.filter(isFor)) {
    for (const { proposition } of claim.on) {
      const { subject, predicate: type, object: to } = proposition;
      if (to === null || !TIE_TYPES.has(type)) continue;
      const others = ties.get(subject) ?? [];
      others.push({ type, to, valid: claim.valid ?? ALWAYS });
      ties.set(subject, others);
    }
  }
  return ties;
}

const isFor = ({ retractedAt, stance }: ClaimRecord) =>
  retractedAt === null && (stance === 'SUPPORTS' || stance === 'REPORTS');

/**
 * For whom somebody speaks on these days: a minister for the state of the office, an agency for its state, a newspaper for
 * its group; somebody of whom nothing is known for themselves. A former office does not count.
 */
export function allegianceOn(ties: Ties, id: string, days: DayRange): string {
  return rootOf({ ties, days, found: new Map() }, id, new Set());
}

interface Search {
  readonly ties: Ties;
  readonly days: DayRange;
  /** Each once: organizations that are part of each other would have more paths between them than could be walked. */
  readonly found: Map<string, string>;
}

function rootOf(search: Search, id: string, seen: ReadonlySet<string>): string {
  const known = search.found.get(id);
  if (known !== undefined) return known;
  const root = bestRoot(search, id, new Set([...seen, id]));
  search.found.set(id, root);
  return root;
}

function bestRoot(search: Search, id: string, beyond: ReadonlySet<string>): string {
  const own = search.ties.get(id) ?? [];
  for (const type of TOWARDS_STATE[prefixOf(id)] ?? []) {
    const roots = own
      .filter((tie) => tie.type === type && !beyond.has(tie.to))
      .map((tie) => ({ holds: holdsOn(tie.valid, search.days), to: tie.to }))
      .filter(({ holds }) => holds !== 'NO')
      .map(({ holds, to }) => ({ holds, root: rootOf(search, to, beyond) }));
    const [best] = roots.map(({ holds, root }) => `${rank(holds, root)}${root}`).sort();
    if (best !== undefined) return best.slice(1);
  }
  return id;
}

/** A state before anything else, and what certainly holds before what may. */
function rank(holds: 'CERTAIN' | 'POSSIBLE' | 'NO', root: string): number {
  return (prefixOf(root) === 'state' ? 0 : 2) + (holds === 'CERTAIN' ? 0 : 1);
}
