import neo4j, { type Driver } from 'neo4j-driver';
import type { GraphModel } from '#graph/graph-model.ts';
import { type Migration, pendingMigrations } from '#graph/migrations.ts';
import { outOfTime } from '#graph/paths/conclude.ts';
import type { PathPlan, PathsFound } from '#graph/paths/path-plan.ts';
import type { Parameter, ReadPlan } from '#graph/read-plan.ts';
import type { SearchPlan } from '#graph/search/search-plan.ts';
import type { GraphStore, ReadOptions, StoreStatus } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';
import { buildSearch, hasSearch } from './build-search.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import { Neo4jDump } from './neo4j-dump.ts';
import { Neo4jLedger } from './neo4j-ledger.ts';
import { Neo4jOperations } from './neo4j-operations.ts';
import { Neo4jPermalinks } from './neo4j-permalinks.ts';
import { Statements } from './neo4j-statements.ts';
import { Neo4jTokens } from './neo4j-tokens.ts';
import { PlannedReads } from './planned-reads.ts';
import { translateError } from './translate-error.ts';
import { WholeReads } from './whole-reads.ts';
import { Writer } from './writer.ts';

export interface Neo4jAddress {
  /** `bolt://` or `neo4j://`, with +s or +ssc for encryption. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

/** Milliseconds that a read waits for a connection before it says that the store does not answer. */
const PATIENCE_MS = 5000;

/** A Neo4j server or cluster. Uses only what the Community edition has. */
export class Neo4jStore implements GraphStore {
  readonly #model: GraphModel;
  readonly #migrations: readonly Migration[];
  readonly #address: Neo4jAddress;
  readonly #driver: Driver;
  readonly #planned: PlannedReads;
  readonly #writer: Writer;
  readonly ledger: Neo4jLedger;
  readonly tokens: Neo4jTokens;
  readonly operations: Neo4jOperations;
  readonly permalinks: Neo4jPermalinks;
  readonly dump: Neo4jDump;

  constructor(model: GraphModel, migrations: readonly Migration[], address: Neo4jAddress) {
    this.#model = model;
    this.#migrations = migrations;
    this.#address = address;
    const auth =
      address.username === '' ? undefined : neo4j.auth.basic(address.username, address.password);
    this.#driver = neo4j.driver(address.uri, auth, {
      disableLosslessIntegers: true,
      connectionTimeout: PATIENCE_MS,
      connectionAcquisitionTimeout: PATIENCE_MS,
      maxTransactionRetryTime: PATIENCE_MS,
      userAgent: 'chancery',
      telemetryDisabled: true,
    });
    const reads = new WholeReads(this.#driver, address.database);
    this.#planned = new PlannedReads(model, reads);
    this.#writer = new Writer(this.#driver, address.database, model, (bookmarks) =>
      reads.note(bookmarks),
    );
    this.ledger = new Neo4jLedger(reads, model, address.uri);
    const statements = new Statements(this.#driver, address);
    this.tokens = new Neo4jTokens(statements);
    this.operations = new Neo4jOperations(statements);
    this.permalinks = new Neo4jPermalinks(statements);
    this.dump = new Neo4jDump(model, this.#writer, address.uri);
  }

  read(plan: ReadPlan, parameters: readonly Parameter[], options: ReadOptions) {
    return this.#translated(options.timeoutMs, () => this.#planned.read(plan, parameters, options));
  }

  search(plans: readonly SearchPlan[], options: ReadOptions) {
    return this.#translated(options.timeoutMs, () => this.#planned.search(plans, options));
  }

  async paths(
    plan: PathPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<PathsFound> {
    try {
      return await this.#translated(options.timeoutMs, () =>
        this.#planned.paths(plan, parameters, options),
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'TIMEOUT') return outOfTime();
      throw error;
    }
  }

  explain(plan: ReadPlan): string {
    return this.#planned.explain(plan);
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#translated(0, () => this.#writer.transact(work));
  }

  async write(plan: WritePlan): Promise<number> {
    return this.transact(async (transaction) => {
      await transaction.write(plan);
      return transaction.revision;
    });
  }

  async migrate(): Promise<readonly number[]> {
    return this.#translated(0, async () => {
      const { database } = this.#address;
      const applied = await migrate(this.#driver, database, this.#migrations);
      if (!(await hasSearch(this.#driver, database))) await buildSearch(this.#writer, this.#model);
      return applied;
    });
  }

  async status(): Promise<StoreStatus> {
    return this.#translated(PATIENCE_MS, async () => {
      const pending = await this.#pending();
      const one = async (text: string) =>
        (
          await this.#driver.executeQuery(
            text,
            {},
            { database: this.#address.database, routing: 'READ' },
          )
        ).records[0]?.get(0);
      return {
        engine: 'neo4j',
        version: String(await one('CALL dbms.components() YIELD versions RETURN versions[0]')),
        address: this.#address.uri,
        pendingMigrations: pending.map(({ number }) => number),
        revision: Number((await one("MATCH (l:Ledger {id: 'ledger'}) RETURN l.revision")) ?? 0),
        nodes: Number(await one('RETURN COUNT { (:Entity) } + COUNT { (:Evidence) }')),
      };
    });
  }

  async ready(): Promise<void> {
    const pending = await this.#translated(PATIENCE_MS, () => this.#pending());
    if (pending.length > 0) {
      throw new AppError(
        'STORE_OUTDATED',
        `Neo4j at ${this.#address.uri} lacks ${pending.length} migrations. Run \`chancery migrate\`.`,
      );
    }
    const isSearched = await this.#translated(PATIENCE_MS, () =>
      hasSearch(this.#driver, this.#address.database),
    );
    if (!isSearched) {
      throw new AppError(
        'STORE_OUTDATED',
        `Neo4j at ${this.#address.uri} has no index for searches yet. Run \`chancery migrate\`.`,
      );
    }
  }

  async close(): Promise<void> {
    await this.#writer.close();
    await this.#driver.close();
  }

  async #pending(): Promise<readonly Migration[]> {
    return pendingMigrations(
      this.#migrations,
      await appliedMigrations(this.#driver, this.#address.database),
    );
  }

  async #translated<T>(timeoutMs: number, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw translateError(error, this.#address.uri, timeoutMs);
    }
  }
}
