import { TIE_TYPES } from './allegiance.ts';
import { OriginFinder } from './origins.ts';
import type { ClaimRecord, PropositionRecord } from './records.ts';
import { isPropertyName } from './statements.ts';
import type { Work } from './work.ts';

/**
 * Follows what claims that are new, retracted or changed come to: the propositions that they are on, the entities of which they
 * state values, and those whose words count for another party now.
 */
export async function spread(work: Work): Promise<OriginFinder> {
  const origins = new OriginFinder(work);
  const direct = await work.loadClaims(work.touched.claims);
  for (const claim of direct) touchWhatIsSaid(work, claim);
  await origins.find(work.newClaims());
  await followTies(work, origins);
  await noteBrought(work);
  return origins;
}

/** Propositions that are not recorded yet: they come with the claims. */
async function noteBrought(work: Work): Promise<void> {
  await work.recorded.load(work.touched.propositions);
  for (const id of work.touched.claims)
    for (const { proposition } of work.recorded.record<ClaimRecord>(id)?.on ?? [])
      if (work.recorded.present(proposition.id) === null)
        work.propositions.set(proposition.id, proposition);
}

/** A claim that counts otherwise than before changes all that it is about. */
export function touchWhatIsSaid(work: Work, { on, states }: ClaimRecord): void {
  const { propositions, entities } = work.touched;
  for (const { proposition } of on) {
    propositions.add(proposition.id);
    if (isPropertyName(proposition.predicate)) entities.add(proposition.subject);
  }
  for (const { entity } of states) entities.add(entity);
}

/** Who belongs to whom decides for whom somebody speaks: their claims may have other origins now. */
async function followTies(work: Work, origins: OriginFinder): Promise<void> {
  const followed = new Set<string>();
  for (;;) {
    const subjects = tieSubjects(work).filter((id) => !followed.has(id));
    for (const id of subjects) followed.add(id);
    const suspects = await claimsThrough(work, subjects);
    await recount(
      work,
      origins,
      suspects.filter(({ id }) => !work.added.has(id)),
    );
    if (subjects.length === 0) return;
  }
}

function tieSubjects(work: Work): readonly string[] {
  const subjects = new Set<string>();
  for (const id of work.touched.claims)
    for (const { proposition } of work.claim(id)?.on ?? [])
      if (TIE_TYPES.has(proposition.predicate)) subjects.add(proposition.subject);
  return [...subjects, ...work.regrouped];
}

/** Claims of all who speak through these entities, or through whom the source speaks that publishes them. */
async function claimsThrough(
  work: Work,
  subjects: readonly string[],
): Promise<readonly ClaimRecord[]> {
  const through = new Set(subjects);
  let open = subjects;
  while (open.length > 0) {
    const ties = await work.recorded.linked(open, [...TIE_TYPES], 'in');
    open = ties.map(({ far }) => far).filter((id) => !through.has(id));
    for (const id of open) through.add(id);
  }
  if (through.size === 0) return [];
  const speakers = [...through];
  const spoken = await work.recorded.linked(speakers, ['SPOKEN_BY'], 'in');
  const sources = await work.recorded.linked(speakers, ['PUBLISHED_BY'], 'in');
  const inSources = await work.recorded.linked(
    sources.map(({ far }) => far),
    ['IN'],
    'in',
  );
  const said = await work.loadClaims(spoken.map(({ far }) => far));
  const published = await work.loadClaims(inSources.map(({ far }) => far));
  return [...said, ...published.filter(({ speaker }) => speaker === null)];
}

/** Reckons origins anew; claims whose origins differ now are touched, and so are those that draw on them. */
async function recount(
  work: Work,
  origins: OriginFinder,
  suspects: readonly ClaimRecord[],
): Promise<void> {
  let open = suspects;
  while (open.length > 0) {
    const before = new Map(open.map((claim) => [claim.id, String(origins.of(claim))]));
    await origins.find(open);
    const changed = open.filter((claim) => String(origins.of(claim)) !== before.get(claim.id));
    for (const claim of changed) {
      work.touched.claims.add(claim.id);
      touchWhatIsSaid(work, claim);
    }
    open = await drawingOn(work, new Set(changed.map(({ id }) => id)));
  }
}

/** The claims that draw on one of these. */
async function drawingOn(work: Work, ids: ReadonlySet<string>): Promise<readonly ClaimRecord[]> {
  const recorded = await work.recorded.linked([...ids], ['DRAWS_ON'], 'in');
  const isDrawing = ({ drawsOn }: ClaimRecord) => drawsOn.some((id) => ids.has(id));
  const added = ids.size === 0 ? [] : work.newClaims().filter(isDrawing);
  return [...(await work.loadClaims(recorded.map(({ far }) => far))), ...added];
}

/** Propositions that new claims bring, beside those that are recorded. */
export function propositionRecord(work: Work, id: string): PropositionRecord | undefined {
  return work.propositions.get(id) ?? work.recorded.record<PropositionRecord>(id);
}
