import { fileURLToPath } from 'node:url';
import type { System } from './system.ts';

const COMMAND = fileURLToPath(new URL('../../bin/chancery.mjs', import.meta.url));

/** Chancery as `npm start` and the image run it: the same command, limits as shipped, warnings in the log. */
export function chancery(engine: 'neo4j' | 'sqlite', store: string): System {
  return {
    name: `chancery-${engine}`,
    title: `Chancery on ${engine === 'neo4j' ? 'Neo4j' : 'SQLite'}`,
    command: (port) => ({
      parameters: ['--max-semi-space-size=8', COMMAND, 'serve'],
      environment: {
        CHANCERY_STORE: store,
        HOST: '127.0.0.1',
        PORT: String(port),
        LOG_LEVEL: 'warn',
        CHANCERY_GRAPHIQL: 'off',
      },
    }),
    readyPath: '/health/ready',
    listsOne: false,
    answers: () => true,
    request: ({ name, chancery: query }, variables) => ({
      path: '/graphql',
      body: JSON.stringify({ query, operationName: name, variables }),
    }),
  };
}
