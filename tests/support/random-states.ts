import fc from 'fast-check';
import type { NodeWrite, RelationshipWrite } from '#graph/write-plan.ts';
import { entity, relationship } from './rows.ts';

/** A few states with relationships between them, some beside each other, some to the node itself. */
export interface RandomStates {
  readonly nodes: readonly NodeWrite[];
  readonly relationships: readonly RelationshipWrite[];
}

const NODES = 9;

const anyNumber = fc.integer({ min: 0, max: NODES - 1 });
const anyRelationship = fc.record({
  from: anyNumber,
  to: anyNumber,
  type: fc.constantFrom('BORDERS', 'HAS_MISSION'),
  validFrom: fc.constantFrom(null, '2020', '2021'),
  support: fc.integer({ min: 0, max: 3 }),
  dispute: fc.integer({ min: 0, max: 2 }),
});

/** Graphs that have no node in common; the same for the same seed. */
export function randomStates(count: number, seed: number): readonly RandomStates[] {
  const lists = fc.sample(fc.array(anyRelationship, { minLength: 3, maxLength: 26 }), {
    numRuns: count,
    seed,
  });
  return lists.map((list, graph) => {
    const id = (node: number) => `state:x-g${graph}-${node}`;
    const rows = list.map(({ from, to, type, validFrom, ...said }) =>
      relationship(id(from), type, id(to), { ...said, ...(validFrom && { validFrom }) }),
    );
    const unique = new Map(rows.map((row) => [row.propositionId, row]));
    return {
      nodes: Array.from({ length: NODES }, (_, node) =>
        entity(id(node), node % 3 === 0 ? 'Plain' : `State ${node}`),
      ),
      relationships: [...unique.values()],
    };
  });
}
