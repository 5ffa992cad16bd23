import { declareKindType } from '#graphql/kind-type.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    schema: 'Name of the FollowTheMoney schema.',
    properties: 'FollowTheMoney properties: a list of values each.',
  },
});
