import { fileURLToPath } from 'node:url';
import type { System } from './system.ts';

const SERVER = fileURLToPath(new URL('../peers/serve-neo4j-graphql.ts', import.meta.url));

/** @neo4j/graphql on graphql-yoga over the same Neo4j, options as shipped. */
export function neo4jGraphql(uri: string): System {
  return {
    name: 'neo4j-graphql',
    title: '@neo4j/graphql on yoga',
    command: (port) => ({
      parameters: ['--import', 'tsx', SERVER, uri, String(port)],
      environment: {},
    }),
    readyPath: '/health',
    listsOne: true,
    answers: (operation) => operation.neo4jGraphql !== null,
    request: ({ name, neo4jGraphql: query }, variables) => ({
      path: '/graphql',
      body: JSON.stringify({ query, operationName: name, variables }),
    }),
  };
}
