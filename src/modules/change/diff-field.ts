import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { AppError } from '#src/errors.ts';
import {
  headOf,
  readOptionsOf,
  requireOrder,
  requireRevision,
  takePage,
} from './change-arguments.ts';
import { changeConnection } from './change-connection.ts';
import { placeCursors } from './change-cursor.ts';
import { readDifferences } from './read-differences.ts';

interface DiffArguments {
  readonly from: number;
  readonly to?: number | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

builder.queryField('diff', (t) =>
  t.field({
    type: objectRef('ChangeConnection'),
    description:
      'What two revisions differ in: each node that is not as it was once, in the order of ids, however often it changed in between. The revision of a row is the last in which the node changed.',
    args: {
      from: t.arg.int({
        required: true,
        description: 'The earlier revision; 0: before anything was recorded.',
      }),
      to: t.arg.int({ description: 'The later one; the last when left out.' }),
      first: t.arg.int({ description: 'Rows of the page, 100 at most; 20 when left out.' }),
      after: t.arg.string({ description: 'Only rows behind this cursor.' }),
    },
    resolve: async (_root: unknown, given: DiffArguments, context: Context) => {
      const { from, first, after } = given;
      const { store } = context;
      const last = await headOf(store.ledger);
      const cursors = placeCursors('diff', [from]);
      const place = after ? cursors.decode(after) : null;
      // The pages of a difference that goes to the end have one and the same end.
      const to = given.to ?? place?.revision ?? last;
      requireRevision('from', from, last);
      requireRevision('to', to, last);
      requireOrder('from', from, 'to', to);
      if (place !== null && place.revision !== to) throw anotherEnd(place.revision);
      const size = await takePage(context, first);
      const reading = { store, options: readOptionsOf(context), known: to };
      const page = await readDifferences(reading, {
        from,
        to,
        afterId: place?.id ?? '',
        first: size,
      });
      return changeConnection(page, cursors, place === null, ({ id }) => ({ revision: to, id }));
    },
  } as never),
);

function anotherEnd(to: number): AppError {
  const message = `The cursor is of a difference to revision ${to}. Start again without it.`;
  return new AppError('BAD_USER_INPUT', message);
}
