import { kindOfId } from '#graph/graph-model.ts';
import type { OriginFinder } from './origins.ts';
import { statedEntities } from './plan-entities.ts';
import { projectClaim, projectSource } from './project-evidence.ts';
import { laterDay, publishedRow, sourceDay } from './publication.ts';
import { recordToJson } from './record-json.ts';
import type { ClaimRecord, SourceRecord } from './records.ts';
import type { Rows } from './rows.ts';
import type { Work } from './work.ts';

/** Links of a claim but those to its propositions, which are planned with these. */
const LINKS = ['IN', 'SPOKEN_BY', 'ADDRESSED_TO', 'REPLIES_TO', 'DRAWS_ON', 'STATES'];

export async function planSources(work: Work, rows: Rows): Promise<void> {
  const present = [...work.touched.sources].filter((id) => work.recorded.present(id) !== null);
  for (const id of work.touched.sources) {
    const source = work.source(id) as SourceRecord;
    const { name: kind } = kindOfId(work.model, id);
    const publishedFrom = sourceDay(source);
    const properties = projectSource(work.model, source);
    rows.node({ kind, id, properties, publishedFrom, record: recordToJson(source) });
    const { publisher, supersedes } = source;
    if (publisher !== null) rows.link('PUBLISHED_BY', id, work.sameAs.of(publisher), publishedFrom);
    if (supersedes !== null) {
      const earlier = sourceDay(work.source(supersedes));
      rows.link('SUPERSEDES', id, supersedes, laterDay(publishedFrom, earlier));
    }
  }
  if (present.length === 0) return;
  const types = ['PUBLISHED_BY', 'SUPERSEDES'];
  rows.removeOthers(await work.transaction.relationships(present, { types, direction: 'out' }));
}

/** Rows of the claims that are touched, with their links; what of these is no longer so is removed. */
export async function planClaims(work: Work, origins: OriginFinder, rows: Rows): Promise<void> {
  const ids = [...work.touched.claims];
  await work.loadClaims(ids.flatMap((id) => othersOf(work.claim(id) as ClaimRecord)));
  for (const id of ids) planClaim(work, origins, rows, work.claim(id) as ClaimRecord);
  const recorded = ids.filter((id) => !work.added.has(id));
  if (recorded.length === 0) return;
  rows.removeOthers(
    await work.transaction.relationships(recorded, { types: LINKS, direction: 'out' }),
  );
}

function planClaim(work: Work, origins: OriginFinder, rows: Rows, claim: ClaimRecord): void {
  const { id, source, speaker, addressedTo, repliesTo, drawsOn } = claim;
  const { name: kind } = kindOfId(work.model, id);
  const dated = work.dated(claim);
  const row = publishedRow([dated], ([visible]) =>
    projectClaim(work.model, visible as ClaimRecord, origins.of),
  );
  if (row === null) throw new Error(`${id} is no row.`);
  rows.node({ kind, id, ...row, record: recordToJson(work.recorded.record(id) as ClaimRecord) });
  const { day } = dated;
  rows.link('IN', id, source, laterDay(day, sourceDay(work.source(source))));
  if (speaker !== null) rows.link('SPOKEN_BY', id, speaker, day);
  for (const to of addressedTo) rows.link('ADDRESSED_TO', id, to, day);
  for (const to of statedEntities(claim)) rows.link('STATES', id, to, day);
  for (const to of repliesTo) rows.link('REPLIES_TO', id, to, laterDay(day, dayOf(work, to)));
  for (const to of drawsOn) rows.link('DRAWS_ON', id, to, laterDay(day, dayOf(work, to)));
}

/** The claims that it leads to. */
const othersOf = ({ repliesTo, drawsOn }: ClaimRecord) => [...repliesTo, ...drawsOn];

function dayOf(work: Work, id: string): string {
  const claim = work.claim(id);
  return claim === undefined ? '' : work.dated(claim).day;
}
