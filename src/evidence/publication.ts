import { dayRange } from '#graph/edtf.ts';
import type { Stored, StoredValue } from '#graph/encode.ts';
import type { EarlierVersion } from '#graph/write-plan.ts';
import type { ClaimRecord, SourceRecord } from './records.ts';

/** The day on which a date is certainly over; empty where there is none. */
export function lastDay(date: string | null | undefined): string {
  return date === null || date === undefined ? '' : (dayRange(date).latest ?? '');
}

/** The later one of two days by which something could be read. */
export const laterDay = (a: string, b: string) => (a < b ? b : a);

/** The day by which the public could read a source; empty: it always could, as far as anybody knows. */
export function sourceDay(source: SourceRecord | undefined): string {
  return lastDay(source?.properties['publishedOn'] as string | null | undefined);
}

/** The day by which the public could read a claim: its own date, else that of its source, else the day on which it was recorded. */
export function claimDay(claim: ClaimRecord, source: SourceRecord | undefined): string {
  return (
    lastDay(claim.publishedOn) ||
    sourceDay(source) ||
    String(claim.properties['recordedAt'] ?? '').slice(0, 10)
  );
}

/** A claim with the day by which it could be read. */
export interface DatedClaim {
  readonly claim: ClaimRecord;
  readonly day: string;
}

/** A row as the public could read it now, and before. */
export interface PublishedRow {
  readonly properties: Stored;
  readonly publishedFrom: string;
  readonly earlier: readonly EarlierVersion[];
}

/**
 * What a projection of claims was on each day on which one of them was published or retracted. Null where it is nothing now;
 * days on which it was nothing are left out.
 */
export function publishedRow(
  claims: readonly DatedClaim[],
  project: (claims: readonly ClaimRecord[]) => Stored | null,
  since = '',
): PublishedRow | null {
  const days = breakPoints(claims, since);
  const [only, another] = days;
  if (another === undefined) {
    const properties = project(claims.map(({ claim }) => claim));
    return properties === null ? null : { properties, publishedFrom: only ?? '', earlier: [] };
  }
  const now = project(claims.map(({ claim }) => claim));
  if (now === null) return null;
  const distinct = distinctVersions(shownOn(days, claims, project));
  const last = distinct.at(-1);
  return {
    properties: now,
    publishedFrom: last?.publishedFrom ?? '',
    earlier: distinct.slice(0, -1),
  };
}

/** What there was to read of something that is nothing now. */
export interface EndedRow {
  readonly earlier: readonly EarlierVersion[];
  /** The day on which it became nothing. */
  readonly publishedTo: string;
}

/** The versions of a projection that is null now; null where there never was one. */
export function endedRow(
  claims: readonly DatedClaim[],
  project: (claims: readonly ClaimRecord[]) => Stored | null,
): EndedRow | null {
  const days = breakPoints(claims, '');
  const shown = shownOn(days, claims, project);
  const earlier = distinctVersions(shown);
  const publishedTo = days[shown.findLastIndex(({ properties }) => properties !== null) + 1];
  return earlier.length === 0 || publishedTo === undefined ? null : { earlier, publishedTo };
}

/** A projection as it was on a day; null where it was nothing. */
interface Shown {
  readonly publishedFrom: string;
  readonly properties: Stored | null;
}

function shownOn(
  days: readonly string[],
  claims: readonly DatedClaim[],
  project: (claims: readonly ClaimRecord[]) => Stored | null,
): readonly Shown[] {
  return days.map((day) => ({ publishedFrom: day, properties: project(claimsBy(claims, day)) }));
}

/** One version for each of the days on which there is another one than before. */
function distinctVersions(shown: readonly Shown[]): readonly EarlierVersion[] {
  const versions = shown.flatMap(({ publishedFrom, properties }): readonly EarlierVersion[] =>
    properties === null ? [] : [{ publishedFrom, properties }],
  );
  return versions.filter(
    ({ properties }, index) => index === 0 || !isSame(properties, versions[index - 1]?.properties),
  );
}

function breakPoints(claims: readonly DatedClaim[], since: string): readonly string[] {
  const [first] = claims;
  if (claims.length === 1 && first !== undefined && first.claim.retractedAt === null)
    return since === '' || since === first.day ? [first.day] : [since, first.day].sort();
  const days = new Set(since === '' ? [] : [since]);
  for (const { claim, day } of claims) {
    days.add(day);
    if (claim.retractedAt !== null && retractionDay(claim) > day) days.add(retractionDay(claim));
  }
  return [...days].sort();
}

const retractionDay = ({ retractedAt }: ClaimRecord) => (retractedAt as string).slice(0, 10);

/** The claims that had been published by a day; one that was retracted later stands. */
function claimsBy(claims: readonly DatedClaim[], day: string): readonly ClaimRecord[] {
  return claims.flatMap(({ claim, day: published }) => {
    if (published > day) return [];
    const stands = claim.retractedAt !== null && retractionDay(claim) > day;
    return [stands ? { ...claim, retractedAt: null } : claim];
  });
}

export function isSame(a: Stored | undefined, b: Stored | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => isEqual(a[name], b[name]));
}

function isEqual(a: StoredValue | undefined, b: StoredValue | undefined): boolean {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}
