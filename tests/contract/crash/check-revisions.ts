import type { DumpRow } from '#graph/dump.ts';
import type { GraphStore } from '#graph/store.ts';
import { KEPT, sizeOf, TOTAL, totalOf } from './revision-plan.ts';

/** What the rows of one revision come to. */
interface Found {
  nodes: number;
  relationships: number;
  /** Versions that end with it. */
  ended: number;
  total: number;
  answers: number;
}

/**
 * Reads every version in a store that `nextPlan` has filled. Answers the number of its last revision.
 *
 * @throws Error that names a revision that is missing, or of which not everything is there, or too much.
 */
export async function checkRevisions(store: GraphStore): Promise<number> {
  const found: Found[] = [];
  for await (const batch of store.dump.rows()) for (const row of batch) note(found, row);
  for (const [index, revision] of found.entries()) {
    const number = index + 1;
    const expected = JSON.stringify(expectedOf(number));
    const actual = JSON.stringify(revision);
    if (actual !== expected) throw new Error(`Revision ${number} is ${actual}, not ${expected}.`);
  }
  return found.length;
}

function expectedOf(revision: number): Found {
  const size = sizeOf(revision);
  const gone = revision > KEPT ? 2 * sizeOf(revision - KEPT) : 0;
  // The total of the revision before ends too.
  const ended = gone + (revision > 1 ? 1 : 0);
  return { nodes: size + 1, relationships: size, ended, total: totalOf(revision), answers: 1 };
}

function note(found: Found[], row: DumpRow): void {
  if (row.row === 'record' || row.row === 'permalink') return;
  if (row.row === 'revision') {
    if (row.number !== found.length + 1)
      throw new Error(`Revision ${found.length + 1} is missing.`);
    found.push({ nodes: 0, relationships: 0, ended: 0, total: 0, answers: 0 });
    return;
  }
  if (row.row === 'mutation') {
    revisionAt(found, row.revision).answers++;
    return;
  }
  const revision = revisionAt(found, row.knownFrom);
  if (row.row === 'relationship') revision.relationships++;
  else {
    revision.nodes++;
    if (row.id === TOTAL) revision.total = Number(row.properties['description']);
  }
  if (row.knownTo !== null) revisionAt(found, row.knownTo).ended++;
}

function revisionAt(found: readonly Found[], number: number): Found {
  const revision = found[number - 1];
  if (revision === undefined) throw new Error(`Revision ${number} is missing.`);
  return revision;
}
