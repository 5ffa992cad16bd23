import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many, one } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: { type: 'What sort of organization it is.' },
  relationships: {
    parent: one('PART_OF', 'out', {
      to: 'Entity',
      kinds: ['Organization', 'State'],
      description: 'The organization or state that it is part of.',
    }),
    children: many('PART_OF', 'in', {
      to: 'Organization',
      description: 'Organizations that are part of it.',
    }),
    state: one('BASED_IN', 'out', { to: 'State', description: 'The state where it is based.' }),
  },
});

addRelationshipFields('State', {
  organizations: many('PART_OF', 'in', {
    to: 'Organization',
    description: 'Ministries, agencies and missions of the state.',
  }),
});
