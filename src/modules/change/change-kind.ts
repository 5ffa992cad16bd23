import type { NodeChange, VersionProperties } from '#graph/ledger.ts';
import type { EnumSet } from '#graph/property.ts';
import { ENTITY_KINDS, graphModel } from '#modules/graph-model.ts';

export const CHANGE_KINDS = {
  name: 'ChangeKind',
  description:
    'What became of a node. A relationship between entities is there when a proposition projects it that is not retracted; a statement is any other proposition.',
  values: [
    'SOURCE_INGESTED',
    'SOURCE_CHANGED',
    'CLAIM_RECORDED',
    'CLAIM_RETRACTED',
    'CLAIM_CHANGED',
    'ENTITY_ADDED',
    'ENTITY_CHANGED',
    'ENTITY_REMOVED',
    'RELATIONSHIP_ADDED',
    'RELATIONSHIP_CHANGED',
    'RELATIONSHIP_REMOVED',
    'STATEMENT_ADDED',
    'STATEMENT_CHANGED',
    'CONFLICT_OPENED',
    'CONFLICT_CHANGED',
    'CONFLICT_CLOSED',
    'ENTITIES_MERGED',
    'ENTITY_SPLIT',
    'ASSESSED',
    'SNAPSHOT_CREATED',
    'REDACTED',
  ],
} as const satisfies EnumSet;

export type ChangeKind = (typeof CHANGE_KINDS.values)[number];

/** Kinds of nodes that a change of a kind can be of: what a store has to look at. */
const NODE_KINDS: Readonly<Record<ChangeKind, readonly string[]>> = {
  SOURCE_INGESTED: ['Source'],
  SOURCE_CHANGED: ['Source'],
  CLAIM_RECORDED: ['Claim'],
  CLAIM_RETRACTED: ['Claim'],
  CLAIM_CHANGED: ['Claim'],
  ENTITY_ADDED: ENTITY_KINDS.values,
  ENTITY_CHANGED: ENTITY_KINDS.values,
  ENTITY_REMOVED: ENTITY_KINDS.values,
  RELATIONSHIP_ADDED: ['Proposition'],
  RELATIONSHIP_CHANGED: ['Proposition'],
  RELATIONSHIP_REMOVED: ['Proposition'],
  STATEMENT_ADDED: ['Proposition'],
  STATEMENT_CHANGED: ['Proposition'],
  CONFLICT_OPENED: ['Conflict'],
  CONFLICT_CHANGED: ['Conflict'],
  CONFLICT_CLOSED: ['Conflict'],
  ENTITIES_MERGED: ['Merge'],
  ENTITY_SPLIT: ['Merge'],
  ASSESSED: ['Assessment'],
  SNAPSHOT_CREATED: ['Snapshot'],
  REDACTED: ['Source', 'Claim'],
};

/** Without repetition, in the order of their names. */
export function nodeKindsOf(kinds: readonly ChangeKind[]): readonly string[] {
  return [...new Set(kinds.flatMap((kind) => NODE_KINDS[kind]))].sort();
}

/** Null when nothing became of the node that anybody is shown: only the day from which it was public is another one. */
export function changeKindOf({ kind, before, after }: NodeChange): ChangeKind | null {
  if (before !== null && after !== null) {
    const same = isSame(before, after);
    // A redaction rewrites what was, too: once it is written, nothing differs.
    if (isRedacted(after) && (same || !isRedacted(before))) return 'REDACTED';
    if (same) return null;
  }
  const pick = <Kind>(added: Kind, changed: Kind, removed: Kind): Kind => {
    if (before === null) return added;
    return after === null ? removed : changed;
  };
  switch (kind) {
    case 'Source':
      return pick('SOURCE_INGESTED', 'SOURCE_CHANGED', 'SOURCE_CHANGED');
    case 'Claim':
      return pick('CLAIM_RECORDED', claimChange(before, after), 'CLAIM_CHANGED');
    case 'Proposition':
      return propositionChange(before, after);
    case 'Conflict':
      return pick('CONFLICT_OPENED', 'CONFLICT_CHANGED', 'CONFLICT_CLOSED');
    case 'Merge':
      return pick('ENTITIES_MERGED', 'ENTITIES_MERGED', 'ENTITY_SPLIT');
    case 'Assessment':
      return 'ASSESSED';
    case 'Snapshot':
      return 'SNAPSHOT_CREATED';
    default:
      return pick('ENTITY_ADDED', 'ENTITY_CHANGED', 'ENTITY_REMOVED');
  }
}

const isRedacted = (version: VersionProperties) => version['redactedAt'] !== undefined;

type Version = VersionProperties | null;

function claimChange(before: Version, after: Version): ChangeKind {
  const isRetracted = before?.['retractedAt'] === undefined && after?.['retractedAt'] !== undefined;
  return isRetracted ? 'CLAIM_RETRACTED' : 'CLAIM_CHANGED';
}

function propositionChange(before: Version, after: Version): ChangeKind {
  const predicate = (after ?? before)?.['predicate'] as string;
  if (!graphModel.relationshipTypes.has(predicate))
    return before === null ? 'STATEMENT_ADDED' : 'STATEMENT_CHANGED';
  const [was, is] = [stands(before), stands(after)];
  if (was === is) return 'RELATIONSHIP_CHANGED';
  return is ? 'RELATIONSHIP_ADDED' : 'RELATIONSHIP_REMOVED';
}

const stands = (version: Version) => version !== null && version['status'] !== 'RETRACTED';

/** Engines do not keep the order of columns. */
function isSame(before: VersionProperties, after: VersionProperties): boolean {
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return false;
  return names.every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
}
