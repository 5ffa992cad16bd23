import { defineCommand } from 'citty';
import type { GraphStore } from '#graph/store.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { planNextSeeds, SEEDS } from './seed-store.ts';
import { withStore } from './with-store.ts';

/** `chancery seed` */
export const seed = defineCommand({
  meta: { name: 'seed', description: 'Write the curated sources into an empty store.' },
  args: {
    folder: {
      type: 'positional',
      required: false,
      description: 'A folder with one folder a source; the seeds of the program when left out.',
    },
    force: {
      type: 'boolean',
      default: false,
      description: 'Write into a store that has nodes. What is the same already stays the same.',
    },
    texts: {
      type: 'string',
      description: 'A folder with the texts of sources as .txt, against which quotes are checked.',
    },
    'dry-run': { type: 'boolean', default: false, description: 'Check the seeds; write nothing.' },
    ...JSON_OPTION,
  },
  run: ({ args }) =>
    withStore(async (store) => {
      await store.migrate();
      const result = await write(store, args.folder ?? SEEDS, {
        force: args.force,
        dryRun: args['dry-run'],
        texts: args.texts,
      });
      printResult(args.json, result, result.message);
    }),
});

interface SeedOptions {
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly texts: string | undefined;
}

async function write(store: GraphStore, folder: string, options: SeedOptions) {
  const { nodes: present, address } = await store.status();
  const plan = await planNextSeeds(store, folder, options.texts);
  const [nodes, relationships] = [plan.nodes.length, plan.relationships.length];
  const counts = `${nodes} nodes and ${relationships} relationships`;
  const none = { written: false, nodes, relationships };
  if (options.dryRun) return { ...none, message: `The seeds are sound: ${counts}.` };
  if (present > 0 && !options.force) {
    const message = `${address} has ${present} nodes; nothing was written. --force writes all the same.`;
    return { ...none, message };
  }
  const revision = await store.write(plan);
  const message = `${counts} were written to ${address} as revision ${revision}.`;
  return { written: true, nodes, relationships, revision, message };
}
