import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { text } from '#graph/property.ts';

/** An id of an entity that stands for another one now. Splitting takes the node away. */
export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Merge',
    plural: 'merges',
    prefix: 'merge',
    family: 'Evidence',
    description:
      'Two ids that turned out to be one entity: what was said of the first is shown at the second.',
    properties: {
      /** Id that is no node of its own any more. */
      from: text({ required: true }),
      /** Id of the entity that it stands for. */
      into: text({ required: true }),
      reason: text({ filter: false }),
    },
  }),
  /** To the entity that the id stands for. */
  evidenceLinks: [{ name: 'MERGED_INTO' }],
};

/** The id of the merge of an entity: one at most. */
export function mergeId(entityId: string): string {
  return `merge:${entityId.replace(':', '.')}`;
}
