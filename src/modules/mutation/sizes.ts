import type { Path, ProblemList } from './problem-list.ts';

/** Elements of each list of a request. */
export const MOST_ITEMS = 2000;

/** Reports a list that is empty, or too long for one transaction. */
export function checkSize(
  list: readonly unknown[],
  path: Path,
  report: ProblemList['report'],
): void {
  if (list.length === 0) report('Give at least one.', path);
  checkMost(list, path, report);
}

export function checkMost(
  list: readonly unknown[] | null | undefined,
  path: Path,
  report: ProblemList['report'],
): void {
  if ((list?.length ?? 0) <= MOST_ITEMS) return;
  report(`A request holds at most ${MOST_ITEMS}; send the others in another one.`, path);
}

/** `1 claim`, `2 claims`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
