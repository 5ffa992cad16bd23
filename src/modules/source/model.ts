import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { edtf, instant, text } from '#graph/property.ts';

export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Source',
    plural: 'sources',
    prefix: 'source',
    family: 'Evidence',
    description: 'One version of a text or table in which claims stand.',
    properties: {
      title: text({ required: true }),
      url: text({ filter: false }),
      /** BCP 47. */
      language: text(),
      publishedOn: edtf(),
      publishedOnBasis: text({ filter: false }),
      retrievedAt: instant(),
      /** Of the UTF-8 text, lower-case hexadecimal. */
      sha256: text(),
      licence: text({ filter: false }),
      /** When and why its text was taken away. */
      redactedAt: instant({ filter: false }),
      redactionReason: text({ filter: false }),
    },
  }),
  evidenceLinks: [{ name: 'PUBLISHED_BY' }, { name: 'SUPERSEDES' }],
};
