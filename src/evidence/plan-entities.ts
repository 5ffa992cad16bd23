import type { Value } from '#graph/encode.ts';
import { mergeId } from '#modules/merge/model.ts';
import type { OriginFinder } from './origins.ts';
import { missingProperty, projectEntity } from './project-entity.ts';
import { propertyPropositions } from './property-propositions.ts';
import { type PublishedRow, publishedRow } from './publication.ts';
import { recordToJson } from './record-json.ts';
import type { Assertion, ClaimRecord, EntityRecord } from './records.ts';
import type { Rows } from './rows.ts';
import { propositionRecord } from './spread.ts';
import { isPropertyName } from './statements.ts';
import { refusal } from './take-in.ts';
import type { Work } from './work.ts';

/** By claim and proposition: what the statements of claims call for beside what these are on by themselves. */
export type Derived = ReadonlyMap<string, ReadonlyMap<string, Assertion>>;

/**
 * Rows of the entities that are touched, and the property propositions that are called for; these are touched then, with those
 * that were called for before.
 *
 * @throws AppError `BAD_USER_INPUT` when nothing gives a property that the kind requires.
 */
export async function planEntities(
  work: Work,
  origins: OriginFinder,
  rows: Rows,
): Promise<Derived> {
  const ids = [...work.touched.entities];
  await work.recorded.load(ids);
  await work.sameAs.loadOthers(work.transaction, ids);
  await work.recorded.load(ids.flatMap((id) => othersOf(work, id).map(mergeId)));
  const claims = await claimsThatState(work, ids);
  const derived = new Map<string, Map<string, Assertion>>();
  for (const id of ids) {
    if (!work.sameAs.isItself(id)) continue;
    const own = claims.get(id) ?? [];
    for (const [claim, assertions] of propertyPropositions(own.map((each) => only(each, id)))) {
      const all = derived.get(claim) ?? new Map<string, Assertion>();
      derived.set(claim, all);
      for (const [proposition, assertion] of assertions) {
        all.set(proposition, assertion);
        work.touched.propositions.add(proposition);
        work.propositions.set(proposition, assertion.proposition);
      }
    }
    planEntity(work, origins, rows, id, own);
  }
  await touchFormer(work, ids, [...claims.values()].flat());
  return derived;
}

/** The claim with no other statements than those on one entity. */
function only(claim: ClaimRecord, entity: string): ClaimRecord {
  return {
    ...claim,
    states: claim.states.filter((statement) => statement.entity === entity),
    on: claim.on.filter(
      ({ proposition }) => proposition.subject === entity && isPropertyName(proposition.predicate),
    ),
  };
}

/** Every claim that gives a value of a property of an entity, or is on one, in the order of ids. */
async function claimsThatState(
  work: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ClaimRecord[]>> {
  const all = ids.flatMap((id) => work.sameAs.allOf(id)).filter((id) => work.recorded.has(id));
  const links = await work.recorded.linked(
    [...new Set([...all, ...work.regrouped])],
    ['STATES'],
    'in',
  );
  const found = await work.loadClaims([...links.map(({ far }) => far), ...work.touched.claims]);
  const wanted = new Set(ids);
  const claims = new Map<string, ClaimRecord[]>();
  for (const claim of found.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const id of statedEntities(claim)) {
      if (!wanted.has(id)) continue;
      const others = claims.get(id);
      if (others === undefined) claims.set(id, [claim]);
      else others.push(claim);
    }
  }
  return claims;
}

/** Entities of which a claim states values, or on whose property propositions it is. */
export function statedEntities({ states, on }: ClaimRecord): readonly string[] {
  const ids = states.map(({ entity }) => entity);
  for (const { proposition } of on)
    if (isPropertyName(proposition.predicate)) ids.push(proposition.subject);
  return ids.length > 1 ? [...new Set(ids)] : ids;
}

