import { type ExecutionResult, parse, validate } from 'graphql';
import { ANONYMOUS } from '#auth/caller.ts';
import type { GraphStore } from '#graph/store.ts';
import { DEFAULT_LIMITS, type Limits } from '#graphql/context.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import { schema } from '#modules/schema.ts';
import { SERVICE } from './service.ts';

/** Runs an operation on a store, without HTTP. A document that does not fit the schema fails the test. */
export async function executeOn(
  store: GraphStore,
  operation: string,
  variables: Readonly<Record<string, unknown>> = {},
  limits: Limits = DEFAULT_LIMITS,
): Promise<ExecutionResult> {
  const document = parse(operation);
  const [invalid] = validate(schema, document);
  if (invalid !== undefined) throw invalid;
  return executeOperation({
    schema,
    document,
    variableValues: variables,
    contextValue: { caller: ANONYMOUS, store, ...SERVICE, limits },
  });
}
