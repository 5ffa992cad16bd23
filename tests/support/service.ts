import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { schema } from '#modules/schema.ts';
import { createPrepareDocument } from '#server/prepare-document.ts';
import type { ServiceContext } from '#server/run-operation.ts';

/** What a service brings to every request beside its store, as it is when nothing is set. */
export const SERVICE: Omit<ServiceContext, 'store'> = {
  limits: DEFAULT_LIMITS,
  prepare: createPrepareDocument({ schema, limits: DEFAULT_LIMITS, introspection: true }),
  persistedOnly: false,
  version: 'test',
};
