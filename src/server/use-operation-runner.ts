import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { takesEvents } from './accepted-type.ts';
import { ERROR_STATUS, REFUSED_OPERATION } from './error-status.ts';
import type { EventStream } from './event-stream.ts';
import type { EventStreams } from './event-streams.ts';
import { type GraphQLRequest, readGraphQLRequest } from './graphql-request.ts';
import {
  type OperationRunner,
  runOperation,
  type ServiceContext,
  type Subscribe,
} from './run-operation.ts';
import { type Connection, type Entry, type Gate, Visit } from './visit.ts';

interface Entered {
  readonly visit: Visit;
  readonly connection: Connection;
  entry?: Entry;
}

/** Lets Yoga read requests and write responses; lets them in and runs every operation ourselves. */
export function useOperationRunner(
  runner: OperationRunner,
  context: ServiceContext,
  gate: Gate,
  streams: EventStreams,
): Plugin {
  const entered = new WeakMap<Request, Entered>();
  /** A subscription ends when its token does, and when its operation is removed. */
  const again = async (visit: Visit, asked: GraphQLRequest) => {
    await visit.enter();
    await runner.documentOf(asked);
  };
  return {
    onRequestParse({ request, serverContext, requestParser, setRequestParser }) {
      const authorization = request.headers.get('authorization') ?? undefined;
      const connection = serverContext as Connection;
      const visit = new Visit(gate, authorization, connection.req?.socket.remoteAddress);
      const mine: Entered = { visit, connection };
      entered.set(request, mine);
      if (requestParser === undefined) return;
      setRequestParser(async (asked) => {
        mine.entry = await visit.enter();
        return withDocumentId(asked, await requestParser(asked));
      });
    },
    onParams({ request, params, setParams, setParamsHandler }) {
      const allowed = request.method === 'GET' ? 'query' : 'any';
      // Yoga lets nothing pass that has no document, and knows no documentId.
      setParams({ query: '' });
      setParamsHandler(async () => {
        const asked = readGraphQLRequest(params);
        const { signal } = request;
        const { entry, visit, connection } = entered.get(request) as Required<Entered>;
        const whole = { ...context, ...entry, signal };
        const hangUp = () => connection.res?.destroy();
        const subscribe: Subscribe | undefined = takesEvents(request.headers.get('accept'))
          ? (args) => streams.open(args, { enter: () => again(visit, asked), hangUp })
          : undefined;
        return withStatus(await runOperation(runner, asked, whole, allowed, subscribe));
      });
    },
    onResponse({ request, response }) {
      const headers = entered.get(request)?.visit.headers(response.status) ?? {};
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    },
  };
}

/** Yoga reads only the parameters of a URL that it knows. */
function withDocumentId<T extends object>(request: Request, params: T): T {
  const documentId = new URL(request.url).searchParams.get('documentId');
  return documentId === null || request.method !== 'GET' ? params : { ...params, documentId };
}

/** Tells Yoga the status of a response without data, which it takes from the errors. */
function withStatus(result: ExecutionResult | EventStream): ExecutionResult | EventStream {
  if (Symbol.asyncIterator in result) return result;
  if (result.data !== undefined || result.errors === undefined) return result;
  return { ...result, errors: result.errors.map(withHttp) };
}

/** The error with what Yoga makes its status of; a status that it has already stays. */
export function withHttp(error: GraphQLError): GraphQLError {
  const code = error.extensions['code'] as keyof typeof ERROR_STATUS;
  const http = {
    status: ERROR_STATUS[code],
    ...(error.extensions['http'] as object | undefined),
    // Yoga's name for: 200 to a client that accepts only application/json.
    spec: REFUSED_OPERATION.has(code),
  };
  const { message, nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...extensions, http },
  });
}
