import type { RowPlan } from './read-plan.ts';
import type { RelationshipKey } from './write-plan.ts';

/** Relationships between entities by what tells them apart. Answers rows in no order, none for one that is not there. */
export interface RelationshipLookup {
  /** A list of texts: see `relationshipText`. */
  readonly parameter: number;
  readonly row: RowPlan;
}

/** What stands between the parts of a relationship's key. */
export const KEY_PARTS = '\u001f';

/** The key of a relationship as one text. */
export function relationshipText({ from, type, to, propositionId }: RelationshipKey): string {
  return [from, type, to, propositionId].join(KEY_PARTS);
}
