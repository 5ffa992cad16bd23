import { declareKindType } from '#graphql/kind-type.ts';
import { many, one } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    signedOn: 'When it was signed.',
    specificity: 'Whether one text is meant, or a group of them.',
  },
  relationships: {
    parts: many('PART_OF', 'in', { to: 'Treaty', description: 'Texts of the group.' }),
    partOf: one('PART_OF', 'out', { to: 'Treaty', description: 'The group that it belongs to.' }),
  },
});