/** Property propositions that are there now: perhaps nothing calls for them any more. */
async function touchFormer(
  work: Work,
  ids: readonly string[],
  claims: readonly ClaimRecord[],
): Promise<void> {
  const recorded = claims.map(({ id }) => id).filter((id) => !work.added.has(id));
  if (recorded.length === 0) return;
  const links = await work.recorded.linked([...new Set(recorded)], ['ON'], 'out');
  await work.recorded.load(links.map(({ far }) => far));
  const wanted = new Set(ids);
  for (const { far } of links) {
    const proposition = propositionRecord(work, far);
    if (proposition === undefined || !isPropertyName(proposition.predicate)) continue;
    const { subject } = proposition;
    if (wanted.has(work.sameAs.of(subject)) || wanted.has(subject))
      work.touched.propositions.add(far);
  }
}

function planEntity(
  work: Work,
  origins: OriginFinder,
  rows: Rows,
  id: string,
  claims: readonly ClaimRecord[],
): void {
  const record = work.recorded.record<EntityRecord>(id);
  if (record === undefined) return;
  const entity = { ...record, identity: identityOf(work, record) };
  const project = (visible: readonly ClaimRecord[]) =>
    projectEntity(work.model, entity, visible, origins.of);
  const dated = claims.map((claim) => work.dated(claim));
  const row = publishedRow(dated, project, mentionedFrom(work, record));
  if (row === null) {
    const missing = missingProperty(work.model, id, statedValues(entity, claims));
    throw refusal(
      `"${id}" needs "${missing}": give it with the entity, or in what a claim states.`,
    );
  }
  const since = mentionedFrom(work, record);
  rows.node({ kind: entity.kind, id, ...datedBack(row, since), record: recordToJson(record) });
}

/** Who is named is there, even when what a kind requires was published later: the oldest version begins with the first mention. */
function datedBack(row: PublishedRow, since: string): PublishedRow {
  const [oldest, ...others] = row.earlier;
  if (oldest === undefined)
    return since !== '' && since < row.publishedFrom ? { ...row, publishedFrom: since } : row;
  if (since === '' || since >= oldest.publishedFrom) return row;
  return { ...row, earlier: [{ ...oldest, publishedFrom: since }, ...others] };
}

function statedValues({ id, identity }: EntityRecord, claims: readonly ClaimRecord[]) {
  const stated = claims
    .filter(({ retractedAt }) => retractedAt === null)
    .flatMap(({ states }) => states)
    .filter(({ entity }) => entity === id)
    .map(({ property, value }) => [property, value] as const);
  return { ...Object.fromEntries(stated), ...identity };
}

/** The ids that stand for this one, in order. */
function othersOf(work: Work, id: string): readonly string[] {
  return work.sameAs
    .allOf(id)
    .filter((other) => other !== id)
    .sort();
}

/** The first day on which the public could read of an entity under any of its ids; empty: it always could. */
function mentionedFrom(work: Work, record: EntityRecord): string {
  const others = othersOf(work, record.id).flatMap((other) => work.mergedEntity(other) ?? []);
  const days = [record, ...others].flatMap((each) => each.mentionedFrom ?? []);
  return days.sort()[0] ?? '';
}

/** What identifies an entity, with the names and ids of those that were merged into it. */
function identityOf(work: Work, { id, identity }: EntityRecord): EntityRecord['identity'] {
  const others = othersOf(work, id).flatMap((other) => work.mergedEntity(other) ?? []);
  if (others.length === 0) return identity;
  const listOf = (values: EntityRecord['identity'], name: string) =>
    (values[name] ?? []) as readonly string[];
  const names = others.flatMap(({ identity: other }) => [
    other['name'] as string,
    ...listOf(other, 'aliases'),
  ]);
  const aliases = [...listOf(identity, 'aliases'), ...names].filter(
    (name) => name !== identity['name'],
  );
  const externalIds = [identity, ...others.map((other) => other.identity)].flatMap((each) =>
    listOf(each, 'externalIds'),
  );
  const united: Record<string, Value> = { ...identity };
  if (aliases.length > 0) united['aliases'] = [...new Set(aliases)];
  if (externalIds.length > 0) united['externalIds'] = [...new Set(externalIds)].sort();
  return united;
}
