import { declareKindType } from '#graphql/kind-type.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    from: 'The id that is no entity of its own any more; asked for, it gives the other.',
    into: 'The id of the entity that it stands for.',
    reason: 'Why they are one.',
  },
});
