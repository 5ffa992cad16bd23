import type { GraphPart } from '#graph/graph-part.ts';
import { json, text } from '#graph/property.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Thing',
    plural: 'things',
    prefix: 'thing',
    description: 'What an import brings and no other kind fits: a vessel, an aircraft, a document.',
    properties: {
      /** Name of the FollowTheMoney schema. */
      schema: text({ required: true }),
      /** FollowTheMoney properties: each name has a list of values. */
      properties: json(),
    },
  }),
};
