import { createHash } from 'node:crypto';
import { encodeProperties, type Value } from '#graph/encode.ts';
import { kindOfId } from '#graph/graph-model.ts';
import { prefixOf } from '#graph/node-kind.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Commands } from './commands.ts';
import { recordToJson } from './record-json.ts';
import type { ClaimRecord, SourceRecord } from './records.ts';
import type { Rows } from './rows.ts';
import { refusal } from './take-in.ts';
import type { Work } from './work.ts';

/** What stands beside the evidence: opinions of analysts, names for revisions, and words that are taken away. */
export async function planNotes(work: Work, commands: Commands, rows: Rows): Promise<void> {
  await planAssessments(work, commands.assessments ?? [], rows);
  await planSnapshots(work, commands.snapshots ?? [], rows);
  await planRedactions(work, commands.redactions ?? [], rows);
}

async function planAssessments(
  work: Work,
  assessments: NonNullable<Commands['assessments']>,
  rows: Rows,
): Promise<void> {
  const ids = assessments.flatMap(({ about }) => about);
  await work.recorded.load(ids);
  await work.sameAs.load(work.transaction, ids);
  const { actor, at } = work.recording;
  for (const { about, judgement, likelihood, confidence } of assessments) {
    if (about.length === 0) throw refusal('An assessment is about one node or more.');
    const ends = about.map((each) => work.sameAs.of(each));
    await work.recorded.load(ends);
    for (const end of ends) if (!work.recorded.has(end)) throw refusal(`There is no "${end}".`);
    const id = `assessment:${digest([actor, [...about].sort(), judgement])}`;
    await work.recorded.load([id]);
    const before = work.recorded.present(id)?.properties['assessedAt'];
    const values = { judgement, likelihood, confidence, analyst: actor, assessedAt: before ?? at };
    node(work, rows, id, values, { id, about });
    for (const end of ends) rows.link('ASSESSES', id, end, '');
  }
}

async function planSnapshots(
  work: Work,
  snapshots: NonNullable<Commands['snapshots']>,
  rows: Rows,
): Promise<void> {
  for (const { name, description } of snapshots) {
    const id = snapshotId(name);
    await work.recorded.load([id]);
    if (work.recorded.present(id) !== null) {
      throw refusal(`There is a snapshot "${id}" already; give this one another name.`);
    }
    const { actor, at } = work.recording;
    const revision = work.transaction.revision - 1;
    const values = { name, revision, description, createdAt: at, createdBy: actor };
    node(work, rows, id, values, { id });
  }
}

/** The id of the snapshot of a name. */
export function snapshotId(name: string): string {
  return `snapshot:${slugOf(name)}`;
}

/** Letters and digits in lower case, with hyphens between; a digest where there are none. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return slug === '' ? digest(name) : slug;
}

function node(
  work: Work,
  rows: Rows,
  id: string,
  values: Readonly<Record<string, Value>>,
  record: object,
): void {
  const { name: kind, properties } = kindOfId(work.model, id);
  rows.node({
    kind,
    id,
    properties: encodeProperties(properties, values),
    record: recordToJson(record),
  });
}

async function planRedactions(
  work: Work,
  redactions: NonNullable<Commands['redactions']>,
  rows: Rows,
): Promise<void> {
  await work.recorded.load(redactions.map(({ id }) => id));
  for (const { id, reason } of redactions) {
    const kind = prefixOf(id);
    if ((kind !== 'claim' && kind !== 'source') || !work.recorded.has(id)) {
      throw refusal(`There is no claim or source "${id}" whose words could be taken away.`);
    }
    const { properties } = work.recorded.record(id) as ClaimRecord | SourceRecord;
    if ((properties['redactedAt'] ?? null) !== null) continue;
    const tombstone = { redactedAt: work.recording.at, redactionReason: reason };
    rows.redactions.push(
      kind === 'claim'
        ? redactedClaim(work.recorded.record(id) as ClaimRecord, tombstone)
        : redactedSource(work.recorded.record(id) as SourceRecord, tombstone),
    );
  }
}

interface Tombstone {
  readonly redactedAt: string;
  readonly redactionReason: string;
}

function redactedClaim(claim: ClaimRecord, tombstone: Tombstone) {
  const locator = withoutWords(claim.properties['locator']);
  const properties = { ...claim.properties, quote: null, locator, ...tombstone };
  return {
    id: claim.id,
    blanked: ['quote', 'quoteFold'],
    properties: { locator: JSON.stringify(locator), ...tombstone },
    record: recordToJson({ ...claim, properties }),
  };
}

/** Where the words stood, without those before and behind them. */
function withoutWords(locator: Value | undefined): Value {
  const { prefix: _, suffix: __, ...place } = (locator ?? {}) as Record<string, string>;
  return place;
}

function redactedSource(source: SourceRecord, tombstone: Tombstone) {
  const properties = { ...source.properties, ...tombstone };
  return {
    id: source.id,
    blanked: [],
    properties: { ...tombstone },
    record: recordToJson({ ...source, properties, text: null }),
  };
}

function digest(content: Parameters<typeof canonicalJson>[0]): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 20);
}
