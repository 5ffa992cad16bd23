import type { RelationshipKey } from './write-plan.ts';

/** What stands between the parts of a relationship's key. */
export const KEY_PARTS = '\u001f';

/** The key of a relationship as one text. */
export function relationshipText({ from, type, to, propositionId }: RelationshipKey): string {
  return [from, type, to, propositionId].join(KEY_PARTS);
}
