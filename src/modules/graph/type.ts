import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { objectRef } from '#graphql/type-refs.ts';

const KNOWLEDGE_BASIS = enumRef({
  name: 'KnowledgeBasis',
  description:
    'Whose knowledge: RECORDED, what this service had; PUBLISHED, what the public could read, from all that is recorded.',
  values: ['RECORDED', 'PUBLISHED'],
});

builder.objectType(objectRef('Graph'), {
  description: 'The graph at one point of its two clocks: when it held, and when it was known.',
});

addGraphFields((t) => ({
  revision: t.int({
    description: 'The revision that all of the answer is of; 0 in an empty store.',
    plan: { kind: 'clock', of: 'revision' },
  }),
  validAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'The world clock: only what may have held then. Null: it hides nothing.',
    plan: { kind: 'clock', of: 'validAt' },
  }),
  knownAt: t.field({
    type: 'DateTime',
    description:
      'The knowledge clock: when that revision was recorded; under PUBLISHED, what was asked for.',
    plan: { kind: 'clock', of: 'knownAt' },
  }),
  permalink: t.string({
    description:
      'A relative URL that holds this part of the operation, pinned to the revision: it gives the same answer for ever.',
    plan: { kind: 'clock', of: 'permalink' },
  }),
}));

builder.queryField('asOf', (t) =>
  t.field({
    type: objectRef('Graph'),
    description:
      'The graph as it held on a day, and as it was known at an instant, on a day of publication or at a revision.',
    args: {
      validAt: t.arg({
        type: 'DateTime',
        description: 'Only what may have held on this day (UTC). Left out: whenever it held.',
      }),
      knownAt: t.arg({
        type: 'DateTime',
        description: 'Only what was known by then, on the basis of knownBasis. Left out: now.',
      }),
      knownBasis: t.arg({
        type: KNOWLEDGE_BASIS,
        defaultValue: 'RECORDED',
        description: 'Whose knowledge knownAt means.',
      }),
      revision: t.arg.int({
        description:
          'Only what was recorded by this revision; beside knownAt only under PUBLISHED.',
      }),
    },
    plan: { kind: 'graph' },
  } as never),
);
