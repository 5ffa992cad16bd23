import { declareKindType } from '#graphql/kind-type.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    name: 'What it is called.',
    revision: 'The revision that it names: use it in asOf.',
    description: 'What it was made for.',
    createdAt: 'When it was made.',
    createdBy: 'Who made it.',
  },
});
