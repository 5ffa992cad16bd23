import { defineCommand } from 'citty';
import type { GraphStore } from '#graph/store.ts';
import type { Seed } from '#ingest/load-seeds.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { readSeedsNow, recordSeeds, SEEDS } from './seed-store.ts';
import { withStore } from './with-store.ts';

/** `chancery seed` */
export const seed = defineCommand({
  meta: {
    name: 'seed',
    description: 'Write the curated sources into an empty store, a revision each.',
  },
  args: {
    folder: {
      type: 'positional',
      required: false,
      description: 'A folder with one folder a source; the seeds of the program when left out.',
    },
    force: {
      type: 'boolean',
      default: false,
      description: 'Write into a store that has nodes. What is recorded already is left alone.',
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
  const { nodes, address } = await store.status();
  const seeds = await readSeedsNow(folder, options.texts);
  if (options.dryRun)
    return { written: false, seeds: seeds.map(countsOf), message: soundMessage(seeds) };
  if (nodes > 0 && !options.force) {
    const message = `${address} has ${nodes} nodes; nothing was written. --force writes what is missing.`;
    return { written: false, seeds: [], message };
  }
  const recorded = await recordSeeds(store, seeds);
  const revisions = recorded.flatMap(({ revision }) => revision ?? []);
  const message = `${address}: ${revisionsMessage(revisions)}`;
  return { written: revisions.length > 0, seeds: recorded, message };
}

function countsOf({ name, evidence: { entities, claims } }: Seed) {
  return { name, entities: entities.length, claims: claims.length };
}

function soundMessage(seeds: readonly Seed[]): string {
  const counts = seeds.map(countsOf);
  const entities = counts.reduce((sum, count) => sum + count.entities, 0);
  const claims = counts.reduce((sum, count) => sum + count.claims, 0);
  return `The seeds are sound: ${seeds.length} sources, ${entities} entities, ${claims} claims.`;
}

function revisionsMessage(revisions: readonly number[]): string {
  if (revisions.length === 0) return 'everything was recorded already; nothing was written.';
  return `${revisions.length} sources were written, as revisions ${revisions.join(', ')}.`;
}
