/**
 * Hand-written Cypher behind plain HTTP: no GraphQL, no checks, the least that a service can do. POST to the name of a
 * statement with its parameters as JSON.
 *
 * Parameters: Bolt address, port, `execute-query` (what the driver's manual advises) or `session-run` (auto-commit, for
 * those who tune), and the statements as a JSON object.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import neo4j from 'neo4j-driver';

const [uri = '', port = '0', way, statements = '{}'] = process.argv.slice(2);
const cypher = new Map(Object.entries(JSON.parse(statements) as Record<string, string>));
const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
const answerTo = way === 'session-run' ? sessionRun : executeQuery;

async function executeQuery(statement: string, parameters: object): Promise<unknown> {
  const { records } = await driver.executeQuery(statement, parameters, {
    routing: neo4j.routing.READ,
    database: 'neo4j',
  });
  return records[0]?.get('answer') ?? null;
}

async function sessionRun(statement: string, parameters: object): Promise<unknown> {
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(statement, parameters);
    return records[0]?.get('answer') ?? null;
  } finally {
    await session.close();
  }
}

async function respond(request: IncomingMessage): Promise<string> {
  const statement = cypher.get(request.url?.slice(1) ?? '');
  if (statement === undefined) throw new Error(`There is no statement at ${request.url}.`);
  const answer = await answerTo(statement, JSON.parse(await text(request)) as object);
  return JSON.stringify({ data: { answer } });
}

const server = createServer((request, response) => {
  respond(request).then(
    (body) => {
      const length = Buffer.byteLength(body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
      response.end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(port), '127.0.0.1');
