import { prefixOf } from '#graph/node-kind.ts';
import { mergeId } from '#modules/merge/model.ts';
import type { Commands } from './commands.ts';
import { recordToJson } from './record-json.ts';
import type { EntityRecord, MergeRecord } from './records.ts';
import type { Rows } from './rows.ts';
import { refusal } from './take-in.ts';
import type { Work } from './work.ts';

/**
 * Lets ids stand for others, or for themselves again, and touches all that names them. Nothing is rehashed: records keep the ids
 * that they were recorded with.
 *
 * @throws AppError `BAD_USER_INPUT` for entities that are not there, of two kinds, or one and the same.
 */
export async function takeMerges(
  work: Work,
  { merges = [], splits = [] }: Commands,
  rows: Rows,
): Promise<void> {
  for (const merge of merges) await takeMerge(work, rows, merge);
  for (const id of splits) await takeSplit(work, rows, id);
  if (work.regrouped.size > 0) await moveLinks(work, rows);
  for (const id of work.touched.merges) planMerge(work, rows, id);
}

async function takeMerge(
  work: Work,
  rows: Rows,
  { from, into: given, reason }: NonNullable<Commands['merges']>[number],
): Promise<void> {
  await work.recorded.load([from, given, mergeId(from)]);
  await work.sameAs.load(work.transaction, [from, given]);
  const into = work.sameAs.of(given);
  if (work.sameAs.of(from) === into) {
    if (from === into) throw refusal(`"${from}" cannot be merged with itself.`);
    return;
  }
  if (!work.sameAs.isItself(from)) {
    throw refusal(`"${from}" stands for "${work.sameAs.of(from)}" already; split them first.`);
  }
  await work.recorded.load([into]);
  const entity = entityOf(work, from);
  entityOf(work, into);
  if (prefixOf(from) !== prefixOf(into)) {
    throw refusal(`"${from}" and "${into}" are of two kinds, so they are not one entity.`);
  }
  await work.sameAs.loadOthers(work.transaction, [from, into]);
  await touchAllOf(work, [from]);
  work.sameAs.set(from, into);
  const record: MergeRecord = { id: mergeId(from), entity, into, reason };
  work.recorded.put(record);
  work.touched.merges.add(from);
  regroup(work, [from, into]);
  rows.removedNodes.add(from);
}

async function takeSplit(work: Work, rows: Rows, id: string): Promise<void> {
  await work.recorded.load([id, mergeId(id)]);
  await work.sameAs.load(work.transaction, [id]);
  const merge = work.recorded.record<MergeRecord>(mergeId(id));
  if (merge === undefined || work.sameAs.isItself(id))
    throw refusal(`"${id}" was not merged into another entity.`);
  if (work.recorded.present(mergeId(id)) === null)
    throw refusal(`"${id}" cannot be merged and split in one write.`);
  const into = work.sameAs.of(id);
  await work.recorded.load([into]);
  await work.sameAs.loadOthers(work.transaction, [into]);
  await touchAllOf(work, [into]);
  work.sameAs.set(id, null);
  work.recorded.put(merge.entity);
  rows.removedNodes.add(mergeId(id));
  work.recorded.drop(mergeId(id));
  regroup(work, [id, into]);
}

function entityOf(work: Work, id: string): EntityRecord {
  const kind = work.model.kindByPrefix.get(prefixOf(id));
  const record = kind?.family === 'Entity' ? work.recorded.record<EntityRecord>(id) : undefined;
  if (record === undefined) throw refusal(`There is no entity "${id}".`);
  return record;
}

/** Everything that names an entity now. */
async function touchAllOf(work: Work, ids: readonly string[]): Promise<void> {
  const claims = await work.recorded.linked(ids, ['SPOKEN_BY', 'ADDRESSED_TO', 'STATES'], 'in');
  const propositions = await work.recorded.linked(ids, ['SUBJECT', 'OBJECT'], 'in');
  const sources = await work.recorded.linked(ids, ['PUBLISHED_BY'], 'in');
  const about = propositions.map(({ far }) => far);
  await work.recorded.load([...about, ...sources.map(({ far }) => far)]);
  const voices = await work.claimsOn(about);
  for (const { far } of claims) work.touched.claims.add(far);
  for (const { id } of voices) work.touched.claims.add(id);
  for (const id of about) work.touched.propositions.add(id);
  for (const { far } of sources) work.touched.sources.add(far);
  await work.loadClaims(work.touched.claims);
}

function regroup(work: Work, ids: readonly string[]): void {
  for (const id of ids) {
    work.touched.entities.add(id);
    work.regrouped.add(id);
  }
  work.forget(work.touched.claims);
}

/** Links that are projected from nothing but themselves. */
const MOVED = ['ASSESSES', 'MERGED_INTO'];

/** Those at entities that stand for others than before, to where they belong by now. */
async function moveLinks(work: Work, rows: Rows): Promise<void> {
  const ids = [...work.regrouped];
  const links = await work.transaction.relationships(ids, { types: MOVED, direction: 'in' });
  await work.recorded.load(links.map(({ from }) => from));
  for (const { type, from } of links)
    for (const end of meantBy(work, from)) rows.link(type, from, work.sameAs.of(end), '');
  rows.removeOthers(links);
}

/** What an assessment or a merge that is there leads to, as it was recorded. */
function meantBy(work: Work, id: string): readonly string[] {
  const { about, into } = (work.recorded.record<MergeRecord>(id) ?? {}) as {
    readonly about?: readonly string[];
    readonly into?: string;
  };
  return about ?? (into === undefined ? [] : [into]);
}

/** Rows of the ids that stand for others since this write, or behind which something else stands. */
function planMerge(work: Work, rows: Rows, id: string): void {
  const record = work.recorded.record<MergeRecord>(mergeId(id));
  if (record === undefined) return;
  const { into, reason } = record;
  const properties = { from: id, fromFold: id, into, intoFold: into };
  rows.node({
    kind: 'Merge',
    id: record.id,
    properties: reason === null ? properties : { ...properties, reason },
    record: recordToJson(record),
  });
  rows.link('MERGED_INTO', record.id, work.sameAs.of(into), '');
}
