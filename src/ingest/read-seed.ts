import type { Evidence } from '#evidence/records.ts';
import { type Problem, throwProblems } from './problem.ts';
import { type FindText, readSeedFolder, type SeedOptions } from './read-seed-folder.ts';
import { readSourceText } from './source-text.ts';

/**
 * One seed folder: `source.yaml`, `entities.yaml` and `claims.yaml`. With the text of the source, its hash and the place of every
 * quote are checked too.
 *
 * @throws AppError `BAD_SEED` with every rule that is broken, not the first.
 */
export async function readSeed(
  folder: string,
  options: SeedOptions & { readonly textPath?: string },
): Promise<Evidence> {
  const problems: Problem[] = [];
  const given = options.textPath === undefined ? null : await readSourceText(options.textPath);
  const findText: FindText = (source, report) => {
    if (given === null || given.sha256 === source.sha256) return given?.text ?? null;
    report(
      source.sha256 === undefined
        ? 'The source has no hash, so no text can be known as its own.'
        : `The text that was given has the SHA-256 ${given.sha256}, not this one.`,
      ['sha256'],
    );
    return null;
  };
  const seed = await readSeedFolder(
    folder,
    options,
    (problem) => void problems.push(problem),
    findText,
  );
  throwProblems(problems);
  return seed;
}
