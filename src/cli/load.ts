import { defineCommand } from 'citty';
import { describeDump } from './dump-to-file.ts';
import { loadDump } from './load-dump.ts';
import { plainBytes } from './plain-bytes.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { withStore } from './with-store.ts';

/** `chancery load` */
export const load = defineCommand({
  meta: { name: 'load', description: 'Write a dump into an empty store.' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'What chancery dump has written; - is standard input.',
    },
    ...JSON_OPTION,
  },
  run: async ({ args: { file, json } }) => {
    const bytes = await plainBytes(file);
    return withStore(async (store) => {
      const summary = await loadDump(store, bytes);
      const { engine, address } = await store.status();
      printResult(json, { engine, address, ...summary }, `${address}: ${describeDump(summary)}`);
    });
  },
});
