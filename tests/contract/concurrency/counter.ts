/** A process that counts up in a store: address, name, writers, times. Prints the numbers of its revisions as JSON. */
import { openStore } from '#src/open-store.ts';
import { type StoreAddress, storeAddress } from '#src/store-address.ts';
import { countUp } from './count-up.ts';

const [address, name = '', writers, times] = process.argv.slice(2);
const store = await openStore(storeAddress({ CHANCERY_STORE: address }) as StoreAddress);
const counted = await countUp(store, { name, writers: Number(writers), times: Number(times) });
await store.close();
process.stdout.write(JSON.stringify(counted));
