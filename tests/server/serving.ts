import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type { Access } from '#auth/access.ts';
import { hashSecret, newToken, tokenText } from '#auth/token-text.ts';
import type { GraphStore } from '#graph/store.ts';
import type { StoredToken } from '#graph/token-store.ts';
import { DEFAULT_LIMITS, type Limits } from '#graphql/context.ts';
import { createServer } from '#server/create-server.ts';
import { openTestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

/** Both ways to the service: the Fetch API, which Yoga answers, and a port, where a POST of JSON has its own. */
export const DOORS = ['fetch', 'port'] as const;
export type Door = (typeof DOORS)[number];

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: GraphQLBody;
}

interface GraphQLBody {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface Serving {
  /** Of the port. */
  readonly origin: string;
  readonly store: GraphStore;
  readonly lines: Readonly<Record<string, unknown>>[];
  send(door: Door, path: string, init?: RequestInit): Promise<Response>;
  /** POSTs a body; a string as it is, anything else as JSON. */
  post(door: Door, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Ends its subscriptions; the port stays open. */
  stop(): void;
  close(): Promise<void>;
}

interface Options {
  readonly access?: Partial<Access>;
  readonly schema?: GraphQLSchema;
  readonly store?: GraphStore;
  readonly limits?: Partial<Limits>;
  readonly introspection?: boolean;
  readonly persistedOnly?: boolean;
}

/** The service over the invented world in the embedded store, or over a store that is given. */
export async function serveWorld(options: Options = {}): Promise<Serving> {
  const opened = options.store === undefined ? await openTestStore('sqlite') : null;
  const store = options.store ?? (opened?.store as GraphStore);
  await opened?.store.write(WORLD);
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line)) });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { introspection = true, persistedOnly = false, schema } = options;
  const access: Access = { reads: 'open', jwt: null, rateLimit: 0, ...options.access };
  const server = createServer({
    store,
    limits,
    logger,
    introspection,
    persistedOnly,
    access,
    ...(schema !== undefined && { schema }),
    version: '1.2.3',
    graphiql: true,
  });
  const http = createHttpServer(server.listener);
  const origin = await originOf(http);
  const send = (door: Door, path: string, init?: RequestInit) =>
    door === 'port' ? fetch(`${origin}${path}`, init) : server.fetch(`${origin}${path}`, init);
  const post = async (door: Door, body: unknown, headers: Record<string, string> = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const sent = { 'content-type': 'application/json', ...headers };
    const response = await send(door, '/graphql', { method: 'POST', headers: sent, body: text });
    const answered = await response.text();
    const parsed = (answered === '' ? {} : JSON.parse(answered)) as GraphQLBody;
    return { status: response.status, headers: response.headers, body: parsed };
  };
  const close = async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    await opened?.close();
  };
  return { origin, store, lines, send, post, stop: () => server.close(), close };
}

async function originOf(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** A token of a store, as its holder sends it. */
export async function tokenOf(store: GraphStore, token: Partial<StoredToken>): Promise<string> {
  const { id, secret } = newToken();
  await store.tokens.add({
    id,
    name: 'somebody',
    role: 'READER',
    createdAt: '2024-10-01T00:00:00.000Z',
    expiresAt: null,
    revokedAt: null,
    ...token,
    hash: hashSecret(secret),
  });
  return tokenText({ id, secret });
}

/** The header that sends a token. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The codes of the errors in an answer. */
export function codesOf({ body }: Answer): readonly unknown[] {
  return (body.errors ?? []).map(({ extensions }) => extensions['code']);
}

/** Waits until a condition holds; fails after five seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const endsAt = Date.now() + 5000;
  while (!(await condition())) {
    if (Date.now() > endsAt) throw new Error('It did not come to pass within five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
