import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { inputRef, objectRef } from '#graphql/type-refs.ts';
import { changeFeedOf } from '#modules/change/change-feed.ts';
import { type Payload, payloadRef } from './payload-type.ts';
import type { Refusal } from './refusal.ts';
import { type Done, type Prepare, runMutation, type WriteInput } from './run-mutation.ts';

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];
type OutputFields = Parameters<typeof builder.objectField>[2] extends (t: infer T) => unknown
  ? T
  : never;

interface MutationDeclaration<Input extends WriteInput> {
  /** `recordClaims`; it makes `RecordClaimsInput`, `RecordClaimsPayload` and `RecordClaimsResult`. */
  readonly name: string;
  readonly description: string;
  /** Who may run it, and whoever may do more. */
  readonly role: 'editor' | 'admin';
  readonly input: (t: InputFields) => Record<string, ReturnType<InputFields['field']>>;
  /** What it answers beside what all mutations do. */
  readonly answer: (t: OutputFields) => Record<string, ReturnType<OutputFields['field']>>;
  /** Beside ValidationError and WriteConflict, which any may answer. */
  readonly refusals?: readonly Refusal['__typename'][];
  readonly prepare: Prepare<Input>;
}

/** Declares a mutation with its input, its payload and the union of what may come of it. */
export function declareMutation<Input extends WriteInput>(
  declaration: MutationDeclaration<Input>,
): void {
  const { name, description, role, input, answer, refusals = [], prepare } = declaration;
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  builder.inputType(inputRef(`${Name}Input`), {
    description: `What ${name} takes.`,
    fields: (t) => ({ ...input(t), ...commonFields(t) }),
  });
  builder.objectType(objectRef(`${Name}Payload`), {
    description: `What ${name} recorded, or would record in a dry run.`,
    interfaces: [payloadRef],
    fields: (t) => answer(t as never) as never,
  });
  const members = [`${Name}Payload`, 'ValidationError', ...refusals, 'WriteConflict'];
  const result = builder.unionType(`${Name}Result`, {
    description: `What comes of ${name}: its payload, or why nothing was written.`,
    types: members.map(objectRef),
    resolveType: (value) => (value as { readonly __typename: string }).__typename,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: result,
      description,
      authScopes: role === 'admin' ? { admin: true } : { editor: true },
      args: {
        input: t.arg({
          type: inputRef(`${Name}Input`),
          required: true,
          description: 'What is to be recorded, and how it is asked.',
        }),
      },
      resolve: async (_root: unknown, args: { readonly input: Input }, context: Context) => {
        const done = await runMutation(context, name, args.input, prepare);
        if (!('receipt' in done)) return done;
        if (done.receipt.revision !== null) changeFeedOf(context.store).nudge();
        return payloadOf(`${Name}Payload`, args.input, done);
      },
    } as never),
  );
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
