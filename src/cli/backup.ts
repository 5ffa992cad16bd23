import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { defineCommand } from 'citty';
import type { StoreFile } from '#graph/store-file.ts';
import { storeFile } from '#src/open-store.ts';
import { describeDump, dumpToFile, isPacked } from './dump-to-file.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { wholeFile } from './whole-file.ts';
import { withStore } from './with-store.ts';

/** `chancery backup` */
export const backup = defineCommand({
  meta: {
    name: 'backup',
    description: 'Copy the store to a file while it is in use; of a server, the same as dump.',
  },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'Packed when its name ends with .gz.',
    },
    ...JSON_OPTION,
  },
  run: ({ args: { file, json } }) =>
    withStore(async (store, config) => {
      await store.ready();
      const own = await storeFile(config.store);
      if (own === null) {
        const summary = await dumpToFile(store, file);
        printResult(json, { file, kind: 'dump', ...summary }, `${file}: ${describeDump(summary)}`);
      } else {
        const revision = await copyToFile(own, file);
        const text = `${file}: a copy of ${own.path} with ${revision} revisions.`;
        printResult(json, { file, kind: 'sqlite', revision }, text);
      }
    }),
});

async function copyToFile(own: StoreFile, file: string): Promise<number> {
  let revision = 0;
  await wholeFile(file, async (draft) => {
    const copy = isPacked(file) ? `${draft}.plain` : draft;
    try {
      revision = await own.copyTo(copy);
      if (copy !== draft)
        await pipeline(createReadStream(copy), createGzip(), createWriteStream(draft));
    } finally {
      if (copy !== draft) await rm(copy, { force: true });
    }
  });
  return revision;
}
