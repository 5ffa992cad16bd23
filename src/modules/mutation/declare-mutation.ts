import { changeFeedOf } from '#modules/change/change-feed.ts';
import { declareField, type FieldDeclaration, type InputFields } from './declare-field.ts';
import type { Payload } from './payload-type.ts';
import type { Refusal } from './refusal.ts';
import { type Done, type Prepare, runMutation, type WriteInput } from './run-mutation.ts';

interface MutationDeclaration<Input extends WriteInput>
  extends Pick<FieldDeclaration<Input>, 'name' | 'description' | 'role' | 'input' | 'answer'> {
  /** Beside ValidationError and WriteConflict, which any may answer. */
  readonly refusals?: readonly Refusal['__typename'][];
  readonly prepare: Prepare<Input>;
}

/** Declares a mutation that is one transaction of the graph. */
export function declareMutation<Input extends WriteInput>(
  declaration: MutationDeclaration<Input>,
): void {
  const { name, input, refusals = [], prepare } = declaration;
  declareField<Input>({
    ...declaration,
    input: (t) => ({ ...input(t), ...commonFields(t) }),
    refusals: ['ValidationError', ...refusals, 'WriteConflict'],
    resolve: async (given, { context, payloadName }) => {
      const done = await runMutation(context, name, given, prepare);
      if (!('receipt' in done)) return done;
      if (done.receipt.revision !== null) changeFeedOf(context.store).nudge();
      return payloadOf(payloadName, given, done);
    },
  });
}

function payloadOf(typeName: string, input: WriteInput, { receipt, effect }: Done): Payload {
  const { answer, revision, changeCount } = receipt;
  return {
    ...answer,
    __typename: typeName,
    clientMutationId: input.clientMutationId ?? null,
    revision,
    alreadyRecorded: revision === null && effect === null,
    changeCount,
    effect,
  };
}

function commonFields(t: InputFields) {
  return {
    message: t.string({
      description: 'What the revision says of itself, in a line. Left out: what was done.',
    }),
    clientMutationId: t.string({
      description:
        'A name of yours for this request. Sent again by the same actor, the same request is answered and not written again; another request of the same name is a conflict.',
    }),
    dryRun: t.boolean({
      defaultValue: false,
      description: 'Answer what would be written, with its full effect, and write nothing.',
    }),
  };
}
