import neo4j, { type Driver, type Record as DriverRecord } from 'neo4j-driver';
import { endWith } from '#graph/ending.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { type Migration, pendingMigrations } from '#graph/migrations.ts';
import { outOfTime } from '#graph/paths/conclude.ts';
import type { PathPlan, PathsFound } from '#graph/paths/path-plan.ts';
import type { Parameter, ReadPlan, ReadResult } from '#graph/read-plan.ts';
import type { SearchPlan, SearchResult } from '#graph/search/search-plan.ts';
import type { GraphStore, ReadOptions, StoreStatus } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { AppError } from '#src/errors.ts';
import { buildSearch, hasSearch } from './build-search.ts';
import { statementParameters } from './compilation.ts';
import { compileCypher } from './compile-plan.ts';
import { pathsOf, pathsStatement } from './find-paths.ts';
import { literalsOf } from './literals.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import { Neo4jDump } from './neo4j-dump.ts';
import { Neo4jLedger } from './neo4j-ledger.ts';
import { Neo4jOperations } from './neo4j-operations.ts';
import { Neo4jPermalinks } from './neo4j-permalinks.ts';
import { searchStatement, toSearchResults } from './neo4j-search.ts';
import { Statements } from './neo4j-statements.ts';
import { Neo4jTokens } from './neo4j-tokens.ts';
import { pathsCypher } from './paths-cypher.ts';
import { type LaneRequest, ReadLanes } from './read-lanes.ts';
import { type Statement, toParameters, toResult } from './run-read.ts';
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

/** A plan in both of its forms. */
interface Compiled {
  /** Tells plans apart, shorter than their texts. */
  readonly number: number;
  readonly single: string;
  readonly batch: string;
  readonly shared: readonly number[];
}

/** Milliseconds that the engine has to end a statement itself before it is given up. */
const GRACE_MS = 2000;

/** Milliseconds that a read waits for a connection before it says that the store does not answer. */
const PATIENCE_MS = 5000;

/** A Neo4j server or cluster. Uses only what the Community edition has. */
export class Neo4jStore implements GraphStore {
  readonly #model: GraphModel;
  readonly #migrations: readonly Migration[];
  readonly #address: Neo4jAddress;
  readonly #driver: Driver;
  readonly #reads: WholeReads;
  readonly #writer: Writer;
  readonly ledger: Neo4jLedger;
  readonly tokens: Neo4jTokens;
  readonly operations: Neo4jOperations;
  readonly permalinks: Neo4jPermalinks;
  readonly dump: Neo4jDump;
  readonly #lanes = new ReadLanes();
  #plans = 0;
  readonly #compiled = new WeakMap<ReadPlan, Compiled>();

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
    this.#reads = new WholeReads(this.#driver, address.database);
    this.#writer = new Writer(this.#driver, address.database, model, (bookmarks) =>
      this.#reads.note(bookmarks),
    );
    this.ledger = new Neo4jLedger(this.#reads, model, address.uri);
    const statements = new Statements(this.#driver, address);
    this.tokens = new Neo4jTokens(statements);
    this.operations = new Neo4jOperations(statements);
    this.permalinks = new Neo4jPermalinks(statements);
    this.dump = new Neo4jDump(model, this.#writer, address.uri);
  }

  async read(
    plan: ReadPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<ReadResult> {
    const literals = literalsOf(parameters);
    return this.#translated(options.timeoutMs, () => {
      if (literals !== undefined) {
        const text = compileCypher(this.#model, plan, { form: 'single', literals });
        return this.#readAlone(text, parameters, options);
      }
      const { number, single, batch, shared } = this.#compile(plan);
      const key = `${number} ${shared.map((index) => parameters[index]).join(' ')}`;
      const alone = () => this.#readAlone(single, parameters, options);
      const together = (requests: readonly LaneRequest[], signal: AbortSignal) =>
        this.#readTogether(batch, requests, { timeoutMs: options.timeoutMs, signal });
      return this.#lanes.read(key, { parameters, options }, alone, together);
    });
  }

  async #readAlone(
    text: string,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<ReadResult> {
    const statement = { text, parameters: toParameters(parameters) };
    return toResult(await this.#runAlone(statement, options));
  }

  async #runAlone(statement: Statement, options: ReadOptions): Promise<DriverRecord> {
    const reading = this.#reads.read(statement, options);
    // The engine's own timeout does not bound the planning of a statement.
    const timeoutMs = options.timeoutMs + GRACE_MS;
    const [record] = await endWith(reading, { ...options, timeoutMs });
    return record as NonNullable<typeof record>;
  }

  async #readTogether(
    text: string,
    requests: readonly LaneRequest[],
    options: ReadOptions,
  ): Promise<readonly ReadResult[]> {
    const values = requests.map(({ parameters }) => toParameters(parameters));
    const statement = { text, parameters: { ...values[0], requests: values } };
    const records = await this.#reads.read(statement, options);
    return records.map(toResult);
  }

  async search(
    plans: readonly SearchPlan[],
    options: ReadOptions,
  ): Promise<readonly SearchResult[]> {
    return this.#translated(options.timeoutMs, async () => {
      const timeoutMs = options.timeoutMs + GRACE_MS;
      const reading = this.#reads.read(searchStatement(plans), options);
      const [record] = await endWith(reading, { ...options, timeoutMs });
      return toSearchResults(record?.get('found'), plans);
    });
  }

  async paths(
    plan: PathPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<PathsFound> {
    const text = pathsCypher(this.#model, plan, literalsOf(parameters));
    const statement = pathsStatement(text, plan, parameters);
    try {
      const record = await this.#translated(options.timeoutMs, () =>
        this.#runAlone(statement, options),
      );
      return await pathsOf(record, plan, parameters);
    } catch (error) {
      if (error instanceof AppError && error.code === 'TIMEOUT') return outOfTime();
      throw error;
    }
  }

  explain(plan: ReadPlan): string {
    return this.#compile(plan).single;
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

  #compile(plan: ReadPlan): Compiled {
    const known = this.#compiled.get(plan);
    if (known !== undefined) return known;
    const compiled = {
      number: ++this.#plans,
      single: compileCypher(this.#model, plan, { form: 'single' }),
      batch: compileCypher(this.#model, plan, { form: 'batch' }),
      shared: [...statementParameters(plan)],
    };
    this.#compiled.set(plan, compiled);
    return compiled;
  }

  async #translated<T>(timeoutMs: number, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw translateError(error, this.#address.uri, timeoutMs);
    }
  }
}
