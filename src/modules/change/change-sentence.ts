import type { VersionProperties } from '#graph/ledger.ts';
import type { ChangeKind } from './change-kind.ts';
import { nameClaim, sayClaim } from './say-claim.ts';
import { sayProposition } from './say-proposition.ts';
import { sayDifferences } from './say-value.ts';
import type { Shown } from './shown-properties.ts';
import type { Surroundings } from './surroundings.ts';

/** What a sentence is made of. */
export interface Told {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly nodeKind: string;
  /** The version behind the change, or the one before where there is none. */
  readonly version: VersionProperties;
  /** Names of properties that differ. */
  readonly changed: readonly string[];
  readonly before: Shown;
  readonly after: Shown;
  readonly around: Surroundings;
}

/** A change in one plain sentence, without a full stop. */
export function changeSentence(told: Told): string {
  const { kind, id, nodeKind, version, around } = told;
  const text = (name: string) => String(version[name] ?? '…');
  switch (kind) {
    case 'SOURCE_INGESTED':
      return `Source added: ${text('title')}${publication(told)}`;
    case 'SOURCE_CHANGED':
      return `Source ${text('title')}${differences(told)}`;
    case 'CLAIM_RECORDED':
      return sayClaim(id, version, around);
    case 'CLAIM_RETRACTED':
      return `The ${nameClaim(id, version, around)} was retracted`;
    case 'CLAIM_CHANGED':
      return `The ${nameClaim(id, version, around)}${differences(told)}`;
    case 'ENTITY_ADDED':
      return `${nodeKind} added: ${text('name')}`;
    case 'ENTITY_CHANGED':
      return `${text('name')}${differences(told)}`;
    case 'ENTITY_REMOVED':
      return `${nodeKind} taken away: ${text('name')}`;
    case 'RELATIONSHIP_ADDED':
      return `Relationship added: ${proposition(told)}`;
    case 'RELATIONSHIP_CHANGED':
      return `${proposition(told)}${differences(told)}`;
    case 'RELATIONSHIP_REMOVED':
      return `Relationship taken away: ${proposition(told)}`;
    case 'STATEMENT_ADDED':
      return `Statement added: ${proposition(told)}`;
    case 'STATEMENT_CHANGED':
      return isGone(told)
        ? `Statement taken away: ${proposition(told)}`
        : `${proposition(told)}${differences(told)}`;
    case 'CONFLICT_OPENED':
      return `Conflict opened: ${text('question')}`;
    case 'CONFLICT_CHANGED':
      return `Conflict changed: ${text('question')}${differences(told)}`;
    case 'CONFLICT_CLOSED':
      return `Conflict closed: ${text('question')}`;
    case 'ENTITIES_MERGED':
      return `${around.name(text('from'))} was merged into ${around.name(text('into'))}`;
    case 'ENTITY_SPLIT':
      return `${around.name(text('from'))} was split from ${around.name(text('into'))}`;
    case 'ASSESSED':
      return assessment(told);
    case 'SNAPSHOT_CREATED':
      return `Snapshot ${text('name')} was made of revision ${text('revision')}`;
    case 'REDACTED':
      return nodeKind === 'Claim'
        ? `The words of the ${nameClaim(id, version, around)} were redacted`
        : `The text of ${text('title')} was redacted`;
  }
}

const isGone = ({ after }: Told) => Object.keys(after).length === 0;

function differences(told: Told): string {
  const { changed, before, after } = told;
  if (isGone(told)) return ' was taken away';
  return changed.length === 0
    ? ': what is kept of it changed'
    : `: ${sayDifferences(changed, before, after)}`;
}

function proposition({ id, version, around }: Told): string {
  return sayProposition(id, around) ?? `a statement of ${version['predicate']} (${id})`;
}

function publication({ id, version, around }: Told): string {
  const [publisher] = around.ends(id, 'PUBLISHED_BY');
  const parts = [publisher && around.name(publisher), version['publishedOn']];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function assessment({ id, version, around }: Told): string {
  const [first, another] = around.ends(id, 'ASSESSES');
  const about =
    first === undefined ? 'something' : (sayProposition(first, around) ?? around.name(first));
  const more = another === undefined ? '' : ' and more';
  const { analyst, judgement, likelihood, confidence } = version;
  const degrees = [likelihood, confidence && `confidence ${confidence}`].filter(Boolean);
  const degree = degrees.length === 0 ? '' : ` (${degrees.join(', ')})`;
  return `${analyst} assessed ${about}${more}: ${judgement}${degree}`;
}
