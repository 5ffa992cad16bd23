import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectGraph } from '#evidence/project.ts';
import type { Evidence } from '#evidence/records.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { type Problem, type Report, throwProblems } from './problem.ts';
import { type FindText, readSeedFolder } from './read-seed-folder.ts';
import { readSourceTexts } from './source-text.ts';

export interface LoadOptions {
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** The number that the write will have. */
  readonly revision: number;
  /** Where texts of sources may lie, as `.txt`; each is known by its hash. Without one, quotes stay unchecked. */
  readonly textFolder?: string;
}

/**
 * All seeds of a folder as one write: each of its folders is a source, read in the order of the names, and may refer to the
 * entities of those before it.
 *
 * @throws AppError `BAD_SEED` with every problem of every seed.
 */
export async function planSeeds(folder: string, options: LoadOptions): Promise<WritePlan> {
  const names = await listSeeds(folder);
  const evidence = await readSeeds(folder, names, options);
  return projectGraph(graphModel, evidence, {
    actor: 'seed',
    message: `Seeds: ${names.join(', ')}`,
    at: options.recordedAt,
    revision: options.revision,
  });
}

async function readSeeds(
  folder: string,
  names: readonly string[],
  options: LoadOptions,
): Promise<Evidence> {
  const problems: Problem[] = [];
  const texts = await readSourceTexts(options.textFolder);
  const findText: FindText = ({ sha256 }) => texts.get(sha256) ?? null;
  const seeds: Evidence[] = [];
  // One after the other: a seed is held against the entities of those before it.
  for (const name of names) {
    const knownIds = new Set(seeds.flatMap(({ entities }) => entities.map(({ id }) => id)));
    const seedOptions = { model: graphModel, recordedAt: options.recordedAt, knownIds };
    const report: Report = (problem) => void problems.push(problem);
    const seed = await readSeedFolder(join(folder, name), seedOptions, report, findText);
    for (const { id } of seed.sources) {
      const isTwice = seeds.some(({ sources }) => sources.some((source) => source.id === id));
      if (isTwice)
        report({
          file: `${name}/source.yaml`,
          line: 1,
          id,
          message: 'An earlier seed is this source already.',
        });
    }
    seeds.push(seed);
  }
  throwProblems(problems);
  return {
    sources: seeds.flatMap(({ sources }) => sources),
    entities: seeds.flatMap(({ entities }) => entities),
    claims: seeds.flatMap(({ claims }) => claims),
  };
}

async function listSeeds(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('BAD_SEED', 'The folder of the seeds cannot be read.', { cause });
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
