import type { Transaction as DriverTransaction } from 'neo4j-driver';
import { chunks } from '#graph/batches.ts';
import type { StoredValue } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { type SearchEntry, type SearchedNode, searchEntries } from '#graph/search/entries.ts';
import { levelWords } from '#graph/search/place.ts';
import { SEARCHED_FIELDS } from '#graph/search/searched.ts';

/** A node whose texts are to be found. */
export interface IndexedNode extends SearchedNode {
  /** As it is now; null: it is not there. */
  readonly present: Readonly<Record<string, StoredValue | null>> | null;
}

/**
 * Keeps the entries of nodes that are searched. Names that a node had before are found as well as those that it has.
 *
 * @param created Ids of nodes that never were before.
 */
export async function writeEntries(
  transaction: DriverTransaction,
  model: GraphModel,
  nodes: Iterable<IndexedNode>,
  created: ReadonlySet<string>,
): Promise<void> {
  const present = new Map<string, string | null>();
  const searched = new Map<string, SearchedNode>();
  for (const node of nodes) {
    const versions = [...(searched.get(node.id)?.versions ?? []), ...node.versions];
    searched.set(node.id, { id: node.id, versions });
    present.set(node.id, node.present === null ? null : shownOf(node.present));
  }
  for (const part of chunks(searchEntries(model, searched.values()))) {
    await writePart(transaction, part, present, created);
  }
}

async function writePart(
  transaction: DriverTransaction,
  entries: readonly SearchEntry[],
  present: ReadonlyMap<string, string | null>,
  created: ReadonlySet<string>,
): Promise<void> {
  const asked = entries.filter(({ id }) => !created.has(id)).map(({ id }) => id);
  const before = await existingNames(transaction, asked);
  const rows = entries.map(({ id, names, quote }) => ({
    id,
    names: [...new Set([...(before.get(id) ?? []), ...names])].join(' '),
    quote: quote.join(' '),
    level: levelWords(id),
    shown: present.get(id) ?? null,
  }));
  await run(
    transaction,
    'CREATE (s:SearchEntry) SET s = row',
    rows.filter(({ id }) => !before.has(id)),
  );
  // What is set again to what it is would be indexed again.
  await run(
    transaction,
    `MATCH (s:SearchEntry {id: row.id}) WHERE s.names <> row.names OR s.shown IS NULL OR s.shown <> row.shown
     SET s.names = row.names, s.shown = row.shown`,
    rows.filter(({ id }) => before.has(id)),
  );
}

async function existingNames(
  transaction: DriverTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const { records } = await transaction.run(
    'UNWIND $ids AS id MATCH (s:SearchEntry {id: id}) RETURN id, s.names AS names',
    { ids },
  );
  return new Map(
    records.map((record) => [
      record.get('id') as string,
      (record.get('names') as string).split(' ').filter((name) => name !== ''),
    ]),
  );
}

/** What was taken away is found where somebody reads as of an earlier day. */
export const hideEntries = (transaction: DriverTransaction, ids: readonly string[]) =>
  run(
    transaction,
    'MATCH (s:SearchEntry {id: row.id}) SET s.shown = null',
    ids.map((id) => ({ id })),
  );

/** Nothing of their words stays. */
export const removeEntries = (transaction: DriverTransaction, ids: readonly string[]) =>
  run(
    transaction,
    'MATCH (s:SearchEntry {id: row.id}) DELETE s',
    ids.map((id) => ({ id })),
  );

async function run(
  transaction: DriverTransaction,
  text: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length > 0) await transaction.run(`UNWIND $rows AS row ${text}`, { rows });
}

/** The texts of a node, so that a search reads one value of each hit. */
function shownOf(node: Readonly<Record<string, StoredValue | null>>): string {
  return JSON.stringify(SEARCHED_FIELDS.map((field) => node[field] ?? null));
}
