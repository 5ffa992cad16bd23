import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many, one } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: { title: 'What the office is called.' },
  relationships: {
    of: one('OF', 'out', {
      to: 'Entity',
      kinds: ['State', 'Organization'],
      description: 'Whose office it is.',
    }),
  },
});

const offices = many('OF', 'in', { to: 'Position', description: 'Its offices.' });
addRelationshipFields('State', { positions: offices });
addRelationshipFields('Organization', { positions: offices });
