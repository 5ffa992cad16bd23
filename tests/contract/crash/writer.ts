/** Writes revisions into the store of its first argument until it is killed, and says on standard output what it does. */
import { writeSync } from 'node:fs';
import { openStore } from '#src/open-store.ts';
import { type StoreAddress, storeAddress } from '#src/store-address.ts';
import { nextPlan } from './revision-plan.ts';

const STANDARD_OUTPUT = 1;

const store = await openStore(storeAddress({ CHANCERY_STORE: process.argv[2] }) as StoreAddress);
await store.migrate();
for (;;) {
  const revision = await store.transact(async (transaction) => {
    const plan = await nextPlan(transaction);
    say('begins', transaction.revision);
    await transaction.write(plan);
    return transaction.revision;
  });
  say('wrote', revision);
}

/** At once: what was said before a kill is read after it. */
function say(what: 'begins' | 'wrote', revision: number): void {
  writeSync(STANDARD_OUTPUT, `${what} ${revision}\n`);
}
