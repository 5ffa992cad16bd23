import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { builder } from '#graphql/builder.ts';
import type { Context } from '#graphql/context.ts';
import { inputRef, objectRef } from '#graphql/type-refs.ts';
import { type Payload, payloadRef } from './payload-type.ts';
import type { Refusal } from './refusal.ts';

export type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];
type OutputFields = Parameters<typeof builder.objectField>[2] extends (t: infer T) => unknown
  ? T
  : never;

export interface FieldDeclaration<Input> {
  /** `recordClaims`; it makes `RecordClaimsInput`, `RecordClaimsPayload` and `RecordClaimsResult`. */
  readonly name: string;
  readonly description: string;
  /** What the payload is, in a line. */
  readonly payload?: string;
  /** Who may run it, and whoever may do more. */
  readonly role: 'editor' | 'admin';
  readonly input: (t: InputFields) => Record<string, ReturnType<InputFields['field']>>;
  /** What it answers beside what all mutations do. */
  readonly answer: (t: OutputFields) => Record<string, ReturnType<OutputFields['field']>>;
  readonly refusals: readonly Refusal['__typename'][];
  readonly resolve: (input: Input, asked: Asked) => Promise<Payload | Refusal>;
}

/** How a mutation is asked. */
export interface Asked {
  readonly context: Context;
  readonly schema: GraphQLSchema;
  /** The `__typename` of its payload. */
  readonly payloadName: string;
}

/** Declares a field of Mutation with its input, its payload and the union of what may come of it. */
export function declareField<Input>(declaration: FieldDeclaration<Input>): void {
  const { name, description, role, input, answer, refusals, resolve } = declaration;
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const payloadName = `${Name}Payload`;
  builder.inputType(inputRef(`${Name}Input`), {
    description: `What ${name} takes.`,
    fields: input,
  });
  builder.objectType(objectRef(payloadName), {
    description: declaration.payload ?? `What ${name} recorded, or would record in a dry run.`,
    interfaces: [payloadRef],
    fields: (t) => answer(t as never) as never,
  });
  const result = builder.unionType(`${Name}Result`, {
    description: `What comes of ${name}: its payload, or why nothing was written.`,
    types: [payloadName, ...refusals].map(objectRef),
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
      resolve: (
        _root: unknown,
        args: { readonly input: Input },
        context: Context,
        { schema }: GraphQLResolveInfo,
      ) => resolve(args.input, { context, schema, payloadName }),
    } as never),
  );
}
