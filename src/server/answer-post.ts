import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { acceptedType, takesEvents } from './accepted-type.ts';
import { answerFailure, answerJson, type JsonAnswer, type ResponseType } from './answer-json.ts';
import { readBody } from './read-body.ts';
import { REQUEST_ID, requestIdOf } from './request-id.ts';
import { logRequest, millisecondsSince } from './request-log.ts';
import type { OperationRunner, ServiceContext } from './run-operation.ts';
import { type Gate, Visit } from './visit.ts';

/** What a POST of JSON is answered with. */
export interface PostService {
  readonly runner: OperationRunner;
  readonly context: ServiceContext;
  readonly gate: Gate;
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
  // Such a client may send a subscription, with the same header as all that it sends.
  if (takesEvents(accept)) return null;
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
  const { gate, logger, path } = service;
  const startedAt = performance.now();
  const id = requestIdOf(request.headers[REQUEST_ID]);
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const visit = new Visit(gate, request.headers.authorization, request.socket.remoteAddress);
  const answer = await answerBody(service, request, type, visit, gone.signal);
  send(response, answer, type, { ...visit.headers(answer.status), [REQUEST_ID]: id });
  const { operation, status, codes } = answer;
  const ms = millisecondsSince(startedAt);
  logRequest(logger, { id, method: 'POST', path, operation, ms, status, codes });
}

async function answerBody(
  { runner, context }: PostService,
  request: IncomingMessage,
  type: ResponseType,
  visit: Visit,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  try {
    const body = await readBody(request, context.limits.bodyBytes);
    const entry = await visit.enter();
    return await answerJson(runner, body, type, { ...context, ...entry, signal });
  } catch (error) {
    return answerFailure(runner, error, type);
  }
}

function send(
  response: ServerResponse,
  { status, body }: JsonAnswer,
  type: ResponseType,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    ...headers,
    // The rest of a body that was too large is not read.
    ...(status === 413 && { connection: 'close' }),
  });
  response.end(body);
}
