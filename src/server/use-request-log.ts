import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { REQUEST_ID, requestIdOf } from './request-id.ts';
import { logRequest, millisecondsSince } from './request-log.ts';

interface Seen {
  readonly id: string;
  readonly startedAt: number;
  operation?: string | undefined;
  codes?: readonly string[] | undefined;
}

const MESSAGES: Readonly<Record<number, string>> = {
  406: 'Accept application/json or application/graphql-response+json.',
  415: 'Send application/json.',
};

/** Numbers and logs what Yoga answers, and puts words to its responses that have none. */
export function useRequestLog(logger: Logger): Plugin {
  const seen = new WeakMap<Request, Seen>();
  return {
    onRequest({ request }) {
      const id = requestIdOf(request.headers.get(REQUEST_ID));
      seen.set(request, { id, startedAt: performance.now() });
    },
    onParams({ request, params }) {
      const entry = seen.get(request);
      if (entry !== undefined) entry.operation = params.operationName;
    },
    onResultProcess({ request, result }) {
      const entry = seen.get(request);
      if (entry === undefined || !('errors' in result)) return;
      entry.codes = result.errors?.map(({ extensions }) => String(extensions?.['code']));
    },
    onResponse({ request, response, setResponse }) {
      const { id, startedAt, operation, codes } = seen.get(request) ?? newcomer();
      const { status } = response;
      const worded = inWords(response);
      if (worded !== response) setResponse(worded);
      worded.headers.set(REQUEST_ID, id);
      const path = new URL(request.url).pathname;
      const line = { id, method: request.method, path, operation, status, codes };
      logRequest(logger, { ...line, ms: millisecondsSince(startedAt) });
    },
  };
}

function newcomer(): Seen {
  return { id: requestIdOf(null), startedAt: performance.now() };
}

function inWords(response: Response): Response {
  const message = MESSAGES[response.status];
  if (message === undefined || response.body !== null) return response;
  const body = { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] };
  const { status, headers } = response;
  return Response.json(body, { status, headers: Object.fromEntries(headers) });
}
