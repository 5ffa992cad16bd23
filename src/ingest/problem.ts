import { AppError } from '#src/errors.ts';

/** One rule that a seed breaks, and where. */
export interface Problem {
  /** Folder and file, `itv-2024-09-13/claims.yaml`. */
  readonly file: string;
  /** From 1; 0 where the file as a whole is meant. */
  readonly line: number;
  /** Id of the entity or source, key of the claim; empty where it is not known. */
  readonly id: string;
  /** What is wrong and what is allowed. */
  readonly message: string;
}

/** Collects problems, so that a reader of the seeds sees all of them at once. */
export type Report = (problem: Problem) => void;

/** @throws AppError `BAD_SEED` with every problem, by file and line, in its message and in `details.errors`, unless there is none. */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const errors = [...problems].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
  const lines = errors.map(
    ({ file, line, id, message }) => `${file}:${line} ${id === '' ? '' : `${id}: `}${message}`,
  );
  throw new AppError('BAD_SEED', lines.join('\n'), { details: { errors } });
}

/** What `make` answers; undefined when it fails for a reason that is the seed's, which is reported. */
export function attempt<T>(make: () => T, onProblem: (message: string) => void): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    onProblem(error.message);
    return undefined;
  }
}
