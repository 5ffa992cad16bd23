import type { Plugin } from 'graphql-yoga';
import { EXPORT_PATH } from '#export/path.ts';
import type { GraphStore } from '#graph/store.ts';
import { AppError, type ErrorCode } from '#src/errors.ts';
import { GRAPHQL_PATH, LIVE_PATH, READY_PATH } from './paths.ts';

interface Options {
  readonly store: GraphStore;
  readonly version: string;
  readonly graphiql: boolean;
}

/** What stands beside GraphQL: the door at `/`, whether the store answers, and 404 for all else. */
export function useRoutes({ store, version, graphiql }: Options): Plugin {
  const about = {
    name: 'chancery',
    version,
    graphql: GRAPHQL_PATH,
    export: EXPORT_PATH,
    health: { live: LIVE_PATH, ready: READY_PATH },
  };
  return {
    async onRequest({ request, url, endResponse }) {
      if (url.pathname === GRAPHQL_PATH || url.pathname === `${GRAPHQL_PATH}/`) return;
      const isPage = request.headers.get('accept')?.includes('text/html') ?? false;
      if (url.pathname === READY_PATH) return endResponse(await readiness(store));
      if (url.pathname !== '/') return endResponse(Response.json(NOT_HERE, { status: 404 }));
      if (isPage && graphiql) return endResponse(redirect(GRAPHQL_PATH));
      endResponse(Response.json(about));
    },
  };
}

/** 503 with what is wrong and what mends it. A fault of ours says only that there is one. */
async function readiness(store: GraphStore): Promise<Response> {
  try {
    await store.ready();
    return Response.json({ status: 'ready' });
  } catch (error) {
    const { code, message } = error instanceof AppError ? error : FAULT;
    const fix = FIXES[code];
    const body = { status: 'unavailable', code, message, ...(fix !== undefined && { fix }) };
    return Response.json(body, { status: 503 });
  }
}

const FAULT = { code: 'INTERNAL_SERVER_ERROR', message: 'The store failed; see the log.' } as const;

const FIXES: { readonly [Code in ErrorCode]?: string } = {
  STORE_UNAVAILABLE:
    'Start the store, or correct CHANCERY_STORE, NEO4J_USERNAME and NEO4J_PASSWORD. It is asked again every few seconds; `chancery doctor` says more.',
  STORE_OUTDATED: 'Run `chancery migrate`.',
  STORE_TOO_NEW: 'Run the version of Chancery that made the store, or a newer one.',
};

const NOT_HERE = {
  errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }],
};

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}
