import type { ExecutionResult } from 'graphql';
import type { Context } from '#graphql/context.ts';
import { AppError } from '#src/errors.ts';
import { ERROR_STATUS, REFUSED_OPERATION } from './error-status.ts';
import { readGraphQLRequest } from './graphql-request.ts';
import { maskError } from './mask-error.ts';
import { type OperationRunner, runOperation } from './run-operation.ts';

/** The media types of a response that is one piece of JSON. */
export type ResponseType = 'application/json' | 'application/graphql-response+json';

/** A response to a JSON request, ready to be sent. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: string;
  readonly operation: string | undefined;
  /** Codes of its errors; undefined when there are none. */
  readonly codes: readonly string[] | undefined;
}

/** Answers a JSON body. Never throws: what fails is an answer with errors. */
export async function answerJson(
  runner: OperationRunner,
  body: string,
  type: ResponseType,
  context: Context,
): Promise<JsonAnswer> {
  try {
    const request = readGraphQLRequest(parseJson(body));
    const result = await runOperation(runner, request, context);
    return toAnswer(result, type, request.operationName);
  } catch (error) {
    return toAnswer({ errors: [maskError(error, runner.report)] }, type);
  }
}

/** The answer to a request that failed before its body was read. */
export function answerFailure(runner: OperationRunner, error: unknown, type: ResponseType) {
  return toAnswer({ errors: [maskError(error, runner.report)] }, type);
}

/** A result as it goes to a client. */
export function toAnswer(
  result: ExecutionResult,
  type: ResponseType,
  operation?: string,
): JsonAnswer {
  const body = JSON.stringify(result);
  const codes = result.errors?.map(({ extensions }) => extensions['code'] as string);
  return { status: statusOf(result, type, codes?.[0]), body, operation, codes };
}

function statusOf({ data }: ExecutionResult, type: ResponseType, code: string | undefined): number {
  if (data !== undefined || code === undefined) return 200;
  if (type === 'application/json' && REFUSED_OPERATION.has(code)) return 200;
  return ERROR_STATUS[code as keyof typeof ERROR_STATUS];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The cause is left out: V8 quotes the text in it.
    throw new AppError('BAD_REQUEST', 'The body is no JSON.');
  }
}
