import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  relationships: {
    positions: many('HOLDS', 'out', {
      to: 'Position',
      description: 'Offices, held now or before: see the dates of the relationship.',
    }),
    citizenships: many('CITIZEN_OF', 'out', {
      to: 'State',
      description: 'States that the person is a citizen of.',
    }),
    memberships: many('MEMBER_OF', 'out', {
      to: 'Organization',
      description: 'Organizations that the person belongs to.',
    }),
  },
});

addRelationshipFields('Position', {
  holders: many('HOLDS', 'in', { to: 'Person', description: 'Who holds or held the office.' }),
});
addRelationshipFields('State', {
  citizens: many('CITIZEN_OF', 'in', { to: 'Person', description: 'People who are citizens.' }),
  memberships: many('MEMBER_OF', 'out', {
    to: 'Organization',
    description: 'Organizations that the state belongs to.',
  }),
});
addRelationshipFields('Organization', {
  members: many('MEMBER_OF', 'in', {
    to: 'Entity',
    kinds: ['Person', 'State'],
    description: 'People and states that belong to it.',
  }),
});
