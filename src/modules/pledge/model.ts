import type { GraphPart } from '#graph/graph-part.ts';
import { edtf, integer, money, oneOf, someOf } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const PLEDGE_TYPES = {
  name: 'PledgeType',
  description: 'What sort of support is promised.',
  values: ['MILITARY', 'FINANCIAL', 'HUMANITARIAN', 'MIXED', 'POLITICAL', 'OTHER'],
} as const;

export const PLEDGE_STAGES = {
  name: 'PledgeStage',
  description: 'How far the promise has come.',
  values: ['ANNOUNCED', 'COMMITTED', 'ALLOCATED', 'DELIVERED', 'CANCELLED'],
} as const;

export const PLEDGE_PURPOSES = {
  name: 'PledgePurpose',
  description: 'What the support is for.',
  values: [
    'BUDGET',
    'ENERGY',
    'HUMANITARIAN',
    'LOAN_GUARANTEE',
    'MILITARY',
    'RECONSTRUCTION',
    'STABILISATION',
    'OTHER',
  ],
} as const;

export const MONEY_QUALIFIERS = {
  name: 'MoneyQualifier',
  description: 'How exactly an amount was stated.',
  values: ['EXACT', 'ABOUT', 'AT_LEAST', 'AT_MOST'],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Pledge',
    during: { from: 'announcedOn', to: null },
    plural: 'pledges',
    prefix: 'pledge',
    description:
      'A public promise of support. A part of a pledge is a pledge that is PART_OF its whole.',
    properties: {
      type: oneOf(PLEDGE_TYPES, { required: true }),
      stage: oneOf(PLEDGE_STAGES, { required: true }),
      amount: money(),
      purposes: someOf(PLEDGE_PURPOSES),
      announcedOn: edtf(),
    },
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'BENEFITS',
      between: [
        ['Pledge', 'State'],
        ['Pledge', 'Organization'],
        ['Pledge', 'Person'],
      ],
      sentence: '{from} benefits {to}',
    }),
    defineRelationshipType({
      name: 'INCLUDES',
      between: [['Pledge', 'Weapon']],
      sentence: '{from} includes {to}',
      properties: { units: integer() },
    }),
  ],
};
