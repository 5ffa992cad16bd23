import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { changeKindOf } from '#modules/change/change-kind.ts';
import { type Change, describeChanges } from '#modules/change/describe-changes.ts';
import { readChanges } from '#modules/change/read-changes.ts';
import { AppError } from '#src/errors.ts';
import type { Effect } from './run-mutation.ts';

/** A payload as resolvers hand it on, with the answers of its mutation beside these. */
export interface Payload {
  readonly __typename: string;
  readonly clientMutationId: string | null;
  readonly revision: number | null;
  readonly alreadyRecorded: boolean;
  readonly changeCount: number;
  /** Null unless it is of a dry run. */
  readonly effect: Effect | null;
}

interface Page {
  readonly first?: number | null;
  readonly after?: string | null;
}

const PAGE = { default: 100, most: 1000 } as const;

export const payloadRef = builder.interfaceRef<object>('WritePayload').implement({
  description: 'What a mutation wrote, or would write in a dry run.',
  fields: (t) => ({
    clientMutationId: t.string({ nullable: true, description: 'As it was sent.' }),
    revision: t.int({
      nullable: true,
      description:
        'Number of the revision that was written; null in a dry run and when nothing was new.',
    }),
    alreadyRecorded: t.boolean({
      description: 'Nothing was new: all of it was recorded before, by whatever request.',
    }),
    changeCount: t.int({ description: 'Nodes that changed, or would.' }),
    changes: t.field({
      type: [objectRef('Change')],
      nullable: true,
      description:
        'What became of nodes, or would, in the order of their ids. Null when it could not be read: what was written stays written.',
      args: {
        first: t.arg.int({
          defaultValue: PAGE.default,
          description: `How many, ${PAGE.most} at most.`,
        }),
        after: t.arg.id({ description: 'Only of nodes behind this id.' }),
      },
      resolve: changesOf as never,
    }),
  }),
});

async function changesOf(
  { revision, effect }: Payload,
  page: Page,
  context: Context,
): Promise<readonly Change[]> {
  const first = page.first ?? PAGE.default;
  const after = page.after ?? '';
  if (first < 0 || first > PAGE.most)
    throw new AppError('BAD_USER_INPUT', `first is 0 to ${PAGE.most}; ${first} was asked for.`);
  if (first > 0) await context.charge?.(first);
  const { store, limits, signal } = context;
  const options = { timeoutMs: limits.timeoutMs, ...(signal !== undefined && { signal }) };
  const reading = { store, options, known: null };
  if (effect !== null) {
    const { planned, revision: wouldBe } = effect;
    const changes = planned.changes
      .filter((change) => change.id > after && changeKindOf(change) !== null)
      .slice(0, first);
    const telling = { ...reading, revisions: [wouldBe], unwritten: planned.plan };
    return describeChanges(changes, telling);
  }
  if (revision === null) return [];
  const wanted = {
    after: { revision: after === '' ? revision - 1 : revision, id: after },
    until: revision,
    filter: { kinds: null, about: null },
    first,
  };
  return (await readChanges(reading, wanted)).changes;
}
