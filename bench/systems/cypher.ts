import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '#bench/operations/list.ts';
import type { System } from './system.ts';

const SERVER = fileURLToPath(new URL('../peers/serve-cypher.ts', import.meta.url));

/** Hand-written Cypher behind plain HTTP: the floor under what any API over Neo4j can cost. */
export function cypher(way: 'execute-query' | 'session-run', uri: string): System {
  const statements = Object.fromEntries(
    OPERATIONS.flatMap(({ name, cypher }) => (cypher === null ? [] : [[name, cypher]])),
  );
  return {
    name: `cypher-${way}`,
    title: `hand-written Cypher, ${way === 'execute-query' ? 'executeQuery' : 'session.run'}`,
    command: (port) => ({
      parameters: ['--import', 'tsx', SERVER, uri, String(port), way, JSON.stringify(statements)],
      environment: {},
    }),
    readyPath: null,
    listsOne: false,
    answers: (operation) => operation.cypher !== null,
    request: ({ name }, parameters) => ({ path: `/${name}`, body: JSON.stringify(parameters) }),
  };
}
