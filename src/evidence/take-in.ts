import type { Value } from '#graph/encode.ts';
import { prefixOf } from '#graph/node-kind.ts';
import { mergeId } from '#modules/merge/model.ts';
import { AppError } from '#src/errors.ts';
import type { Commands } from './commands.ts';
import { claimDay, sourceDay } from './publication.ts';
import { recordToJson } from './record-json.ts';
import type { ClaimRecord, EntityRecord, SourceRecord } from './records.ts';
import { entitiesIn, type Work } from './work.ts';

/**
 * Reads what the commands are about, and puts what they bring beside it. What is recorded already is left alone.
 *
 * @throws AppError `BAD_USER_INPUT` when something that they name is not there.
 */
export async function takeIn(work: Work, commands: Commands): Promise<void> {
  const { sources = [], entities = [], claims = [], retractions = [] } = commands;
  const mentioned = claims.flatMap(entitiesIn);
  const publishers = sources.flatMap(({ publisher }) => publisher ?? []);
  await work.recorded.load([
    ...sources.flatMap(({ id, supersedes }) => (supersedes === null ? [id] : [id, supersedes])),
    ...publishers,
    ...entities.map(({ id }) => id),
    ...claims.flatMap(({ id, source, repliesTo, drawsOn }) => [
      id,
      source,
      ...repliesTo,
      ...drawsOn,
    ]),
    ...claims.flatMap(({ on }) => on.map(({ proposition }) => proposition.id)),
    ...mentioned,
  ]);
  await work.sameAs.load(work.transaction, [
    ...mentioned,
    ...publishers,
    ...entities.map(({ id }) => id),
  ]);
  await loadMerged(work, [...mentioned, ...publishers]);
  takeSources(work, sources);
  takeEntities(work, entities);
  await takeClaims(work, claims);
  await takeRetractions(work, retractions);
}

/** Reads what stands behind ids that stand for others. */
async function loadMerged(work: Work, ids: readonly string[]): Promise<void> {
  const merged = [...new Set(ids)].filter((id) => !work.sameAs.isItself(id));
  if (merged.length === 0) return;
  await work.recorded.load(merged.flatMap((id) => [mergeId(id), work.sameAs.of(id)]));
}

function takeSources(work: Work, sources: readonly SourceRecord[]): void {
  for (const source of sources) {
    if (work.recorded.has(source.id)) continue;
    work.recorded.put(source);
    work.touched.sources.add(source.id);
  }
}

function takeEntities(work: Work, entities: readonly EntityRecord[]): void {
  for (const entity of entities) {
    const id = work.sameAs.of(entity.id);
    if (id !== entity.id) {
      throw refusal(`"${entity.id}" was merged into "${id}"; give that one, or split them first.`);
    }
    const before = knownEntity(work, id);
    if (before !== undefined && isSameIdentity(before.identity, entity.identity)) continue;
    const { mentionedFrom } = before ?? {};
    work.recorded.put({ ...entity, ...(mentionedFrom !== undefined && { mentionedFrom }) });
    work.touched.entities.add(id);
  }
}

/** Its record; undefined when there is no such entity. One without a record is made anew. */
function knownEntity(work: Work, id: string): EntityRecord | undefined {
  const node = work.recorded.present(id);
  if (node !== null && node.record === null) return undefined;
  return work.recorded.record<EntityRecord>(id);
}

type Identity = Readonly<Record<string, Value>>;

function isSameIdentity(a: Identity, b: Identity): boolean {
  const given = (identity: Identity) =>
    Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== null));
  const [left, right] = [given(a), given(b)];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => recordToJson([left[name]]) === recordToJson([right[name]]))
  );
}

async function takeClaims(work: Work, claims: readonly ClaimRecord[]): Promise<void> {
  const fresh = claims.filter(({ id }) => work.recorded.present(id) === null);
  for (const claim of fresh) {
    work.recorded.put(claim);
    work.added.add(claim.id);
    work.touched.claims.add(claim.id);
  }
  requireEnds(work, fresh);
  await work.loadClaims(work.added);
  noteMentions(work, fresh);
}

function requireEnds(work: Work, claims: readonly ClaimRecord[]): void {
  const { recorded, sameAs, touched } = work;
  const sources = [...touched.sources].map((id) => work.source(id) as SourceRecord);
  const evidence = [
    ...claims.flatMap(({ source, repliesTo, drawsOn }) => [source, ...repliesTo, ...drawsOn]),
    ...sources.flatMap(({ supersedes }) => supersedes ?? []),
  ];
  const entities = [
    ...claims.flatMap(entitiesIn),
    ...sources.flatMap(({ publisher }) => publisher ?? []),
  ];
  const missing = new Set([
    ...evidence.filter((id) => !recorded.has(id)),
    ...entities.filter((id) => !recorded.has(sameAs.of(id))),
  ]);
  if (missing.size === 0) return;
  const shown = [...missing].slice(0, 10).map((id) => `"${id}"`);
  const more = missing.size > shown.length ? ` and ${missing.size - shown.length} more` : '';
  throw refusal(`There is no ${shown.join(', ')}${more}.`);
}

/** Since when the public could know of an entity: the first claim or source that names it, by the id that it had. */
function noteMentions(work: Work, claims: readonly ClaimRecord[]): void {
  const days = new Map<string, string>();
  const note = (id: string, day: string) => {
    const known = days.get(id);
    if (known === undefined || day < known) days.set(id, day);
  };
  for (const id of work.touched.sources) {
    const source = work.source(id) as SourceRecord;
    if (source.publisher !== null) note(source.publisher, sourceDay(source));
  }
  for (const claim of claims) {
    const day = claimDay(claim, work.source(claim.source));
    for (const id of entitiesIn(claim)) note(id, day);
  }
  for (const [id, day] of days) noteMention(work, id, day);
}

function noteMention(work: Work, id: string, day: string): void {
  const isItself = work.sameAs.isItself(id);
  const entity = isItself ? knownEntity(work, id) : work.mergedEntity(id);
  if (entity === undefined) return;
  const { mentionedFrom } = entity;
  if (mentionedFrom !== undefined && mentionedFrom <= day) return;
  work.putEntity({ ...entity, mentionedFrom: day });
  work.touched.entities.add(work.sameAs.of(id));
}

async function takeRetractions(
  work: Work,
  retractions: NonNullable<Commands['retractions']>,
): Promise<void> {
  await work.loadClaims(retractions.map(({ claim }) => claim));
  for (const { claim: id, reason } of retractions) {
    const claim = work.recorded.record<ClaimRecord>(id);
    if (claim === undefined || prefixOf(id) !== 'claim')
      throw refusal(`There is no claim "${id}".`);
    if (claim.retractedAt !== null) continue;
    const properties = { ...claim.properties, retractionReason: reason };
    work.recorded.put({ ...claim, retractedAt: work.recording.at, properties });
    work.forget([id]);
    work.touched.claims.add(id);
  }
}

export function refusal(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message);
}
