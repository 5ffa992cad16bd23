import { defineCommand } from 'citty';
import { describeDump, dumpToFile } from './dump-to-file.ts';
import { STANDARD } from './plain-bytes.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { withStore } from './with-store.ts';

/** `chancery dump` */
export const dump = defineCommand({
  meta: {
    name: 'dump',
    description: 'Write the whole graph with its history to a file, for a store of either engine.',
  },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'JSON lines, packed when its name ends with .gz; - is standard output.',
    },
    ...JSON_OPTION,
  },
  run: ({ args: { file, json } }) =>
    withStore(async (store) => {
      await store.ready();
      const summary = await dumpToFile(store, file);
      const text = describeDump(summary);
      // Standard output is the dump's then.
      if (file === STANDARD) process.stderr.write(`${json ? JSON.stringify(summary) : text}\n`);
      else printResult(json, { file, ...summary }, `${file}: ${text}`);
    }),
});
