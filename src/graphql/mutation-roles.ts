import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  PothosSchemaError,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import { hasRole } from '#auth/caller.ts';
import { withoutRole } from '#auth/refusals.ts';
import type { Role } from '#graph/token-store.ts';
import type { Context } from './context.ts';

/** Name of the plugin that lets no mutation into the schema that does not say who may run it. */
export const MUTATION_ROLES = 'mutationRoles';

/** The scopes that a field can ask for. */
export interface Scopes {
  reader: boolean;
  editor: boolean;
  admin: boolean;
}

/** Scopes that a mutation can ask for: writing takes more than reading. */
const ROLE_OF = { editor: 'EDITOR', admin: 'ADMIN' } as const;

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [MUTATION_ROLES]: MutationRoles<Types>;
    }
  }
}

class MutationRoles<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    config: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    if (config.parentType !== 'Mutation') return config;
    const role = roleIn((config.pothosOptions as { authScopes?: unknown }).authScopes);
    if (role === undefined) {
      const rule = 'authScopes: { editor: true } or { admin: true }';
      throw new PothosSchemaError(`Mutation.${config.name} does not say who may run it: ${rule}.`);
    }
    return { ...config, extensions: { ...config.extensions, [MUTATION_ROLES]: role } };
  }
}

function roleIn(scopes: unknown): Role | undefined {
  if (typeof scopes !== 'object' || scopes === null) return undefined;
  const [only, another] = Object.entries(scopes);
  if (only === undefined || another !== undefined || only[1] !== true) return undefined;
  return ROLE_OF[only[0] as keyof typeof ROLE_OF];
}

/** The role that a mutation takes; undefined for a field that is none. */
export function roleOf(field: GraphQLField<unknown, unknown> | undefined): Role | undefined {
  return field?.extensions[MUTATION_ROLES] as Role | undefined;
}

/** How scope-auth finds what a caller may do, and what it says to who may not. */
export const AUTHORIZATION = {
  authScopes: ({ caller }: Context): Scopes => ({
    reader: hasRole(caller, 'READER'),
    editor: hasRole(caller, 'EDITOR'),
    admin: hasRole(caller, 'ADMIN'),
  }),
  unauthorizedError: (_parent: object, { caller }: Context, info: GraphQLResolveInfo): Error => {
    const role = roleOf(info.parentType.getFields()[info.fieldName]);
    return withoutRole(caller, role ?? 'READER');
  },
};

SchemaBuilder.registerPlugin(MUTATION_ROLES, MutationRoles);
