import neo4j, { type Transaction as DriverTransaction } from 'neo4j-driver';
import { chunks, groupBy } from '#graph/batches.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { EarlierVersion, NodeWrite } from '#graph/write-plan.ts';
import { type Content, hashOf, OPEN, STILL, toDriver } from './version-properties.ts';

export interface Writing {
  readonly transaction: DriverTransaction;
  readonly model: GraphModel;
  readonly revision: number;
}

/** Writes nodes, and keeps what they replace. Answers the ids of those that were not there and never had been. */
export async function writeNodes(
  writing: Writing,
  nodes: readonly NodeWrite[],
): Promise<ReadonlySet<string>> {
  const created = new Set<string>();
  for (const [kind, rows] of groupBy(lastOfEach(nodes), (node) => node.kind)) {
    for (const part of chunks(rows)) {
      for (const id of await writeKind(writing, kind, part)) created.add(id);
    }
  }
  return created;
}

/** Of rows with the same id the last one counts, and the last record. */
function lastOfEach(nodes: readonly NodeWrite[]): Iterable<NodeWrite> {
  const last = new Map<string, NodeWrite>();
  for (const node of nodes) {
    const record = node.record ?? last.get(node.id)?.record;
    last.set(node.id, record === undefined ? node : { ...node, record });
  }
  return last.values();
}

interface Existing {
  readonly hash: string | null;
  readonly knownFrom: number;
}

async function writeKind(
  writing: Writing,
  kind: string,
  nodes: readonly NodeWrite[],
): Promise<readonly string[]> {
  const { revision } = writing;
  const existing = await existingNodes(writing, kind, nodes);
  const hashed = nodes.map((node) => ({ node, hash: hashOf(node), was: existing.get(node.id) }));
  const fresh = hashed.filter(({ was }) => was === undefined);
  const changed = hashed.filter(({ was, hash }) => was !== undefined && was.hash !== hash);
  const same = hashed.filter(({ was, hash }) => was?.hash === hash);
  const superseded = changed.filter(({ was }) => (was as Existing).knownFrom < revision);
  await keepNodes(
    writing,
    kind,
    superseded.map(({ node }) => node.id),
  );
  await replaceNodes(
    writing,
    kind,
    changed.map(({ node, hash }) => rowOf(node, hash, revision)),
  );
  const isBack = await backNodes(
    writing,
    fresh.map(({ node }) => node.id),
  );
  const rows = (back: boolean) =>
    fresh
      .filter(({ node }) => isBack.has(node.id) === back)
      .map(({ node, hash }) => rowOf(node, hash, revision));
  await reviveNodes(writing, kind, rows(true));
  await createNodes(writing, kind, rows(false));
  await addEarlierNodes(
    writing,
    kind,
    [...fresh, ...changed].map(({ node }) => node),
  );
  await updateRecords(
    writing,
    kind,
    same.map(({ node }) => node),
  );
  return fresh.map(({ node }) => node.id).filter((id) => !isBack.has(id));
}

const familyOf = ({ model }: Writing, kind: string) => model.kinds.get(kind)?.family;

function rowOf(node: NodeWrite, hash: string, revision: number): Record<string, unknown> {
  const { id, properties, publishedFrom = '', record } = node;
  return {
    ...toDriver(properties),
    id,
    publishedFrom,
    knownFrom: neo4j.int(revision),
    hash,
    ...(record !== undefined && { record }),
  };
}

async function existingNodes(
  { transaction }: Writing,
  kind: string,
  nodes: readonly NodeWrite[],
): Promise<ReadonlyMap<string, Existing>> {
  const { records } = await transaction.run(
    `UNWIND $ids AS id MATCH (n:${kind} {id: id}) RETURN id, n.hash AS hash, n.knownFrom AS knownFrom`,
    { ids: nodes.map(({ id }) => id) },
  );
  return new Map(
    records.map((record) => [
      record.get('id') as string,
      { hash: record.get('hash'), knownFrom: record.get('knownFrom') },
    ]),
  );
}

/** Closes the present versions of nodes, and what the public could read before them. */
export async function keepNodes(
  { transaction, revision }: Writing,
  kind: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const values = { ids, revision: neo4j.int(revision), still: neo4j.int(STILL), open: OPEN };
  await transaction.run(
    `UNWIND $ids AS id MATCH (:${kind} {id: id})<-[:VERSION_OF]-(p) WHERE p.knownTo = $still SET p.knownTo = $revision`,
    values,
  );
  await transaction.run(
    `UNWIND $ids AS id MATCH (n:${kind} {id: id}) CREATE (n)<-[:VERSION_OF]-(p:Past:Past${kind}) SET p = properties(n),
     p.knownTo = $revision, p.publishedTo = $open, p.hash = null, p.record = null`,
    values,
  );
}

async function replaceNodes(
  { transaction }: Writing,
  kind: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction.run(
    `UNWIND $rows AS row MATCH (n:${kind} {id: row.id}) WITH n, row, n.record AS record
     SET n = row, n.record = coalesce(row.record, record)`,
    { rows },
  );
}

/** Which of the ids were taken away once. */
async function backNodes(
  { transaction }: Writing,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { records } = await transaction.run('UNWIND $ids AS id MATCH (n:Gone {id: id}) RETURN id', {
    ids,
  });
  return new Set(records.map((record) => record.get('id') as string));
}

async function reviveNodes(
  writing: Writing,
  kind: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  await writing.transaction.run(
    `UNWIND $rows AS row MATCH (n:Gone {id: row.id}) WITH n, row, n.record AS record
     SET n:${familyOf(writing, kind)}:${kind} REMOVE n:Gone
     SET n = row, n.record = coalesce(row.record, record)`,
    { rows },
  );
}

async function createNodes(
  writing: Writing,
  kind: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  await writing.transaction.run(
    `UNWIND $rows AS row CREATE (n:${familyOf(writing, kind)}:${kind}) SET n = row`,
    { rows },
  );
}

async function addEarlierNodes(
  { transaction, revision }: Writing,
  kind: string,
  nodes: readonly NodeWrite[],
): Promise<void> {
  const rows = nodes.flatMap((node) =>
    earlierRows(node, revision).map((row) => ({ ...row, id: node.id })),
  );
  for (const part of chunks(rows)) {
    await transaction.run(
      `UNWIND $rows AS row MATCH (n:${kind} {id: row.id}) CREATE (n)<-[:VERSION_OF]-(p:Past:Past${kind}) SET p = row`,
      {
        rows: part,
      },
    );
  }
}

/** What the public could read before a row, each until the day of the next. */
export function earlierRows(
  content: Content,
  revision: number,
): readonly Record<string, unknown>[] {
  const { publishedFrom = '', earlier = [] } = content;
  return earlier.map((version: EarlierVersion, index) => ({
    ...toDriver(version.properties),
    knownFrom: neo4j.int(revision),
    knownTo: neo4j.int(STILL),
    publishedFrom: version.publishedFrom,
    publishedTo: earlier[index + 1]?.publishedFrom ?? publishedFrom,
  }));
}

/** A record may be written again where nothing else of the node is new. */
async function updateRecords(
  { transaction }: Writing,
  kind: string,
  nodes: readonly NodeWrite[],
): Promise<void> {
  const rows = nodes.filter(({ record }) => record !== undefined);
  if (rows.length === 0) return;
  await transaction.run(
    `UNWIND $rows AS row MATCH (n:${kind} {id: row.id}) WHERE n.record IS NULL OR n.record <> row.record
     SET n.record = row.record`,
    { rows: rows.map(({ id, record }) => ({ id, record })) },
  );
}
