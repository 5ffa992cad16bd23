/** @neo4j/graphql on graphql-yoga, as the manuals of both set them up. Parameters: Bolt address, port. */
import { createServer } from 'node:http';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';
import { TYPE_DEFINITIONS } from './type-definitions.ts';

const [uri = '', port = '0'] = process.argv.slice(2);
const driver = neo4j.driver(uri);
// Days are strings, which it compares only where that is asked for (its manual, "Filtering", "String comparison").
const features = { filters: { String: { GTE: true } } };
const neo4jGraphql = new Neo4jGraphQL({ typeDefs: TYPE_DEFINITIONS, driver, features });
const schema = await neo4jGraphql.getSchema();
const context = { sessionConfig: { database: 'neo4j' } };
const yoga = createYoga({ schema, context });
createServer(yoga).listen(Number(port), '127.0.0.1');
