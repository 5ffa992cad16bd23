import type { Via } from '#graph/condition.ts';
import { graphModel } from '#modules/graph-model.ts';

/** Over a relationship between entities, of any type and in either direction. */
export const ANY_RELATIONSHIP: Via = {
  paths: [[{ step: 'hop', types: [...graphModel.relationshipTypes.keys()], direction: 'both' }]],
  kinds: [],
};
