import type { Properties } from './property.ts';

/** What may be said of a subject. Closed: labels and types never come from a request. */
export interface RelationshipType {
  /** `MADE_BY`: reads from start to end. */
  readonly name: string;
  /** Kinds by name, start and end; a pair that is not listed is refused. */
  readonly between: readonly (readonly [from: string, to: string])[];
  /** A sentence with the names in place: `{to} made {from}`: one that fits one and several. */
  readonly sentence: string;
  /** Whether one start may have several at once. */
  readonly many: boolean;
  /** Its own properties, beside those that every relationship between entities has. */
  readonly properties: Properties;
}

/** A relationship of evidence (`IN`, `ON`, `SUBJECT`, …): structure, no proposition of its own. */
export interface EvidenceLink {
  readonly name: string;
}

export function defineRelationshipType(
  type: Omit<RelationshipType, 'many' | 'properties'> & Partial<RelationshipType>,
): RelationshipType {
  return Object.freeze({ many: true, properties: {}, ...type });
}
