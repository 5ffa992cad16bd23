import type { Stored } from '#graph/encode.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { PresentRelationship } from '#graph/transaction.ts';
import type { RelationshipKey } from '#graph/write-plan.ts';
import type { OriginFinder } from './origins.ts';
import type { Derived } from './plan-entities.ts';
import { projectProposition } from './project-evidence.ts';
import { projectRelationship } from './project-relationship.ts';
import { type DatedClaim, endedRow, publishedRow } from './publication.ts';
import { recordToJson } from './record-json.ts';
import type { ClaimRecord, PropositionRecord } from './records.ts';
import type { Rows } from './rows.ts';
import { propositionRecord } from './spread.ts';
import { type Voice, type WeighedProposition, weigh } from './weigh-propositions.ts';
import type { Work } from './work.ts';

/** A touched proposition, as it is known now. */
export interface PlannedProposition extends WeighedProposition {
  readonly dated: readonly DatedClaim[];
}

/**
 * Rows of the propositions that are touched and of the relationships that they project, and what of them is no longer so.
 * Propositions that say the same, because entities were merged, count as one: each has the standing of all, and the one with
 * the smallest id projects the relationship.
 */
export async function planPropositions(
  work: Work,
  origins: OriginFinder,
  derived: Derived,
  rows: Rows,
): Promise<readonly PlannedProposition[]> {
  const groups = await groupsOf(work);
  const ids = groups.flat();
  const present = ids.filter((id) => work.recorded.present(id) !== null);
  const voices = await voicesOf(work, derived, present, ids, rows);
  const planned: PlannedProposition[] = [];
  const stale: PropositionRecord[] = [];
  for (const group of groups) {
    const isHeard = (id: string) => (voices.get(id)?.length ?? 0) > 0;
    const heard = group.filter(isHeard);
    const silent = group.filter((id) => !isHeard(id));
    for (const id of silent) if (present.includes(id)) rows.removedNodes.add(id);
    const all = heard.flatMap((id) => voices.get(id) ?? []);
    const found = heard.map((id, index) =>
      planOne(work, origins, rows, recordOf(work, id), all, index === 0),
    );
    planned.push(...found.slice(0, 1).map((each) => each.planned));
    stale.push(...silent.map((id) => recordOf(work, id)));
    stale.push(
      ...heard.filter((_, index) => !found[index]?.hasRelationship).map((id) => recordOf(work, id)),
    );
  }
  await removeFormer(work, rows, present, stale);
  return planned;
}

const recordOf = (work: Work, id: string) => propositionRecord(work, id) as PropositionRecord;

/** Touched propositions with all that say the same, each group in the order of ids. */
async function groupsOf(work: Work): Promise<readonly (readonly string[])[]> {
  await work.recorded.load(work.touched.propositions);
  const ids = [...work.touched.propositions];
  await work.loadSame(ids.map((id) => recordOf(work, id)));
  const groups = new Map<string, readonly string[]>();
  for (const id of ids) {
    const same = work.idsOf(propositionRecord(work, id) as PropositionRecord);
    groups.set(same[0] as string, same);
  }
  const others = [...groups.values()].flat();
  await work.recorded.load(others);
  for (const id of others) work.touched.propositions.add(id);
  return [...groups.values()].map((group) =>
    group.filter((id) => propositionRecord(work, id) !== undefined),
  );
}

/** Who is on which proposition; links of those who are on it no more are removed. */
async function voicesOf(
  work: Work,
  derived: Derived,
  present: readonly string[],
  ids: readonly string[],
  rows: Rows,
): Promise<ReadonlyMap<string, readonly Voice[]>> {
  const links = await work.recorded.linked(present, ['ON'], 'in');
  await work.loadClaims(links.map(({ far }) => far));
  const wanted = new Set(ids);
  const voices = new Map<string, Map<string, Voice>>(ids.map((id) => [id, new Map()]));
  const hear = (claim: ClaimRecord) => {
    for (const { proposition, properties } of [
      ...claim.on,
      ...(derived.get(claim.id)?.values() ?? []),
    ]) {
      if (!wanted.has(proposition.id)) continue;
      voices.get(proposition.id)?.set(claim.id, { claim, properties });
      rows.link('ON', claim.id, proposition.id, work.dated(claim).day);
    }
  };
  const claims = new Set([
    ...links.map(({ far }) => far),
    ...work.touched.claims,
    ...derived.keys(),
  ]);
  for (const id of claims) {
    const claim = work.claim(id);
    if (claim !== undefined) hear(claim);
  }
  rows.removeOthers(
    links.map(({ near, far }) => ({ type: 'ON', from: far, to: near, propositionId: '' })),
  );
  const inOrder = (heard: ReadonlyMap<string, Voice>) =>
    [...heard.values()].sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
  return new Map([...voices].map(([id, heard]) => [id, inOrder(heard)]));
}

