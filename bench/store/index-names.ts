import neo4j from 'neo4j-driver';
import { NAMES_INDEX } from '#bench/operations/q8.ts';
import { graphModel } from '#modules/graph-model.ts';

/** What an expert gives the peers to search by: the engine's own full-text index over the names of all entities. */
export async function indexNames(uri: string): Promise<void> {
  const kinds = [...graphModel.kinds.values()].filter(({ family }) => family === 'Entity');
  const labels = kinds.map(({ name }) => name).join('|');
  const driver = neo4j.driver(uri);
  try {
    await driver.executeQuery(
      `CREATE FULLTEXT INDEX ${NAMES_INDEX} IF NOT EXISTS FOR (n:${labels}) ON EACH [n.name]`,
    );
    await driver.executeQuery('CALL db.awaitIndexes(600)');
  } finally {
    await driver.close();
  }
}
