import type { GraphPart } from '#graph/graph-part.ts';
import { text } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Position',
    plural: 'positions',
    prefix: 'position',
    description: 'An office that people hold: Prime Minister of the United Kingdom.',
    properties: { title: text({ required: true }) },
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'OF',
      between: [
        ['Position', 'State'],
        ['Position', 'Organization'],
      ],
      sentence: '{from} is an office of {to}',
    }),
  ],
};
