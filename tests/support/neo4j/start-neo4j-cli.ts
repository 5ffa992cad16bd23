/** A Neo4j to work against by hand: prints its Bolt address and stays up until it is interrupted. */
import { parseArgs } from 'node:util';
import { startNeo4j } from './start-neo4j.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, heap: { type: 'string' }, pagecache: { type: 'string' } },
});

const neo4j = await startNeo4j({
  ...(values.data !== undefined && { dataDirectory: values.data }),
  ...(values.heap !== undefined && { heap: values.heap }),
  ...(values.pagecache !== undefined && { pageCache: values.pagecache }),
}).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(neo4j.uri);

// Without a handle of ours the process would end at once where the database is not a child of it.
const alive = setInterval(() => {}, 60_000);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    clearInterval(alive);
    await neo4j.stop();
    process.exit(0);
  });
}
