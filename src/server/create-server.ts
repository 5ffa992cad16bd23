import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Access } from '#auth/access.ts';
import { createAuthenticate } from '#auth/authenticate.ts';
import { createVerifyJwt } from '#auth/verify-jwt.ts';
import type { RateTable } from '#graph/rates.ts';
import type { GraphStore } from '#graph/store.ts';
import type { Limits } from '#graphql/context.ts';
import { schema as ours } from '#modules/schema.ts';
import { answerPost, jsonPostType } from './answer-post.ts';
import { EventStreams } from './event-streams.ts';
import { graphiqlOptions, renderGraphiql } from './graphiql-options.ts';
import { createDocumentOf, rememberOperations } from './kept-operations.ts';
import { maskError, type ReportFault } from './mask-error.ts';
import { GRAPHQL_PATH, LIVE_PATH } from './paths.ts';
import { createPrepareDocument } from './prepare-document.ts';
import { RateLimiter } from './rate-limiter.ts';
import { useExports } from './use-exports.ts';
import { useOperationRunner, withHttp } from './use-operation-runner.ts';
import { usePermalinks } from './use-permalinks.ts';
import { useRequestGuard } from './use-request-guard.ts';
import { useRequestLog } from './use-request-log.ts';
import { useRoutes } from './use-routes.ts';
import type { Gate } from './visit.ts';

export interface ServerOptions {
  readonly store: GraphStore;
  readonly limits: Limits;
  /** For converting money; left out or null: none were given. */
  readonly rates?: RateTable | null;
  readonly logger: Logger;
  /** Version of this service. */
  readonly version: string;
  readonly graphiql: boolean;
  /** Whether clients may ask for the schema; true when left out. */
  readonly introspection?: boolean;
  /** Whether nothing runs but what is kept in the store; then there is neither introspection nor GraphiQL. False when left out. */
  readonly persistedOnly?: boolean;
  readonly access: Access;
  /** What is served; ours when left out. */
  readonly schema?: GraphQLSchema;
}

/** The service, without a port. */
export interface Server {
  /** Answers a request of the Fetch API in process. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  /** Answers requests of `node:http`. */
  readonly listener: RequestListener;
  /** Ends all subscriptions, and opens no other. */
  close(): void;
}

/** Serves the schema over a store. The store stays the caller's, who closes it. */
export function createServer(options: ServerOptions): Server {
  const { store, limits, logger, version, access, persistedOnly = false } = options;
  const { schema = ours, rates = null } = options;
  const graphiql = options.graphiql && !persistedOnly;
  const introspection = (options.introspection ?? true) && !persistedOnly;
  const report: ReportFault = (id, error) => logger.error({ id, err: error }, 'fault');
  const prepare = createPrepareDocument({ schema, limits, introspection });
  const kept = rememberOperations(store);
  const documentOf = createDocumentOf(kept, persistedOnly);
  const runner = { schema, documentOf, prepare, report };
  const context = { store, limits, rates, version, prepare, persistedOnly };
  const gate = gateOf(store, access);
  const streams = new EventStreams(report);
  const yoga = createYoga({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    id: 'chancery',
    healthCheckEndpoint: LIVE_PATH,
    graphiql: graphiql && graphiqlOptions(),
    renderGraphiQL: renderGraphiql,
    landingPage: false,
    logging: false,
    cors: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: limits.bodyBytes,
    maskedErrors: { maskError: (error) => withHttp(maskError(error, report)) },
    plugins: [
      useRequestLog(logger),
      usePermalinks({ runner, context, kept, gate, graphiql }),
      useExports({ runner, context }, gate, logger),
      useRoutes({ store, version, graphiql }),
      useRequestGuard(),
      useOperationRunner(runner, context, gate, streams),
    ],
  });
  const service = { runner, context, gate, logger, path: GRAPHQL_PATH };
  return {
    fetch: async (url, init) => yoga.fetch(new Request(url, init)),
    listener: (request, response) => {
      const type = jsonPostType(request, GRAPHQL_PATH);
      if (type === null) void yoga(request, response);
      else void answerPost(service, request, response, type);
    },
    close: () => streams.close(),
  };
}

function gateOf({ tokens }: GraphStore, { reads, jwt, rateLimit }: Access): Gate {
  return {
    authenticate: createAuthenticate(tokens, jwt && createVerifyJwt(jwt)),
    reads,
    limiter: rateLimit === 0 ? null : new RateLimiter(rateLimit),
  };
}
