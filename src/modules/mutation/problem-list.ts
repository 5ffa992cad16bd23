import { isKept } from '#graph/encode.ts';
import type { Problem } from './refusal.ts';

export type Path = readonly (string | number)[];

/** Collects what is wrong with an input, so that a client sees all of it at once. */
export interface ProblemList {
  readonly problems: Problem[];
  readonly report: (message: string, path: Path) => void;
}

/** A message may repeat a value of the client; this much of it is enough to find the fault. */
const LONGEST_MESSAGE = 500;

export function listProblems(): ProblemList {
  const problems: Problem[] = [];
  const report = (message: string, path: Path) => {
    const short =
      message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
    problems.push({ message: short, path: path.map(String) });
  };
  return { problems, report };
}

/** Reports every text in a value that the engines do not keep as it is. */
export function checkTexts(value: unknown, report: ProblemList['report']): void {
  if (!isAllKept(value)) reportTexts(value, report, []);
}

/** Paths are made only for what is wrong: most inputs have thousands of texts, all of them good. */
function isAllKept(value: unknown): boolean {
  if (typeof value === 'string') return isKept(value);
  if (typeof value !== 'object' || value === null) return true;
  for (const key in value) if (!isAllKept((value as Members)[key])) return false;
  return true;
}

function reportTexts(value: unknown, report: ProblemList['report'], path: Path): void {
  if (typeof value === 'string' && !isKept(value))
    report('It must be well-formed Unicode without U+0000.', path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) reportTexts(member, report, [...path, key]);
}

type Members = Readonly<Record<string, unknown>>;
