import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '#evidence/records.ts';
import { graphModel } from '#modules/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { type Problem, type Report, throwProblems } from './problem.ts';
import { type FindText, readSeedFolder } from './read-seed-folder.ts';
import { readSourceTexts } from './source-text.ts';

export interface LoadOptions {
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** Where texts of sources may lie, as `.txt`; each is known by its hash. Without one, quotes stay unchecked. */
  readonly textFolder?: string;
}

/** What one folder of the seeds brings; it becomes one revision. */
export interface Seed {
  /** Name of the folder. */
  readonly name: string;
  /** What the revision says of itself. */
  readonly message: string;
  readonly evidence: Evidence;
}

/**
 * All seeds of a folder: each of its folders is a source. In the order of the names, in which each may refer to the entities of
 * those before it. Empty when the folder has no folder in it.
 *
 * @throws AppError `BAD_SEED` with every problem of every seed.
 */
export async function readSeeds(folder: string, options: LoadOptions): Promise<readonly Seed[]> {
  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const texts = await readSourceTexts(options.textFolder);
  const findText: FindText = ({ sha256 }) =>
    sha256 === undefined ? null : (texts.get(sha256) ?? null);
  const seeds: Seed[] = [];
  // One after the other: a seed is held against the entities of those before it.
  for (const name of await listSeeds(folder)) {
    const known = seeds.flatMap(({ evidence }) => evidence.entities.map(({ id }) => id));
    const seedOptions = {
      model: graphModel,
      recordedAt: options.recordedAt,
      knownIds: new Set(known),
    };
    const evidence = await readSeedFolder(join(folder, name), seedOptions, report, findText);
    reportSourcesTwice(name, evidence, seeds, report);
    seeds.push({ name, message: messageOf(name, evidence), evidence });
  }
  throwProblems(problems);
  return seeds;
}

function messageOf(name: string, { sources }: Evidence): string {
  const titles = sources.map(({ properties }) => String(properties['title']));
  return `Seed ${name}: ${titles.join(', ')}`;
}

function reportSourcesTwice(
  name: string,
  { sources }: Evidence,
  earlier: readonly Seed[],
  report: Report,
): void {
  const known = new Set(earlier.flatMap(({ evidence }) => evidence.sources.map(({ id }) => id)));
  for (const { id } of sources.filter((source) => known.has(source.id)))
    report({
      file: `${name}/source.yaml`,
      line: 1,
      id,
      message: 'An earlier seed is this source already.',
    });
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
