import { chancery } from './chancery.ts';
import { cypher } from './cypher.ts';
import { neo4jGraphql } from './neo4j-graphql.ts';
import type { Stores, System } from './system.ts';

/** The order in which they take their turns. */
export function systemsOver({ neo4j, sqlite }: Stores): readonly System[] {
  return [
    chancery('neo4j', neo4j),
    chancery('sqlite', sqlite),
    neo4jGraphql(neo4j),
    cypher('execute-query', neo4j),
    cypher('session-run', neo4j),
  ];
}
