import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { JsonValue } from '#graph/encode.ts';
import type { Context } from '#graphql/context.ts';
import { keptDocumentsOf } from '#graphql/kept-document.ts';
import type { OperationRequest } from '#graphql/operation-reader.ts';
import { resolveClock } from '#graphql/resolve-clock.ts';
import { isTooDeep, VARIABLES_DEPTH } from '#graphql/variables-depth.ts';
import { AppError } from '#src/errors.ts';
import type { ProblemList } from './problem-list.ts';

// Each member of a link's input, held against the service. Null: a problem is reported.

/** A query as a client gives it, to be linked to. */
export interface PermalinkInput {
  readonly query: string;
  readonly operationName?: string | null;
  /** Any JSON: GraphQL does not check that it is an object. */
  readonly variables?: unknown;
  readonly revision?: number | null;
}

type Report = ProblemList['report'];

/** Values of variables, as they were sent. */
export type Variables = Readonly<Record<string, JsonValue>>;

export function variablesOf({ variables }: PermalinkInput, report: Report): Variables | null {
  const given = variables ?? {};
  const isObject = typeof given === 'object' && !Array.isArray(given);
  if (!isObject) report('It must be an object, by the names of the variables.', ['variables']);
  else if (isTooDeep(given))
    report(`Variables may nest ${VARIABLES_DEPTH} levels deep.`, ['variables']);
  else return given as Variables;
  return null;
}

/** The parsed document, when it may be executed. */
export function prepared({ prepare }: Context, text: string, report: Report): DocumentNode | null {
  const found = prepare(text);
  if ('document' in found) return found.document;
  for (const { message, locations } of found.errors) {
    const [place] = locations ?? [];
    const at = place === undefined ? '' : `${place.line}:${place.column}: `;
    report(`${at}${message}`, ['query']);
  }
  return null;
}

export function queryOf(
  document: DocumentNode,
  name: string | null | undefined,
  report: Report,
): OperationDefinitionNode | null {
  const operation = getOperationAST(document, name);
  if (operation?.operation === 'query') return operation;
  if (operation) report(`A link holds a query, and this is a ${operation.operation}.`, ['query']);
  else report('Name the one operation of the document that is meant.', ['operationName']);
  return null;
}

/** Of the operation alone, as `chancery operations add` keeps it. */
export function hashOf(document: DocumentNode, { name }: OperationDefinitionNode): string {
  const kept = keptDocumentsOf(document).find((each) => each.name === (name?.value ?? null));
  return kept?.hash as string;
}

export async function revisionOf(
  { revision }: PermalinkInput,
  { store: { ledger } }: Context,
  report: Report,
): Promise<number | null> {
  const wanted = revision ?? (await ledger.head())?.number ?? 0;
  const attempt = () => resolveClock(ledger, { revision: wanted });
  const resolved = await attempted(attempt, ['revision'], report);
  return resolved && wanted;
}

export function coercedOf(
  { schema, operation, variables }: Omit<OperationRequest, 'fragments'>,
  report: Report,
): OperationRequest['variables'] | null {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors = [] } = getVariableValues(schema, definitions, { ...variables });
  for (const { message } of errors) report(message, ['variables']);
  return coerced ?? null;
}

/** Null where the caller did something wrong, which is reported. */
export async function attempted<T>(
  attempt: () => Promise<T>,
  path: readonly string[],
  report: Report,
): Promise<T | null> {
  try {
    return await attempt();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    report(error.message, path);
    return null;
  }
}

/** Whether the caller can mend it. */
export function isRefusal(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  return error.code === 'BAD_USER_INPUT' || error.code === 'QUERY_TOO_COMPLEX';
}