function planOne(
  work: Work,
  origins: OriginFinder,
  rows: Rows,
  record: PropositionRecord,
  voices: readonly Voice[],
  isFirst: boolean,
): { readonly planned: PlannedProposition; readonly hasRelationship: boolean } {
  const { model } = work;
  const proposition = work.sameAs.proposition(record);
  const { id, subject, predicate, object } = proposition;
  const dated = voices.map(({ claim }) => work.dated(claim));
  const byClaim = new Map(voices.map((voice) => [voice.claim.id, voice]));
  const weighed = (claims: readonly ClaimRecord[]) =>
    weigh(
      proposition,
      claims.map((claim) => ({ claim, properties: byClaim.get(claim.id)?.properties ?? {} })),
      origins.of,
    );
  const row = publishedRow(dated, (claims) => projectProposition(model, weighed(claims)));
  if (row === null) throw new Error(`${id} has no claims.`);
  const since = row.earlier[0]?.publishedFrom ?? row.publishedFrom;
  const { name: kind } = kindOfId(model, id);
  rows.node({ kind, id, ...row, record: recordToJson(record) });
  rows.link('SUBJECT', id, subject, since);
  if (object !== null) rows.link('OBJECT', id, object, since);
  const hasRelationship =
    object !== null &&
    isFirst &&
    relate(
      { type: predicate, from: subject, to: object, propositionId: id },
      rows,
      dated,
      (claims) => projectRelationship(model, weighed(claims), origins.of),
    );
  const now = weighed(voices.map(({ claim }) => claim));
  return { planned: { ...now, dated }, hasRelationship };
}

/** The relationship as it is now, else what there was to read of it. Answers whether it is there. */
function relate(
  key: RelationshipKey,
  rows: Rows,
  dated: readonly DatedClaim[],
  project: (claims: readonly ClaimRecord[]) => Stored | null,
): boolean {
  const relationship = publishedRow(dated, project);
  if (relationship !== null) {
    rows.relationship({ ...key, ...relationship });
    return true;
  }
  const ended = endedRow(dated, project);
  if (ended !== null) rows.end({ ...key, ...ended });
  return false;
}

/** Links and relationships that were there and are not projected any more. */
async function removeFormer(
  work: Work,
  rows: Rows,
  present: readonly string[],
  stale: readonly PropositionRecord[],
): Promise<void> {
  if (present.length === 0) return;
  const types = ['SUBJECT', 'OBJECT'];
  const ends = await work.transaction.relationships(present, { types, direction: 'out' });
  rows.removeOthers(ends);
  const moved = ends.filter(({ type, from, to }) => {
    const record = propositionRecord(work, from) as PropositionRecord;
    const end = type === 'SUBJECT' ? record.subject : (record.object ?? '');
    return work.sameAs.of(end) !== to;
  });
  const suspects = new Set([...moved.map(({ from }) => from), ...stale.map(({ id }) => id)]);
  const were = ends.filter(({ type, from }) => type === 'SUBJECT' && suspects.has(from));
  rows.removeOthers(await projectedBy(work, were, suspects));
  const objects = new Map(
    ends.flatMap(({ type, from, to }) => (type === 'OBJECT' ? [[from, to] as const] : [])),
  );
  for (const { from: id, to: subject } of were) {
    const object = objects.get(id);
    const predicate = propositionRecord(work, id)?.predicate ?? '';
    if (object === undefined || !work.model.relationshipTypes.has(predicate)) continue;
    rows.forget({ type: predicate, from: subject, to: object, propositionId: id });
  }
}

/** Relationships that these propositions project now. */
async function projectedBy(
  work: Work,
  subjects: readonly PresentRelationship[],
  propositions: ReadonlySet<string>,
): Promise<readonly PresentRelationship[]> {
  const predicates = new Set(
    [...propositions].flatMap((id) => propositionRecord(work, id)?.predicate ?? []),
  );
  const types = [...predicates].filter((each) => work.model.relationshipTypes.has(each));
  if (types.length === 0 || subjects.length === 0) return [];
  const ids = [...new Set(subjects.map(({ to }) => to))];
  const found = await work.transaction.relationships(ids, { types, direction: 'out' });
  return found.filter(({ propositionId }) => propositions.has(propositionId));
}
