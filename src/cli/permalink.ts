import { type CommandDef, defineCommand } from 'citty';
import { AppError } from '#src/errors.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { withStore } from './with-store.ts';

const list = defineCommand({
  meta: { name: 'list', description: 'Say which permalinks were made, and of which operations.' },
  args: JSON_OPTION,
  run: ({ args }) =>
    withStore(async (store) => {
      const permalinks = await store.permalinks.list();
      const lines = permalinks.map(({ id, revision, createdAt, purgedAt, operation, createdBy }) =>
        [
          id,
          purgedAt === null ? 'STANDS' : 'PURGED',
          createdAt,
          `revision ${revision}`,
          operation,
          createdBy,
        ].join('  '),
      );
      const text = lines.length === 0 ? 'No permalinks.' : lines.join('\n');
      printResult(args.json, { permalinks }, text);
    }),
});

const remove = defineCommand({
  meta: {
    name: 'remove',
    description:
      'Purge a permalink for good: its address says so from then on. A running service knows within 5 seconds.',
  },
  args: {
    id: { type: 'positional', required: true, description: 'Its id, as list shows it.' },
    ...JSON_OPTION,
  },
  run: ({ args }) =>
    withStore(async (store) => {
      const { id } = args;
      const none = `No permalink is called ${id}; chancery permalink list shows those that there are.`;
      if (!(await store.permalinks.purge(id, new Date().toISOString())))
        throw new AppError('NOT_FOUND', none);
      printResult(args.json, { id, purged: true }, `Permalink ${id} is purged.`);
    }),
});

/** `chancery permalink` */
export const permalink: CommandDef = defineCommand({
  meta: { name: 'permalink', description: 'List and purge the permalinks that were made.' },
  subCommands: { list: async () => list, remove: async () => remove },
});
