import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Caller } from '#auth/caller.ts';
import type { RateTable } from '#graph/rates.ts';
import type { GraphStore } from '#graph/store.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { DEFAULT_LIMITS, type Limits } from '#graphql/context.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import { readSeeds } from '#ingest/load-seeds.ts';
import { writeSeeds } from '#ingest/write-seeds.ts';
import { schema } from '#modules/schema.ts';
import { maskError } from '#server/mask-error.ts';
import { programPath } from '#src/program.ts';
import { SERVICE } from './service.ts';
import { ENGINES, type Engine, isAvailable, openTestStore } from './stores.ts';
import { WORLD } from './world.ts';

/** Who asks when a test does not say: somebody who may do everything. */
export const TESTER: Caller = { actor: 'test', role: 'ADMIN' };

/** Runs an operation as a client would see it: checked, executed, its errors with codes. No HTTP. */
export async function ask(
  store: GraphStore,
  operation: string,
  variables: Readonly<Record<string, unknown>> = {},
  options: {
    readonly limits?: Limits;
    readonly signal?: AbortSignal;
    readonly caller?: Caller;
    readonly rates?: RateTable;
  } = {},
): Promise<ExecutionResult> {
  const { limits = DEFAULT_LIMITS, caller = TESTER, ...rest } = options;
  const prepared = SERVICE.prepare(operation);
  if ('errors' in prepared) return { errors: prepared.errors };
  const result = await executeOperation({
    schema,
    document: prepared.document,
    variableValues: variables,
    contextValue: { caller, store, ...SERVICE, limits, ...rest },
  });
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(masked) };
}

/** A fault of ours must not pass for a refusal: its cause stands in the message. */
function masked(error: GraphQLError): GraphQLError {
  let cause: unknown;
  const seen = maskError(error, (_, fault) => {
    cause = fault;
  });
  if (cause !== undefined) seen.message = `${seen.message.split('.')[0]}: ${String(cause)}`;
  return seen;
}

/** `CODE: message` of the only error; fails when there is none, or more than one. */
export function refusalOf({ data, errors = [] }: ExecutionResult): string {
  const [error, another] = errors;
  if (error === undefined || another !== undefined)
    throw new Error(`${errors.length} errors: ${JSON.stringify({ data, errors }).slice(0, 1000)}`);
  return `${error.extensions['code']}: ${error.message}`;
}

/** The data of an answer as it goes over the wire; fails when there are errors. */
export function dataOf({ data, errors }: ExecutionResult): Readonly<Record<string, unknown>> {
  if (errors !== undefined) throw new Error(JSON.stringify(errors).slice(0, 1000));
  return JSON.parse(JSON.stringify(data));
}

export interface World {
  readonly engine: Engine;
  readonly store: GraphStore;
  close(): Promise<void>;
}

/** The invented world in every engine that can be had, and what was written later. */
export async function openWorlds(later: readonly WritePlan[] = []): Promise<readonly World[]> {
  const worlds: World[] = [];
  for (const engine of ENGINES.filter(isAvailable)) {
    const opened = await openTestStore(engine);
    for (const plan of [WORLD, ...later]) await opened.store.write(plan);
    worlds.push({ engine, ...opened });
  }
  return worlds;
}

/** All seeds of the program in every engine that can be had. */
export async function openSeededWorlds(): Promise<readonly World[]> {
  const at = '2024-12-01T00:00:00.000Z';
  const seeds = await readSeeds(programPath('seeds'), { recordedAt: at });
  const worlds: World[] = [];
  for (const engine of ENGINES.filter(isAvailable)) {
    const opened = await openTestStore(engine);
    await writeSeeds(opened.store, seeds, { actor: 'seed', at });
    worlds.push({ engine, ...opened });
  }
  return worlds;
}

/** The same question to every engine; fails when two answer differently, byte for byte. */
export async function askAll(
  worlds: readonly World[],
  operation: string,
  variables: Readonly<Record<string, unknown>> = {},
  options: { readonly limits?: Limits; readonly rates?: RateTable } = {},
): Promise<ExecutionResult> {
  const answers = await Promise.all(
    worlds.map(({ store }) => ask(store, operation, variables, options)),
  );
  const [first, ...others] = answers as [ExecutionResult, ...ExecutionResult[]];
  for (const [index, other] of others.entries()) {
    const [a, b] = [JSON.stringify(first), JSON.stringify(other)];
    if (a !== b)
      throw new Error(
        `sqlite: ${a.slice(0, 1500)}\n${worlds[index + 1]?.engine}: ${b.slice(0, 1500)}`,
      );
  }
  return first;
}
