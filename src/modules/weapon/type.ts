import { declareKindType } from '#graphql/kind-type.ts';
import { many, one } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    category: 'What sort of weapon it is.',
    specificity: 'How precisely it was named.',
  },
  relationships: {
    makers: many('MADE_BY', 'out', {
      to: 'Entity',
      kinds: ['Organization', 'State'],
      description: 'Who makes it.',
    }),
    originState: one('ORIGIN', 'out', { to: 'State', description: 'Where it comes from.' }),
  },
});
