import { makeClaim } from '#bench/data/make-claim.ts';
import { makeNode } from '#bench/data/make-node.ts';
import { makeRelationship } from '#bench/data/make-relationship.ts';
import { seededRandom } from '#bench/data/random.ts';
import { idOf, sizesAt } from '#bench/data/sizes.ts';
import type { GraphStore } from '#graph/store.ts';
import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';

/** Pledges of a plan: with their evidence nine rows each. */
const PLEDGES_A_PLAN = 2000;

/** Writes so many invented pledges, each made by a state, with a claim in a source that says so. */
export async function loadPledges(store: GraphStore, pledges: number): Promise<void> {
  await store.migrate();
  const random = seededRandom('export');
  const sizes = sizesAt(1);
  const kinds = ['State', 'Source'] as const;
  const first = kinds.flatMap((kind) =>
    Array.from({ length: sizes[kind] }, (_, index) => makeNode(kind, index, random)),
  );
  await store.write(planOf(first, []));
  for (let from = 0; from < pledges; from += PLEDGES_A_PLAN) {
    const nodes: NodeWrite[] = [];
    const relationships: RelationshipWrite[] = [];
    for (let index = from; index < Math.min(from + PLEDGES_A_PLAN, pledges); index++) {
      const state = idOf('State', random.skewed(sizes.State, 2));
      const made = makeRelationship('MADE_BY', idOf('Pledge', index), state, random);
      const claim = makeClaim(made, index, sizes, random);
      nodes.push(makeNode('Pledge', index, random), ...claim.nodes);
      relationships.push(made, ...claim.links);
    }
    await store.write(planOf(nodes, relationships));
    process.stderr.write(`\r  ${from + PLEDGES_A_PLAN} pledges`);
  }
  process.stderr.write('\n');
}

function planOf(
  nodes: readonly NodeWrite[],
  relationships: readonly RelationshipWrite[],
): WritePlan {
  const at = '2024-09-13T12:00:00.000Z';
  return { actor: 'bench', message: 'Synthetic pledges', at, nodes, relationships };
}
