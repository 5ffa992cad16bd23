import fc from 'fast-check';
import type { RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { entity, relationship } from './rows.ts';

// States, organizations, persons and events with many relationships of few types among them, some of them hubs.

const KINDS = ['state', 'organization', 'person', 'event'] as const;
const TYPES = {
  BORDERS: ['state', 'state'],
  HAS_MISSION: ['state', 'state'],
  MEMBER_OF: ['person', 'organization'],
  CITIZEN_OF: ['person', 'state'],
  BASED_IN: ['organization', 'state'],
  PART_OF: ['organization', 'organization'],
  INVOLVES: ['event', 'state'],
} as const;

const edge = fc.record({
  type: fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])),
  // The square leaves a few nodes with most of the relationships.
  from: fc.double({ min: 0, max: 0.999, noNaN: true }).map((share) => share * share),
  to: fc.double({ min: 0, max: 0.999, noNaN: true }).map((share) => share * share),
  support: fc.constantFrom(0, 1, 1, 1, 1, 2, 3),
  validFrom: fc.constantFrom(undefined, undefined, '2020', '2022-05'),
});

export interface RandomGraph {
  readonly plan: WritePlan;
  readonly ids: readonly string[];
  readonly relationships: readonly RelationshipWrite[];
}

/** The same for the same seed; every third relationship or so stands between two that already have one. */
export function randomGraph(nodes: number, edges: number, seed: number): RandomGraph {
  const ids = KINDS.flatMap((kind) =>
    Array.from({ length: Math.ceil(nodes / KINDS.length) }, (_, index) => `${kind}:n${index}`),
  );
  const byKind = (kind: string) => ids.filter((id) => id.startsWith(`${kind}:`));
  const rows = fc.sample(edge, { numRuns: edges, seed }).map(({ type, from, to, ...more }) => {
    const [start, end] = TYPES[type];
    const pick = (kind: string, share: number) => {
      const all = byKind(kind);
      return all[Math.floor(share * all.length)] as string;
    };
    const { support, validFrom } = more;
    return relationship(pick(start, from), type, pick(end, to), {
      support,
      ...(validFrom !== undefined && { validFrom }),
    });
  });
  const relationships = [...new Map(rows.map((row) => [row.propositionId, row])).values()];
  const plan = {
    actor: 'random',
    message: 'a random graph',
    at: '2024-10-01T00:00:00.000Z',
    nodes: ids.map((id) => entity(id, `Name of ${id}`, requiredOf(id))),
    relationships,
  };
  return { plan, ids, relationships };
}

/** Properties that a kind must have. */
function requiredOf(id: string) {
  if (id.startsWith('organization:')) return { type: 'AGENCY' };
  return id.startsWith('event:') ? { type: 'MEETING' } : {};
}
