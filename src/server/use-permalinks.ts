import type { Plugin } from 'graphql-yoga';
import { isPermalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import { Remembered } from '#graph/remembered.ts';
import { PERMALINK_PATH } from '#graphql/permalink.ts';
import { AppError } from '#src/errors.ts';
import { acceptedType } from './accepted-type.ts';
import { answerFailure, type JsonAnswer, type ResponseType, toAnswer } from './answer-json.ts';
import type { KeptOperations } from './kept-operations.ts';
import { DOCUMENT_POINTS } from './operation-points.ts';
import { GRAPHQL_PATH } from './paths.ts';
import { type OperationRunner, runOperation, type ServiceContext } from './run-operation.ts';
import { type Connection, type Entry, type Gate, Visit } from './visit.ts';

interface Options {
  readonly runner: OperationRunner;
  readonly context: ServiceContext;
  readonly kept: KeptOperations;
  readonly gate: Gate;
  /** Whether a browser is shown the operation in GraphiQL. */
  readonly graphiql: boolean;
}

/** What browsers and proxies take for an address without complaint. */
const LONGEST_ADDRESS = 8000;

/** Answers `/p/<id>` with the result of the operation that stands behind it, as any query by GET; in a browser, with GraphiQL. */
export function usePermalinks({ runner, context, kept, gate, graphiql }: Options): Plugin {
  const { store } = context;
  const known = new Remembered<StoredPermalink>((id) => store.permalinks.find(id));

  async function find(id: string): Promise<StoredPermalink> {
    const link = isPermalinkId(id) ? await known.find(id) : null;
    if (link === null) throw new AppError('NOT_FOUND', 'There is no such permalink.');
    if (link.purgedAt !== null)
      throw new AppError('PERMALINK_PURGED', `The permalink was purged on ${link.purgedAt}.`);
    // It may have been made while everything ran, or elsewhere.
    if (context.persistedOnly && (await kept.find(link.operation)) === null) throw notKept();
    return link;
  }

  async function open(link: StoredPermalink, entry: Entry, request: Request, type: ResponseType) {
    const { signal } = request;
    // Where only kept operations run, the one that it was made of is kept: `find` has looked.
    const own = { ...runner, documentOf: async () => link.document };
    const asked = {
      query: link.document,
      hash: undefined,
      operationName: undefined,
      variables: JSON.parse(link.variables),
    };
    return toAnswer(
      await runOperation(own, asked, { ...context, ...entry, signal }, 'query'),
      type,
    );
  }

  async function answer(id: string, request: Request, visit: Visit): Promise<Response> {
    const accept = request.headers.get('accept') ?? undefined;
    const type = acceptedType(accept) ?? 'application/json';
    try {
      if (request.method !== 'GET') return onlyByGet();
      const entry = await visit.enter();
      if (entry.charge !== undefined) await entry.charge(DOCUMENT_POINTS);
      const link = await find(id);
      const page = graphiql && accept?.includes('text/html') ? pageOf(link) : null;
      if (page !== null) return new Response(null, { status: 302, headers: { location: page } });
      return toResponse(await open(link, entry, request, type), type, visit);
    } catch (error) {
      return toResponse(answerFailure(runner, error, type), type, visit);
    }
  }

  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (!url.pathname.startsWith(PERMALINK_PATH)) return;
      const authorization = request.headers.get('authorization') ?? undefined;
      const { req } = serverContext as Connection;
      const visit = new Visit(gate, authorization, req?.socket.remoteAddress);
      endResponse(await answer(url.pathname.slice(PERMALINK_PATH.length), request, visit));
    },
  };
}

/** GraphiQL with the operation filled in; null for one that no address can hold. */
function pageOf({ document, variables }: StoredPermalink): string | null {
  const address = `${GRAPHQL_PATH}?${new URLSearchParams({ query: document, variables })}`;
  return address.length <= LONGEST_ADDRESS ? address : null;
}

function notKept(): AppError {
  const message =
    'This server runs only operations that are kept on it, and this link was made of another one.';
  return new AppError('PERSISTED_ONLY', message);
}

function toResponse({ status, body }: JsonAnswer, type: ResponseType, visit: Visit): Response {
  const headers = { 'content-type': `${type}; charset=utf-8`, ...visit.headers(status) };
  return new Response(body, { status, headers });
}

function onlyByGet(): Response {
  const body = { errors: [{ message: 'Send a GET.', extensions: { code: 'BAD_REQUEST' } }] };
  return Response.json(body, { status: 405, headers: { allow: 'GET' } });
}
