import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { entity, relationship } from '#tests/support/rows.ts';

// What a revision holds follows from its number, so that whoever reads the store knows what must be there.

/** How many nodes and as many relationships a revision writes: some small, and some that take long enough to be hit. */
const SIZES = [1, 40, 3000, 7, 400, 6000, 2, 90, 1500];

/** After how many revisions its nodes and relationships are taken away again. */
export const KEPT = 3;

/** The node that each revision reads and writes back. */
export const TOTAL = 'state:x-total';

export function sizeOf(revision: number): number {
  return SIZES[revision % SIZES.length] as number;
}

/** All that was written up to a revision. */
export function totalOf(revision: number): number {
  let total = 0;
  for (let number = 1; number <= revision; number++) total += sizeOf(number);
  return total;
}

const idOf = (revision: number, index: number) => `state:x-${revision}-${index}`;

const indexes = (revision: number) => Array.from({ length: sizeOf(revision) }, (_, index) => index);

const relationshipOf = (revision: number, index: number) =>
  relationship(idOf(revision, index), 'BORDERS', TOTAL, { support: revision });

/** The write of the next revision, its total counted on from the one that is stored. */
export async function nextPlan(transaction: Transaction): Promise<WritePlan> {
  const { revision } = transaction;
  const [stored] = await transaction.nodes([TOTAL]);
  const total = Number(stored?.properties['description'] ?? 0) + sizeOf(revision);
  const gone = revision - KEPT;
  return {
    actor: `crash ${revision}`,
    message: `${sizeOf(revision)} nodes`,
    at: new Date().toISOString(),
    nodes: [
      entity(TOTAL, `Total at ${revision}`, { description: String(total) }),
      ...indexes(revision).map((index) => ({
        ...entity(idOf(revision, index), `${index} of ${revision}`),
        record: `{"revision":${revision}}`,
      })),
    ],
    relationships: indexes(revision).map((index) => relationshipOf(revision, index)),
    removed: {
      nodes: gone < 1 ? [] : indexes(gone).map((index) => idOf(gone, index)),
      relationships: gone < 1 ? [] : indexes(gone).map((index) => relationshipOf(gone, index)),
    },
    mutation: { clientMutationId: `crash ${revision}`, hash: String(total), answer: '{}' },
  };
}
