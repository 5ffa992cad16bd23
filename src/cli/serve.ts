import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { defineCommand } from 'citty';
import { type Access, accessAt } from '#auth/access.ts';
import type { RateTable } from '#graph/rates.ts';
import type { GraphStore } from '#graph/store.ts';
import { createServer } from '#server/create-server.ts';
import { type Listening, listen } from '#server/listen.ts';
import { createLogger } from '#server/logger.ts';
import { GRAPHQL_PATH, LIVE_PATH, READY_PATH } from '#server/paths.ts';
import { type Config, readConfig } from '#src/config.ts';
import { openStore } from '#src/open-store.ts';
import { programVersion } from '#src/program.ts';
import { readRates } from '#src/read-rates.ts';
import { bringUp, bringUpWhenReachable } from './bring-up.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { SEEDS } from './seed-store.ts';

/** How long a start waits for the store before it listens without it. */
const PATIENCE_MS = 1500;

/** What running requests get to end in. */
const GRACE_MS = 10_000;

/** `chancery serve` */
export const serve = defineCommand({
  meta: {
    name: 'serve',
    description: 'Migrate the store, seed it when it is empty, and serve it.',
  },
  args: {
    seed: {
      type: 'boolean',
      default: true,
      description: 'Seed an empty store',
      negativeDescription: 'Leave an empty store empty',
    },
    'persisted-only': {
      type: 'boolean',
      default: false,
      description:
        'Run only operations that chancery operations add has kept, as CHANCERY_PERSISTED_ONLY=on does',
    },
    ...JSON_OPTION,
  },
  run: async ({ args }) => {
    const settings = readConfig();
    const persistedOnly = settings.persistedOnly || args['persisted-only'];
    const graphiql = settings.graphiql && !persistedOnly;
    const config = { ...settings, persistedOnly, graphiql };
    const access = accessAt(config.host, config.access);
    const rates = config.rates === null ? null : await readRates(config.rates);
    const store = await openStore(config.store);
    try {
      const seeds = args.seed ? SEEDS : null;
      await serveUntilStopped(store, config, { access, rates, seeds, json: args.json });
    } finally {
      await store.close();
    }
  },
});

interface Options {
  readonly access: Access;
  readonly rates: RateTable | null;
  readonly seeds: string | null;
  readonly json: boolean;
}

async function serveUntilStopped(store: GraphStore, config: Config, options: Options) {
  const logger = createLogger(config.logLevel);
  const stop = new AbortController();
  const up = bringUpWhenReachable(
    () => bringUp(store, options.seeds),
    ({ code, message }) => logger.warn({ code }, message),
    stop.signal,
  ).then((done) => logger.info(done, 'store is ready'));
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  try {
    await Promise.race([up, delay(PATIENCE_MS)]);
    const { limits, graphiql, introspection, persistedOnly } = config;
    const version = programVersion();
    const { access, rates } = options;
    const server = createServer({
      store,
      limits,
      logger,
      version,
      graphiql,
      introspection,
      persistedOnly,
      access,
      rates,
    });
    const listening = await listen(server.listener, config);
    announce(listening, config, options.json);
    // It ends by a signal, or when the store turns out to be one that cannot be served.
    await Promise.race([stopped, up.then(() => stopped)]).finally(() => {
      server.close();
      return listening.close(GRACE_MS);
    });
  } finally {
    stop.abort();
  }
}

function announce({ origin }: Listening, { graphiql }: Config, asJson: boolean): void {
  const urls = {
    graphql: `${origin}${GRAPHQL_PATH}`,
    ...(graphiql && { graphiql: `${origin}${GRAPHQL_PATH}` }),
    live: `${origin}${LIVE_PATH}`,
    ready: `${origin}${READY_PATH}`,
  };
  const lines = [
    `GraphQL   ${urls.graphql}`,
    ...(graphiql ? [`GraphiQL  ${urls.graphql} in a browser`] : []),
    `Health    ${urls.live} and ${urls.ready}`,
  ];
  printResult(asJson, urls, lines.join('\n'));
}
