import type { GraphStore } from '#graph/store.ts';
import { entity } from '#tests/support/rows.ts';

/** The node that every writer reads and writes back. */
export const SHARED = 'state:x-shared';

/** How many names its list holds, the last ones. */
export const NAMES = 50;

/**
 * Counts the shared node up in many transactions, by several writers at once, each of which begins the next when its last one has
 * ended. Every transaction adds 1 to the count and its own name to a list. Answers the numbers of the revisions.
 */
export async function countUp(
  store: GraphStore,
  {
    name,
    writers,
    times,
  }: { readonly name: string; readonly writers: number; readonly times: number },
): Promise<readonly number[]> {
  const revisions: number[] = [];
  let begun = 0;
  const writer = async (_: unknown, number: number) => {
    while (begun < times) revisions.push(await countOne(store, `${name}-${number}-${begun++}`));
  };
  await Promise.all(Array.from({ length: writers }).map(writer));
  return revisions;
}

function countOne(store: GraphStore, name: string): Promise<number> {
  return store.transact(async (transaction) => {
    const [shared] = await transaction.nodes([SHARED]);
    const count = Number(shared?.properties['description'] ?? 0) + 1;
    const names = (shared?.properties['aliases'] ?? []) as readonly string[];
    await transaction.write({
      actor: name,
      message: `${count}`,
      at: new Date().toISOString(),
      nodes: [
        entity(SHARED, 'Shared', {
          description: `${count}`,
          aliases: [...names, name].slice(-NAMES),
        }),
      ],
      relationships: [],
    });
    return transaction.revision;
  });
}
