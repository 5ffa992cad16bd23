import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { edtf, oneOf, text } from '#graph/property.ts';

export const CONFLICT_RULES = {
  name: 'ConflictRule',
  description:
    'Why it is a conflict: one says it and another denies it; two values where one can be true; two amounts in one currency; two headcounts; two holders of one office; an end before its beginning, or an answer before what it answers.',
  values: [
    'DIRECT_DENIAL',
    'FUNCTIONAL_VALUE',
    'AMOUNT_MISMATCH',
    'HEADCOUNT_MISMATCH',
    'TIME_OVERLAP',
    'IMPOSSIBLE_ORDER',
  ],
} as const;

export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Conflict',
    plural: 'conflicts',
    prefix: 'conflict',
    family: 'Evidence',
    description: 'Something on which sources disagree, as a question. It goes when they agree.',
    properties: {
      rule: oneOf(CONFLICT_RULES, { required: true }),
      question: text({ required: true }),
      /** Day by which both sides were published; null where no side has a date. */
      openSince: edtf(),
    },
  }),
  evidenceLinks: [
    /** To a proposition: those who support it are one side. */
    { name: 'SUPPORTED_SIDE' },
    /** To a proposition: those who dispute it are one side. */
    { name: 'DISPUTED_SIDE' },
  ],
};
