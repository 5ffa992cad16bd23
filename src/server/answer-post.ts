import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Context } from '#graphql/context.ts';
import { acceptedType } from './accepted-type.ts';
import { answerFailure, answerJson, type JsonAnswer, type ResponseType } from './answer-json.ts';
import { readBody } from './read-body.ts';
import { REQUEST_ID, requestIdOf } from './request-id.ts';
import { logRequest, millisecondsSince } from './request-log.ts';
import type { OperationRunner } from './run-operation.ts';

/** What a POST of JSON is answered with. */
export interface PostService {
  readonly runner: OperationRunner;
  readonly context: Omit<Context, 'signal' | 'reader'>;
  readonly logger: Logger;
  readonly path: string;
}

/**
 * The type of the response to a POST of JSON; null for a request of another kind, which is Yoga's.
 *
 * A content type of `application/json` is itself the protection against forgery: a browser asks before it
 * sends that to another site, and we answer no such question.
 */
export function jsonPostType(request: IncomingMessage, path: string): ResponseType | null {
  if (request.method !== 'POST' || request.url !== path) return null;
  const { accept, 'content-type': type, 'content-encoding': encoding } = request.headers;
  const isJson = type === 'application/json' || type?.startsWith('application/json;');
  return isJson && encoding === undefined ? acceptedType(accept) : null;
}

/**
 * Answers a POST of JSON without the objects of the Fetch API, which cost more than a small operation.
 * What it answers is what Yoga answers: the same tests run against both.
 */
export async function answerPost(
  service: PostService,
  request: IncomingMessage,
  response: ServerResponse,
  type: ResponseType,
): Promise<void> {
  const { logger, path } = service;
  const startedAt = performance.now();
  const id = requestIdOf(request.headers[REQUEST_ID]);
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const answer = await answerBody(service, request, type, gone.signal);
  send(response, answer, type, id);
  const { operation, status, codes } = answer;
  const ms = millisecondsSince(startedAt);
  logRequest(logger, { id, method: 'POST', path, operation, ms, status, codes });
}

async function answerBody(
  { runner, context }: PostService,
  request: IncomingMessage,
  type: ResponseType,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  try {
    const body = await readBody(request, context.limits.bodyBytes);
    return await answerJson(runner, body, type, { ...context, signal });
  } catch (error) {
    return answerFailure(runner, error, type);
  }
}

function send(
  response: ServerResponse,
  { status, body }: JsonAnswer,
  type: ResponseType,
  id: string,
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    [REQUEST_ID]: id,
    // The rest of a body that was too large is not read.
    ...(status === 413 && { connection: 'close' }),
  });
  response.end(body);
}
