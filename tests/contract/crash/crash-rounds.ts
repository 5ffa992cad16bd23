import type { GraphStore } from '#graph/store.ts';
import type { StoreFile } from '#graph/store-file.ts';
import { openStore, storeFile } from '#src/open-store.ts';
import { type StoreAddress, storeAddress } from '#src/store-address.ts';
import { checkRevisions } from './check-revisions.ts';
import { type Killed, killWriter } from './kill-writer.ts';
import { nextPlan } from './revision-plan.ts';

export interface Round extends Killed {
  /** The last revision that was there after the kill. */
  readonly stored: number;
}

/**
 * Kills a writer again and again on one store, and looks after each kill whether all is there.
 *
 * @throws Error when something acknowledged is lost, something is half there, or the file is not sound.
 */
export async function* crashRounds(store: string, times: number): AsyncIterable<Round> {
  let last = await revisionsBefore(store);
  if (last > 0) throw new Error(`${store} is not empty.`);
  for (let round = 0; round < times; round++) {
    const killed = await killWriter(store);
    const stored = await revisionsAfter(store);
    const least = Math.max(last, killed.acknowledged);
    if (stored < least)
      throw new Error(`Revision ${least} was acknowledged, and ${stored} is the last.`);
    // One writer has one revision at a time on its way.
    if (stored > least + 1)
      throw new Error(`Revision ${stored} is there, and ${least} was the last.`);
    last = stored;
    yield { ...killed, stored };
  }
}

function revisionsBefore(name: string): Promise<number> {
  return inStore(name, async (store) => {
    await store.migrate();
    return (await store.status()).revision;
  });
}

async function revisionsAfter(name: string): Promise<number> {
  return inStore(name, async (store, file) => {
    await file?.check();
    return checkRevisions(store);
  });
}

/** Writes one more revision; answers its number. */
export function writeOn(name: string): Promise<number> {
  return inStore(name, (store) =>
    store.transact(async (transaction) => {
      await transaction.write(await nextPlan(transaction));
      return transaction.revision;
    }),
  );
}

async function inStore<T>(
  name: string,
  task: (store: GraphStore, file: StoreFile | null) => Promise<T>,
): Promise<T> {
  const address = storeAddress({ CHANCERY_STORE: name }) as StoreAddress;
  const store = await openStore(address);
  try {
    return await task(store, await storeFile(address));
  } finally {
    await store.close();
  }
}
