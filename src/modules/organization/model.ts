import type { GraphPart } from '#graph/graph-part.ts';
import { oneOf } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const ORGANIZATION_TYPES = {
  name: 'OrganizationType',
  description: 'What sort of organization it is.',
  values: [
    'AGENCY',
    'ALLIANCE',
    'ARMED_GROUP',
    'COMPANY',
    'GOVERNMENT',
    'INTERNATIONAL',
    'MEDIA',
    'MINISTRY',
    'MISSION',
    'NGO',
    'PARTY',
    'UNIT',
    'OTHER',
  ],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Organization',
    plural: 'organizations',
    prefix: 'organization',
    description: 'A ministry, agency, mission, alliance, company, party, publisher or armed group.',
    properties: { type: oneOf(ORGANIZATION_TYPES, { required: true }) },
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'PART_OF',
      between: [
        ['Organization', 'Organization'],
        ['Organization', 'State'],
        ['Pledge', 'Pledge'],
        ['Treaty', 'Treaty'],
      ],
      sentence: '{from} is part of {to}',
    }),
    defineRelationshipType({
      name: 'BASED_IN',
      between: [['Organization', 'State']],
      sentence: '{from} is based in {to}',
    }),
  ],
};
