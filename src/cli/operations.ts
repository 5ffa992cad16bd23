import { type CommandDef, defineCommand } from 'citty';
import { AppError } from '#src/errors.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { readOperations } from './read-operations.ts';
import { withStore } from './with-store.ts';

const add = defineCommand({
  meta: {
    name: 'add',
    description:
      'Keep the operations of files, so that clients can ask for them by their hash. All of them or none.',
  },
  args: {
    'file...': {
      type: 'positional',
      required: true,
      description: 'Documents: one or more operations each, with their fragments.',
    },
    ...JSON_OPTION,
  },
  run: ({ args }) =>
    withStore(async (store, { limits, introspection, persistedOnly }) => {
      const options = { limits, introspection: introspection && !persistedOnly };
      const found = await readOperations(args._, options);
      await store.migrate();
      const addedAt = new Date().toISOString();
      const operations = [];
      for (const { hash, name, text, file } of found) {
        const added = await store.operations.add({ hash, name, document: text, addedAt });
        operations.push({ hash, name, file, added });
      }
      const lines = operations.map(({ hash, name, added }) =>
        [hash, name ?? '(no name)', ...(added ? [] : ['(kept already)'])].join('  '),
      );
      printResult(args.json, { operations }, lines.join('\n'));
    }),
});

const list = defineCommand({
  meta: { name: 'list', description: 'Say which operations are kept.' },
  args: JSON_OPTION,
  run: ({ args }) =>
    withStore(async (store) => {
      const operations = await store.operations.list();
      const lines = operations.map(({ hash, addedAt, name }) =>
        [hash, addedAt, name ?? '(no name)'].join('  '),
      );
      const text = lines.length === 0 ? 'No operations.' : lines.join('\n');
      printResult(args.json, { operations }, text);
    }),
});

const remove = defineCommand({
  meta: {
    name: 'remove',
    description:
      'Take an operation away, and purge the permalinks that were made of it. A running service knows within 5 seconds.',
  },
  args: {
    hash: { type: 'positional', required: true, description: 'Its hash, as list shows it.' },
    ...JSON_OPTION,
  },
  run: ({ args }) =>
    withStore(async (store) => {
      const hash = args.hash.toLowerCase();
      const { operation, permalinks } = await store.operations.remove(
        hash,
        new Date().toISOString(),
      );
      if (!operation && permalinks === 0) throw new AppError('NOT_FOUND', NONE);
      const what = operation ? `Operation ${hash} is removed` : `No operation ${hash} was kept`;
      const links = `${permalinks} permalink${permalinks === 1 ? '' : 's'} purged`;
      printResult(args.json, { hash, removed: operation, permalinks }, `${what}; ${links}.`);
    }),
});

const NONE = 'No operation has this hash; chancery operations list shows those that there are.';

/** `chancery operations` */
export const operations: CommandDef = defineCommand({
  meta: {
    name: 'operations',
    description: 'Keep operations on the server, list and remove them.',
  },
  subCommands: { add: async () => add, list: async () => list, remove: async () => remove },
});
