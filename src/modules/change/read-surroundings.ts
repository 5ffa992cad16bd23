import type { NodeChange } from '#graph/ledger.ts';
import type { GraphStore, ReadOptions } from '#graph/store.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { Surroundings } from './surroundings.ts';
import { ALONE, type Reading, surroundingsRead, WITH_LINKS } from './surroundings-plan.ts';

export interface SurroundingsRequest {
  readonly store: GraphStore;
  readonly options: ReadOptions;
  /** As of this revision; null: now. */
  readonly known: number | null;
  /** What is not written yet, and so cannot be read. */
  readonly unwritten?: WritePlan;
}

/** Kinds of nodes whose sentences tell of more than themselves. */
const LINKED = new Set(['Source', 'Claim', 'Proposition', 'Assessment']);

/** A node that a sentence tells of, and the revision in which it was there, if it is not any more. */
interface Wanted {
  readonly id: string;
  readonly seenIn: number;
}

/**
 * Reads what the sentences of some changes tell of: one statement, another one where ids stand in the words of a change itself,
 * and one for each revision with nodes that have been taken away since. What a change is called does not depend on the others.
 */
export async function readSurroundings(
  changes: readonly NodeChange[],
  request: SurroundingsRequest,
): Promise<Surroundings> {
  const found = new Surroundings();
  const planned = addUnwritten(found, request.unwritten);
  const linked = changes
    .filter(({ kind }) => LINKED.has(kind))
    .map(({ id, revision, after }) => ({ id, seenIn: after === null ? revision - 1 : revision }));
  await readNodes(found, [...linked, ...planned], WITH_LINKS, request);
  const named = changes.flatMap(wantedInWords).filter(({ id }) => !found.has(id));
  await readNodes(found, named, ALONE, request);
  return found;
}

/** Lets the engine plan the statement before somebody waits for it: the first time may take seconds. */
export async function prepareSurroundings(store: GraphStore, options: ReadOptions): Promise<void> {
  await store.read(...surroundingsRead(WITH_LINKS, [], null), options);
}

async function readNodes(
  found: Surroundings,
  wanted: readonly Wanted[],
  reading: Reading,
  { store, options, known, unwritten }: SurroundingsRequest,
): Promise<void> {
  const read = async (some: readonly Wanted[], at: number | null) => {
    if (some.length === 0) return new Set<string>();
    const ids = [...new Set(some.map(({ id }) => id))];
    const { rows } = await store.read(...surroundingsRead(reading, ids, at), options);
    return new Set(rows.map((row) => found.addRow(row, reading)));
  };
  const there = await read(wanted, known);
  const gone = unwritten === undefined ? wanted.filter(({ id }) => !there.has(id)) : [];
  for (const at of new Set(gone.map(({ seenIn }) => seenIn))) {
    await read(
      gone.filter(({ seenIn }) => seenIn === at),
      at,
    );
  }
}

/** Other nodes whose ids stand in the properties of one. */
function wantedInWords({ kind, revision, before, after }: NodeChange): readonly Wanted[] {
  const version = after ?? before;
  const ids: unknown[] = kind === 'Merge' ? [version?.['from'], version?.['into']] : [];
  if (kind === 'Claim' && version?.['states'] !== undefined) {
    const [first] = JSON.parse(version['states'] as string) as readonly { entity: string }[];
    ids.push(first?.entity);
  }
  return ids.flatMap((id) => (typeof id === 'string' ? [{ id, seenIn: revision - 1 }] : []));
}

const FOLLOWED_TYPES = new Set(
  WITH_LINKS.links.flatMap(({ type, links }) => [type, ...links.map((next) => next.type)]),
);

/** What a plan tells, before anything that is stored; answers the nodes that it leads to. */
function addUnwritten(found: Surroundings, unwritten: WritePlan | undefined): readonly Wanted[] {
  if (unwritten === undefined) return [];
  for (const { id, properties } of unwritten.nodes) found.tell(id, properties);
  const links = unwritten.relationships.filter(({ type }) => FOLLOWED_TYPES.has(type));
  const ends = new Map<string, string[]>();
  for (const { from, type, to } of links) {
    const known = ends.get(`${from} ${type}`);
    if (known === undefined) ends.set(`${from} ${type}`, [to]);
    else known.push(to);
  }
  for (const { from, type } of links)
    found.lead(from, type, (ends.get(`${from} ${type}`) ?? []).sort());
  return links.map(({ to }) => ({ id: to, seenIn: 0 }));
}
