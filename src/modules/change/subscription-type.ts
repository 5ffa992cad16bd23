import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { headOf, readOptionsOf, requireRevision } from './change-arguments.ts';
import { changeCursors, type Place } from './change-cursor.ts';
import { changeFeedOf } from './change-feed.ts';
import { type ChangeFilter, changeFilter } from './change-filter.ts';
import { CHANGE_KINDS, type ChangeKind } from './change-kind.ts';
import { ChangeStream } from './change-stream.ts';
import { readChanges } from './read-changes.ts';

interface SubscriptionArguments {
  readonly since?: number | null;
  readonly after?: string | null;
  readonly kinds?: readonly ChangeKind[] | null;
  readonly about?: string | null;
}

builder.objectType(objectRef('ChangeEvent'), {
  description: 'A change, as it is told to a subscriber.',
  fields: (t) => ({
    revision: t.int({ description: 'Number of the revision.' }),
    cursor: t.string({ description: 'Take it as after to go on behind this change.' }),
    change: t.field({ type: objectRef('Change'), description: 'What happened.' }),
  }),
});

builder.subscriptionType({ description: 'What happens, as it happens: by server-sent events.' });

builder.subscriptionField('changes', (t) =>
  t.field({
    type: objectRef('ChangeEvent'),
    description:
      'Each change once and in order: those behind the place that is given, then each as it is written. To go on after a break, give the cursor of the last event as after; since begins behind a whole revision. Without either: from now on.',
    args: {
      since: t.arg.int({ description: 'Changes of later revisions; 0: from the first on.' }),
      after: t.arg.string({
        description: 'Changes behind this cursor, of an event or of a list with the same filter.',
      }),
      kinds: t.arg({
        type: [enumRef(CHANGE_KINDS)],
        description: 'Only changes of these kinds.',
      }),
      about: t.arg.id({
        description: 'Only changes of this entity and of the evidence about it or by it.',
      }),
    },
    subscribe: async (_root: unknown, given: SubscriptionArguments, context: Context) => {
      const filter = changeFilter(given);
      const place = await placeOf(given, filter, context);
      const cursors = changeCursors(filter);
      const readPast = (after: Place, until: number) => readPage(context, after, until, filter);
      return new ChangeStream(changeFeedOf(context.store), { place, filter, cursors, readPast });
    },
    resolve: (event: unknown) => event,
  } as never),
);

/** The later one of the places that are given; the end of the ledger where none is. */
async function placeOf(
  { since, after }: SubscriptionArguments,
  filter: ChangeFilter,
  { store }: Context,
): Promise<Place> {
  const last = await headOf(store.ledger);
  const given = after ? changeCursors(filter).decode(after) : null;
  if (given !== null) requireRevision('the revision of after', given.revision, last);
  const start = since ?? (given === null ? last : 0);
  requireRevision('since', start, last);
  return given === null || given.revision < start ? { revision: start, id: '' } : given;
}

const PAGE = 100;

/** What was written before is paid for like the same list of changes. */
async function readPage(context: Context, after: Place, until: number, filter: ChangeFilter) {
  const reading = { store: context.store, options: readOptionsOf(context), known: null };
  const wanted = { after, until, filter, first: PAGE, patient: true };
  const { changes } = await readChanges(reading, wanted);
  if (changes.length > 0) await context.charge?.(changes.length);
  return changes;
}
