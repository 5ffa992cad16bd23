import type { GraphPart } from '#graph/graph-part.ts';
import { edtf, oneOf } from '#graph/property.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const TREATY_SPECIFICITIES = {
  name: 'TreatySpecificity',
  description: 'Whether one text is meant, or a group of texts ("the Vienna Conventions" are two).',
  values: ['TEXT', 'GROUP'],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Treaty',
    during: { from: 'signedOn', to: null },
    plural: 'treaties',
    prefix: 'treaty',
    description: 'A treaty or convention, or a group of them where the source names no single one.',
    properties: { signedOn: edtf(), specificity: oneOf(TREATY_SPECIFICITIES, { required: true }) },
  }),
};
