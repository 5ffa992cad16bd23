import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { Stored } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';

/** Rows of one UNWIND: larger ones cost memory in the engine and gain nothing. */
const ROWS = 5000;

/** Writes a whole plan in one transaction; answers the number of the revision. */
export async function write(
  driver: Driver,
  database: string,
  model: GraphModel,
  plan: WritePlan,
): Promise<number> {
  const session = driver.session({ database });
  try {
    return await session.executeWrite(async (transaction) => {
      const revision = await nextRevision(transaction, plan);
      for (const [kind, nodes] of groupBy(plan.nodes, ({ kind }) => kind))
        await writeNodes(transaction, model, kind, nodes);
      const pairOf = (row: RelationshipWrite) =>
        `${row.type} ${kindOfId(model, row.from).name} ${kindOfId(model, row.to).name}`;
      for (const [pair, rows] of groupBy(plan.relationships, pairOf))
        await writeRelationships(transaction, pair, rows);
      return revision;
    });
  } finally {
    await session.close();
  }
}

/** The ledger's node is locked to the commit, so revisions become visible in the order of their numbers. */
async function nextRevision(transaction: ManagedTransaction, plan: WritePlan): Promise<number> {
  const { records } = await transaction.run(
    `MERGE (l:Ledger {id: 'ledger'}) ON CREATE SET l.revision = 0
     SET l.revision = l.revision + 1
     CREATE (:Revision {number: l.revision, recordedAt: $at, actor: $actor, message: $message})
     RETURN l.revision AS revision`,
    { at: plan.at, actor: plan.actor, message: plan.message },
  );
  return Number(records[0]?.get('revision'));
}

async function writeNodes(
  transaction: ManagedTransaction,
  model: GraphModel,
  kind: string,
  nodes: readonly NodeWrite[],
): Promise<void> {
  const family = model.kinds.get(kind)?.family;
  const text = `UNWIND $rows AS row MERGE (n:${kind} {id: row.id}) SET n = row.properties, n.id = row.id, n:${family}`;
  for (const rows of chunks(nodes)) {
    await transaction.run(text, {
      rows: rows.map(({ id, properties }) => ({ id, properties: toDriver(properties) })),
    });
  }
}

async function writeRelationships(
  transaction: ManagedTransaction,
  pair: string,
  rows: readonly RelationshipWrite[],
): Promise<void> {
  const [type, from, to] = pair.split(' ');
  const text = `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to})
    MERGE (a)-[r:${type} {propositionId: row.propositionId}]->(b) SET r = row.properties, r.propositionId = row.propositionId
    RETURN count(*) AS written`;
  for (const part of chunks(rows)) {
    const given = part.map(({ from: start, to: end, propositionId, properties }) => ({
      from: start,
      to: end,
      propositionId,
      properties: toDriver(properties),
    }));
    const { records } = await transaction.run(text, { rows: given });
    if (Number(records[0]?.get('written')) !== part.length) {
      throw new AppError(
        'BAD_USER_INPUT',
        `Nothing was written: a relationship ${type} ends at a node that is not there.`,
      );
    }
  }
}

function toDriver(properties: Stored): Record<string, unknown> {
  const converted = Object.entries(properties).map(([name, value]) => [
    name,
    typeof value === 'number' ? neo4j.int(value) : value,
  ]);
  return Object.fromEntries(converted);
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += ROWS) yield items.slice(start, start + ROWS);
}
