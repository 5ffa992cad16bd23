import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { instant, integer, text } from '#graph/property.ts';

export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Snapshot',
    plural: 'snapshots',
    prefix: 'snapshot',
    family: 'Evidence',
    description: 'A name for a revision, for citing.',
    properties: {
      name: text({ required: true }),
      /** The revision that it names: the last one before it. */
      revision: integer({ required: true }),
      description: text({ filter: false }),
      createdAt: instant({ required: true }),
      createdBy: text({ required: true }),
    },
  }),
};
