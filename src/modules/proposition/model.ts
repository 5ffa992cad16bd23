import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { edtf, integer, json, oneOf, text } from '#graph/property.ts';

export const EVIDENCE_STATUSES = {
  name: 'EvidenceStatus',
  description:
    'UNCONTESTED; CORROBORATED by two independent origins; CONTESTED (support and dispute); DENIED (dispute only); RETRACTED.',
  values: ['UNCONTESTED', 'CORROBORATED', 'CONTESTED', 'DENIED', 'RETRACTED'],
} as const;

/** What the claims on a proposition come to; the relationship that projects it carries the same. */
export const EVIDENCE_PROPERTIES = {
  /** Independent origins that support it. */
  support: integer({ required: true }),
  /** Independent origins that dispute it. */
  dispute: integer({ required: true }),
  status: oneOf(EVIDENCE_STATUSES, { required: true }),
  validFrom: edtf(),
  validTo: edtf(),
  /** Earliest publication of a claim on it. */
  publishedOn: edtf(),
};

/** What every relationship between entities carries beside its own properties. */
export const RELATIONSHIP_PROPERTIES = {
  propositionId: text({ required: true, filter: false }),
  ...EVIDENCE_PROPERTIES,
};

/** Since when a version of a relationship is known. The store keeps it beside the properties. */
export const KNOWLEDGE_PROPERTIES = {
  /** Revision in which this version was written. */
  knownFrom: integer({ required: true, filter: false }),
  /** Revision in which it was superseded or retracted; null for one that is known. */
  knownTo: integer({ filter: false }),
};

/**
 * What may be said of an entity without making a relationship of it. `object`: an entity or a phrase.
 * Denying one is a claim that DISPUTES it; there is no negated predicate.
 */
export const STATEMENT_PREDICATES = {
  ACTED: 'acted',
  BREACHED: 'breached',
  CAUSES: 'causes',
  ENGAGED_IN: 'engaged in',
  HAS_RIGHT_TO: 'has the right to',
  HELD_BACK_BY: 'is held back by',
  NEEDS: 'needs',
  REASON_FOR: 'is a reason for',
  SEEKS: 'seeks',
  SHOULD: 'should',
  SHOULD_BE_ALLOWED_TO_USE: 'should be allowed to use',
  TASKED_WITH: 'was tasked with',
  USES: 'uses',
  WILL_DISCUSS: 'will discuss',
  WOULD_END: 'would end',
  WOULD_MEAN: 'would mean',
} as const;

export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Proposition',
    during: { from: 'validFrom', to: 'validTo' },
    plural: 'propositions',
    prefix: 'proposition',
    family: 'Evidence',
    description:
      'A subject, a predicate, and an object or a value. It carries no opinion: claims do.',
    properties: {
      /** A relationship type, the name of a property, or a statement predicate. */
      predicate: text({ required: true }),
      /** What is said of the subject when it is no entity: a phrase, or the value of a property. */
      value: json(),
      /** Tells two terms of one office apart, or the role in an event; empty when nothing needs telling apart. */
      discriminator: text({ filter: false }),
      ...EVIDENCE_PROPERTIES,
    },
  }),
  evidenceLinks: [{ name: 'SUBJECT' }, { name: 'OBJECT' }],
};
