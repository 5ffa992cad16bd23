import { defineCommand } from 'citty';
import { JSON_OPTION, printResult } from './print-result.ts';
import { withStore } from './with-store.ts';

/** `chancery migrate` */
export const migrate = defineCommand({
  meta: { name: 'migrate', description: 'Bring the schema of the store up to date.' },
  args: JSON_OPTION,
  run: ({ args }) =>
    withStore(async (store) => {
      const applied = await store.migrate();
      const { engine, address } = await store.status();
      const text =
        applied.length === 0
          ? `${address} is up to date.`
          : `${address}: migrations ${applied.join(', ')} were applied.`;
      printResult(args.json, { engine, address, applied }, text);
    }),
});
