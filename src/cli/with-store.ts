import type { GraphStore } from '#graph/store.ts';
import { type Config, readConfig } from '#src/config.ts';
import { openStore } from '#src/open-store.ts';

/** Runs a task with the store of the configuration, and closes it whatever comes of the task. */
export async function withStore<T>(
  task: (store: GraphStore, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const store = await openStore(config.store);
  try {
    return await task(store, config);
  } finally {
    await store.close();
  }
}
