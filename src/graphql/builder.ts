import SchemaBuilder from '@pothos/core';
import scopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Context } from './context.ts';
import { AUTHORIZATION, MUTATION_ROLES, type Scopes } from './mutation-roles.ts';
import planPlugin from './plugin.ts';

/** The one builder of the schema. Types are declared with it in `modules/*\/type.ts`. */
export const builder = new SchemaBuilder<{
  AuthScopes: Scopes;
  Context: Context;
  DefaultFieldNullability: false;
  InferredFieldOptionsKind: 'Plan';
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    EDTF: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  plugins: [planPlugin, MUTATION_ROLES, scopeAuthPlugin],
  defaultFieldNullability: false,
  scopeAuth: AUTHORIZATION,
});

builder.queryType({ description: 'All that is known now, whenever it held.' });
