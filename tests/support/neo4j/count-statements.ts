import neo4j from 'neo4j-driver';

/** What the server itself says that it was asked while `work` ran: how often, by the text of the statement. */
export async function countStatements(
  uri: string,
  work: () => Promise<unknown>,
): Promise<ReadonlyMap<string, number>> {
  const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  const call = async (text: string) => (await driver.executeQuery(text)).records;
  try {
    // It collects from its start on; what it has can be cleared only while it does not.
    await call("CALL db.stats.stop('QUERIES')");
    await call("CALL db.stats.clear('QUERIES')");
    await call("CALL db.stats.collect('QUERIES', {durationSeconds: 600})");
    await work();
    await call("CALL db.stats.stop('QUERIES')");
    const records = await call("CALL db.stats.retrieve('QUERIES', {maxInvocations: 1})");
    const counted = records
      .map((record) => record.get('data') as Collected)
      .filter(({ query }) => !query.startsWith('CALL db.stats'));
    return new Map(
      counted.map(({ query, invocationSummary }) => [query, invocationSummary.invocationCount]),
    );
  } finally {
    await driver.close();
  }
}

interface Collected {
  readonly query: string;
  readonly invocationSummary: { readonly invocationCount: number };
}
