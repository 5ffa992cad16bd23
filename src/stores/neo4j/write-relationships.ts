import neo4j from 'neo4j-driver';
import { chunks, groupBy } from '#graph/batches.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { EndedRelationship, RelationshipKey, RelationshipWrite } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';
import { relationshipTypes } from './relationship-types.ts';
import { hashOf, OPEN, STILL, toDriver } from './version-properties.ts';
import { earlierRows, type Writing } from './write-nodes.ts';

/** Type, and the kinds of both ends: what stands in a statement. */
interface Pattern {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes relationships, and keeps what they replace.
 *
 * @param created Ids of nodes that this revision has made: nothing is at them yet, and need not be looked for.
 */
export async function writeRelationships(
  writing: Writing,
  relationships: readonly RelationshipWrite[],
  created: ReadonlySet<string>,
): Promise<void> {
  const last = new Map(relationships.map((row) => [textOf(row), row]));
  for (const { pattern, rows } of byPattern(writing, last.values())) {
    for (const part of chunks(rows)) await writePart(writing, pattern, part, created);
  }
}

/** Keeps what the public could read of relationships that are not there, instead of what was kept of them before. */
export async function endRelationships(
  writing: Writing,
  ended: readonly EndedRelationship[],
): Promise<void> {
  for (const { pattern, rows } of byPattern(writing, ended)) {
    for (const part of chunks(rows)) {
      await closeEarlier(writing, pattern, part);
      const versions = part.map((row) => ({
        ...row,
        properties: {},
        publishedFrom: row.publishedTo,
      }));
      await addEarlier(writing, pattern, versions);
    }
  }
}

/** @throws AppError `BAD_USER_INPUT` when one of them is not there. */
export async function removeRelationships(
  writing: Writing,
  keys: readonly RelationshipKey[],
): Promise<void> {
  // Names of types become part of a statement.
  const unknown = keys.find(({ type }) => !relationshipTypes(writing.model).includes(type));
  if (unknown !== undefined) throw notThere(unknown.type);
  for (const { pattern, rows } of byPattern(writing, keys)) {
    for (const part of chunks(rows)) {
      const found = await existing(writing, pattern, part);
      if (part.some((key) => !found.has(textOf(key)))) throw notThere(pattern.type);
      await keep(writing, pattern, part);
      await writing.transaction.run(`${match(pattern)} DELETE r`, { rows: part.map(keyOf) });
    }
  }
}

function byPattern<T extends RelationshipKey>({ model }: Writing, rows: Iterable<T>) {
  const groups = groupBy(
    rows,
    ({ type, from, to }) => `${type} ${kindOfId(model, from).name} ${kindOfId(model, to).name}`,
  );
  return [...groups].map(([key, group]) => {
    const [type, from, to] = key.split(' ') as [string, string, string];
    return { pattern: { type, from, to }, rows: group };
  });
}

const textOf = ({ type, from, to, propositionId }: RelationshipKey) =>
  JSON.stringify([type, from, to, propositionId]);

const keyOf = ({ from, to, propositionId }: RelationshipKey) => ({ from, to, propositionId });

const endsOf = ({ from, to }: Pattern) =>
  `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to})`;

const match = (pattern: Pattern, prefix = '') =>
  `${endsOf(pattern)} MATCH (a)-[r:${prefix}${pattern.type} {propositionId: row.propositionId}]->(b)`;

async function writePart(
  writing: Writing,
  pattern: Pattern,
  part: readonly RelationshipWrite[],
  created: ReadonlySet<string>,
): Promise<void> {
  const { revision } = writing;
  const mayBe = part.filter(({ from, to }) => !created.has(from) && !created.has(to));
  const hashes = await existing(writing, pattern, mayBe);
  const fresh: RelationshipWrite[] = [];
  const changed: RelationshipWrite[] = [];
  for (const row of part) {
    const hash = hashes.get(textOf(row));
    if (hash === undefined) fresh.push(row);
    else if (hash !== hashOf(row)) changed.push(row);
  }
  await keep(writing, pattern, changed);
  await run(
    writing,
    `${match(pattern)} SET r = row.properties`,
    changed.map((row) => rowOf(row, revision)),
  );
  const mayHaveEnded = (row: RelationshipWrite) =>
    row.propositionId !== '' && !created.has(row.from) && !created.has(row.to);
  await closeEarlier(writing, pattern, fresh.filter(mayHaveEnded));
  const made = await run(
    writing,
    `${endsOf(pattern)} CREATE (a)-[r:${pattern.type}]->(b) SET r = row.properties`,
    fresh.map((row) => rowOf(row, revision)),
  );
  if (made !== fresh.length) throw missingEnd(pattern.type);
  await addEarlier(writing, pattern, [...fresh, ...changed]);
}

/** Hashes of those that are there. */
async function existing(
  { transaction }: Writing,
  pattern: Pattern,
  rows: readonly RelationshipKey[],
): Promise<ReadonlyMap<string, string | null>> {
  if (rows.length === 0) return new Map();
  const { records } = await transaction.run(
    `${match(pattern)} RETURN a.id AS from, b.id AS to, r.propositionId AS propositionId, r.hash AS hash`,
    { rows: rows.map(keyOf) },
  );
  const { type } = pattern;
  return new Map(
    records.map((record) => [
      textOf({ type, ...record.toObject() } as RelationshipKey),
      record.get('hash'),
    ]),
  );
}

async function run(
  { transaction }: Writing,
  text: string,
  rows: readonly unknown[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { records } = await transaction.run(`${text} RETURN count(*) AS written`, { rows });
  return Number(records[0]?.get('written'));
}

/** Closes the present versions, and what the public could read before them. */
async function keep(
  writing: Writing,
  pattern: Pattern,
  keys: readonly RelationshipKey[],
): Promise<void> {
  if (keys.length === 0) return;
  const { transaction, revision } = writing;
  await closeEarlier(writing, pattern, keys);
  await transaction.run(
    `${match(pattern)} CREATE (a)-[p:PAST_${pattern.type}]->(b) SET p = properties(r),
     p.knownTo = $revision, p.publishedTo = $open, p.hash = null`,
    { rows: keys.map(keyOf), revision: neo4j.int(revision), open: OPEN },
  );
}

/** What the public could read of relationships is known no more. */
async function closeEarlier(
  { transaction, revision }: Writing,
  pattern: Pattern,
  keys: readonly RelationshipKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await transaction.run(
    `${match(pattern, 'PAST_')} WHERE r.knownTo = $still SET r.knownTo = $revision`,
    { rows: keys.map(keyOf), revision: neo4j.int(revision), still: neo4j.int(STILL) },
  );
}

async function addEarlier(
  { transaction, revision }: Writing,
  pattern: Pattern,
  relationships: readonly RelationshipWrite[],
): Promise<void> {
  const rows = relationships.flatMap((row) =>
    earlierRows(row, revision).map((properties) => ({
      from: row.from,
      to: row.to,
      properties: { ...properties, propositionId: row.propositionId },
    })),
  );
  for (const part of chunks(rows)) {
    await transaction.run(
      `${endsOf(pattern)} CREATE (a)-[p:PAST_${pattern.type}]->(b) SET p = row.properties`,
      { rows: part },
    );
  }
}

function rowOf(row: RelationshipWrite, revision: number) {
  const { propositionId, properties, publishedFrom = '' } = row;
  return {
    ...keyOf(row),
    properties: {
      ...toDriver(properties),
      propositionId,
      publishedFrom,
      knownFrom: neo4j.int(revision),
      hash: hashOf(row),
    },
  };
}

function missingEnd(type: string): AppError {
  return new AppError(
    'BAD_USER_INPUT',
    `Nothing was written: a relationship ${type} ends at a node that is not there.`,
  );
}

function notThere(type: string): AppError {
  const message = `Nothing was written: a relationship ${type} that is to be removed is not there.`;
  return new AppError('BAD_USER_INPUT', message);
}
