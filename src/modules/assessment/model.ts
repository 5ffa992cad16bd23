import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { instant, oneOf, text } from '#graph/property.ts';

export const LIKELIHOODS = {
  name: 'Likelihood',
  description:
    'How likely an analyst holds something to be, in the words of intelligence estimates.',
  values: [
    'ALMOST_CERTAIN',
    'VERY_LIKELY',
    'LIKELY',
    'EVEN_CHANCE',
    'UNLIKELY',
    'VERY_UNLIKELY',
    'ALMOST_NO_CHANCE',
  ],
} as const;

export const CONFIDENCES = {
  name: 'Confidence',
  description: 'How good the evidence behind a judgement is.',
  values: ['HIGH', 'MODERATE', 'LOW'],
} as const;

export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Assessment',
    plural: 'assessments',
    prefix: 'assessment',
    family: 'Evidence',
    description: "An analyst's opinion. It is no claim, and changes no status.",
    properties: {
      judgement: text({ required: true, filter: false }),
      likelihood: oneOf(LIKELIHOODS),
      confidence: oneOf(CONFIDENCES),
      /** Name of the token that it was given with. */
      analyst: text({ required: true }),
      assessedAt: instant({ required: true }),
    },
  }),
  /** To what is judged: an entity, a proposition, a claim or a conflict. */
  evidenceLinks: [{ name: 'ASSESSES' }],
};
