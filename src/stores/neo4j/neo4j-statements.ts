import type { Driver, Record as DriverRecord } from 'neo4j-driver';
import { translateError } from './translate-error.ts';

/** Where statements run. */
export interface Database {
  readonly uri: string;
  readonly database: string;
}

/** Runs single statements on what stands beside the graph, each in a transaction of its own. */
export class Statements {
  readonly #driver: Driver;
  readonly #address: Database;

  constructor(driver: Driver, address: Database) {
    this.#driver = driver;
    this.#address = address;
  }

  async run(
    routing: 'READ' | 'WRITE',
    text: string,
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly DriverRecord[]> {
    const { uri, database } = this.#address;
    try {
      return (await this.#driver.executeQuery(text, values, { database, routing })).records;
    } catch (error) {
      throw translateError(error, uri, 0);
    }
  }
}
