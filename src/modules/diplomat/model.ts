import type { GraphPart } from '#graph/graph-part.ts';
import { integer, oneOf, text, texts } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const HEADCOUNT_QUALIFIERS = {
  name: 'HeadcountQualifier',
  description: 'How exactly a number of people is known.',
  values: ['EXACT', 'ABOUT', 'AT_LEAST', 'AT_MOST'],
} as const;

export const DIPLOMAT_STATUSES = {
  name: 'DiplomatStatus',
  description: 'What became of a posting.',
  values: ['ACCREDITED', 'REVOKED', 'EXPELLED', 'RECALLED', 'LEFT'],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Diplomat',
    plural: 'diplomats',
    prefix: 'diplomat',
    description:
      'A posting: one person, or an unnamed group with a headcount, accredited by one state to another.',
    properties: {
      /** People in the posting, 1 or more. */
      headcount: integer({ required: true }),
      headcountQualifier: oneOf(HEADCOUNT_QUALIFIERS, { required: true }),
      section: text(),
      rank: text(),
      /** `STATUS@EDTF`, in the order of time; a status without a date ends with `@`. */
      statuses: texts({ filter: false }),
      /** The first possible day of each status; empty where it has no date. */
      statusesEarliest: texts({ filter: false }),
      /** The latest of `statuses`. */
      status: { ...oneOf(DIPLOMAT_STATUSES), latestOf: 'statuses' },
    },
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'HELD_BY',
      between: [['Diplomat', 'Person']],
      sentence: '{from} is held by {to}',
      many: false,
    }),
    defineRelationshipType({
      name: 'SENT_BY',
      between: [['Diplomat', 'State']],
      sentence: '{to} sent {from}',
      many: false,
    }),
    defineRelationshipType({
      name: 'ACCREDITED_TO',
      between: [['Diplomat', 'State']],
      sentence: '{from} held accreditation to {to}',
      many: false,
    }),
    defineRelationshipType({
      name: 'POSTED_AT',
      between: [['Diplomat', 'Organization']],
      sentence: '{from} served at {to}',
      many: false,
    }),
  ],
};
