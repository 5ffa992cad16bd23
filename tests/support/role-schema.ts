import SchemaBuilder from '@pothos/core';
import scopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '#graphql/context.ts';
import { AUTHORIZATION, MUTATION_ROLES, type Scopes } from '#graphql/mutation-roles.ts';

type Guard = Readonly<Record<string, unknown>>;

/** Two mutations that answer who runs them, guarded as ours are, or as a test says. */
export function schemaOfRoles(
  guards: { readonly write?: Guard; readonly erase?: Guard } = {},
  options: { readonly disableScopeAuth?: boolean } = {},
): GraphQLSchema {
  const builder = new SchemaBuilder<{ AuthScopes: Scopes; Context: Context }>({
    plugins: [MUTATION_ROLES, scopeAuthPlugin],
    scopeAuth: AUTHORIZATION,
  });
  const { write = { authScopes: { editor: true } }, erase = { authScopes: { admin: true } } } =
    guards;
  builder.queryType({ fields: (t) => ({ me: t.string({ resolve: actorOf }) }) });
  builder.mutationType({
    fields: (t) => ({
      write: t.string({
        ...(write as object),
        args: { lines: t.arg.stringList({ required: true }) },
        resolve: actorOf,
      }),
      erase: t.string({ ...(erase as object), resolve: actorOf }),
    }),
  });
  return builder.toSchema(options);
}

function actorOf(_root: object, _args: object, { caller }: Context): string {
  return caller.actor ?? 'nobody';
}
