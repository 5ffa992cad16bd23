import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import type { GraphReader } from '#graphql/graph-reader.ts';
import { interfaceRef, objectRef } from '#graphql/type-refs.ts';
import type { Clock } from '#planner/clock.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { AppError } from '#src/errors.ts';
import { headOf, requireRevision } from './change-arguments.ts';
import { changeFilter } from './change-filter.ts';
import { CHANGE_KINDS, type ChangeKind } from './change-kind.ts';
import { listChanges } from './list-changes.ts';

interface ChangesArguments {
  readonly since: number;
  readonly kinds?: readonly ChangeKind[] | null;
  readonly about?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const CHANGE_KIND = enumRef(CHANGE_KINDS);

addGraphFields((t) => ({
  changes: t.field({
    type: objectRef('ChangeConnection'),
    description:
      'What was written behind a revision, as the ledger has it: of the graph, up to its revision. When it held in the world does not matter.',
    args: {
      since: t.arg.int({
        required: true,
        description: 'Only changes of later revisions than this one; 0: from the first on.',
      }),
      kinds: t.arg({ type: [CHANGE_KIND], description: 'Only changes of these kinds.' }),
      about: t.arg.id({
        description: 'Only changes of this entity and of the evidence about it or by it.',
      }),
      first: t.arg.int({ description: 'Rows of the page, 100 at most; 20 when left out.' }),
      after: t.arg.string({ description: 'Only rows behind this cursor.' }),
    },
    resolve: async (source: unknown, given: ChangesArguments, context: Context) => {
      const { until, known } = await horizonOf(source as GraphReader | undefined, context);
      requireRevision('since', given.since, until);
      const { since, first, after } = given;
      const filter = changeFilter(given);
      return listChanges(context, { since, until, filter, known, first, after });
    },
  } as never),
}));

/** Up to where the ledger is read. On Query there is no graph: it goes to the end. */
async function horizonOf(graph: GraphReader | undefined, { store }: Context) {
  const resolved = await graph?.resolved();
  if (resolved === undefined || resolved.pinned === null)
    return { until: await headOf(store.ledger), known: null };
  refusePublished(resolved.clock);
  return { until: resolved.pinned.number, known: resolved.pinned.number };
}

function refusePublished({ publishedBy }: Clock): void {
  if (publishedBy === null) return;
  const message =
    'The ledger says what was recorded, not what had been published: ask for changes and history under knownBasis RECORDED.';
  throw new AppError('BAD_USER_INPUT', message);
}

const HISTORY: FieldPlan = {
  kind: 'deferred',
  columns: [{ name: 'id', type: 'text', required: true }],
  load: async (context, [id], { first, after }, clock) => {
    refusePublished(clock);
    const { store } = context as Context;
    return listChanges(context as Context, {
      since: 0,
      until: clock.revision ?? (await headOf(store.ledger)),
      filter: changeFilter({ about: id as string }),
      known: clock.revision,
      first: first as number | null | undefined,
      after: after as string | null | undefined,
    });
  },
};

builder.interfaceField(interfaceRef('Entity'), 'history', (t) =>
  t.field({
    type: objectRef('ChangeConnection'),
    description: 'What became of it, and of the evidence about it or by it, from the first on.',
    args: {
      first: t.arg.int({ description: 'Rows of the page, 100 at most; 20 when left out.' }),
      after: t.arg.string({ description: 'Only rows behind this cursor.' }),
    },
    plan: HISTORY,
  } as never),
);
