import type { GraphPart } from '#graph/graph-part.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Person',
    plural: 'people',
    prefix: 'person',
    description: 'A human being.',
    properties: {},
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'HOLDS',
      between: [['Person', 'Position']],
      sentence: '{from} holds the office of {to}',
    }),
    defineRelationshipType({
      name: 'CITIZEN_OF',
      between: [['Person', 'State']],
      sentence: '{from} is a citizen of {to}',
    }),
    defineRelationshipType({
      name: 'MEMBER_OF',
      between: [
        ['Person', 'Organization'],
        ['State', 'Organization'],
      ],
      sentence: '{from} is a member of {to}',
    }),
  ],
};
