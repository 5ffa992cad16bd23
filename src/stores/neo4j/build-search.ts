import neo4j, { type Driver, type Transaction as DriverTransaction } from 'neo4j-driver';
import type { StoredValue } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { isSearched, SEARCHED_FIELDS } from '#graph/search/searched.ts';
import { type IndexedNode, writeEntries } from './search-entries.ts';
import type { Writer } from './writer.ts';

/** Nodes that are read and written in a transaction. */
const NODES = 5000;

/** Whether the index of what is searched is there and whole. */
export async function hasSearch(driver: Driver, database: string): Promise<boolean> {
  const text = 'RETURN EXISTS { (:SearchIndex) } AS isThere';
  const { records } = await driver.executeQuery(text, {}, { database, routing: 'READ' });
  return records[0]?.get('isThere') === true;
}

/** Builds the index of all nodes that there are and were, page by page; one that was broken off is begun again. */
export async function buildSearch(writer: Writer, model: GraphModel): Promise<void> {
  const kinds = [...model.kinds.values()].filter(isSearched).map(({ name }) => name);
  for (const label of [...kinds, 'Gone']) {
    let after: string | null = '';
    while (after !== null) {
      const from: string = after;
      after = await writer.exclusive((transaction) => indexPage(transaction, model, label, from));
    }
  }
  await writer.exclusive((transaction) =>
    transaction.run("MERGE (s:SearchIndex {id: 'search'}) SET s.builtAt = $at", {
      at: new Date().toISOString(),
    }),
  );
}

/** Answers the last id; null where there are no more. */
async function indexPage(
  transaction: DriverTransaction,
  model: GraphModel,
  label: string,
  after: string,
): Promise<string | null> {
  const texts = `{${SEARCHED_FIELDS.map((field) => `.${field}`).join(', ')}}`;
  const { records } = await transaction.run(
    `MATCH (n:${label}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $limit
     RETURN n.id AS id, n ${texts} AS present, COLLECT { MATCH (n)<-[:VERSION_OF]-(p) RETURN p ${texts} } AS past`,
    { after, limit: neo4j.int(NODES) },
  );
  const nodes = records.map((record): IndexedNode => {
    const present = label === 'Gone' ? null : (record.get('present') as Version);
    const past = record.get('past') as readonly Version[];
    return {
      id: record.get('id'),
      present,
      versions: present === null ? past : [present, ...past],
    };
  });
  await writeEntries(transaction, model, nodes, new Set());
  return nodes.length < NODES ? null : (nodes.at(-1)?.id ?? null);
}

type Version = Readonly<Record<string, StoredValue | null>>;
