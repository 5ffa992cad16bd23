import type { Revision } from '#graph/ledger.ts';
import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { AppError } from '#src/errors.ts';
import { takePage } from './change-arguments.ts';
import { placeCursors } from './change-cursor.ts';
import { listChanges } from './list-changes.ts';

interface Page {
  readonly first?: number | null;
  readonly after?: string | null;
}

builder.objectType(objectRef('Revision'), {
  description: 'One committed write.',
  fields: (t) => ({
    number: t.int({ description: 'Its number: 1 for the first, without a gap.' }),
    at: t.field({ type: 'DateTime', description: 'When it was written.' }),
    actor: t.string({ description: 'Who wrote it: the name of a token.' }),
    message: t.string({ description: 'What it was for.' }),
    changes: t.field({
      type: objectRef('ChangeConnection'),
      description: 'What became of nodes in it, in the order of ids.',
      args: {
        first: t.arg.int({ description: 'Rows of the page, 100 at most; 20 when left out.' }),
        after: t.arg.string({ description: 'Only rows behind this cursor.' }),
      },
      resolve: ({ number }: Revision, { first, after }: Page, context: Context) =>
        listChanges(context, {
          since: number - 1,
          until: number,
          filter: { kinds: null, about: null },
          known: null,
          first,
          after,
          cursors: placeCursors('revision', [number]),
        }),
    } as never),
  }),
});

builder.queryField('revisions', (t) =>
  t.field({
    type: [objectRef('Revision')],
    description:
      'Revisions in the order of their numbers. Of one alone: after the number before it, first 1.',
    args: {
      after: t.arg.int({ description: 'Only those behind this number; 0 when left out.' }),
      first: t.arg.int({ description: 'How many, 100 at most; 20 when left out.' }),
    },
    resolve: async (
      _root: unknown,
      given: { after?: number | null; first?: number | null },
      context: Context,
    ) => {
      const after = given.after ?? 0;
      if (after < 0) throw new AppError('BAD_USER_INPUT', `after ${after} is less than 0.`);
      return context.store.ledger.revisions(after, await takePage(context, given.first));
    },
  } as never),
);
