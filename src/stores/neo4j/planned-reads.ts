import type { Record as DriverRecord } from 'neo4j-driver';
import { endWith } from '#graph/ending.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { PathPlan, PathsFound } from '#graph/paths/path-plan.ts';
import type { Parameter, ReadPlan, ReadResult } from '#graph/read-plan.ts';
import type { SearchPlan, SearchResult } from '#graph/search/search-plan.ts';
import type { ReadOptions } from '#graph/store.ts';
import { statementParameters } from './compilation.ts';
import { compileCypher } from './compile-plan.ts';
import { pathsOf, pathsStatement } from './find-paths.ts';
import { literalsOf } from './literals.ts';
import { searchStatement, toSearchResults } from './neo4j-search.ts';
import { pathsCypher } from './paths-cypher.ts';
import { type LaneRequest, ReadLanes } from './read-lanes.ts';
import { type Statement, toParameters, toResult } from './run-read.ts';
import type { WholeReads } from './whole-reads.ts';

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

/** Reads by a plan: each is one statement, shared with those that wait for the same. */
export class PlannedReads {
  readonly #model: GraphModel;
  readonly #reads: WholeReads;
  readonly #lanes = new ReadLanes();
  #plans = 0;
  readonly #compiled = new WeakMap<ReadPlan, Compiled>();

  constructor(model: GraphModel, reads: WholeReads) {
    this.#model = model;
    this.#reads = reads;
  }

  async read(
    plan: ReadPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<ReadResult> {
    const literals = literalsOf(parameters);
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
    const record = await this.#runAlone(searchStatement(plans), options);
    return toSearchResults(record.get('found'), plans);
  }

  async paths(
    plan: PathPlan,
    parameters: readonly Parameter[],
    options: ReadOptions,
  ): Promise<PathsFound> {
    const text = pathsCypher(this.#model, plan, literalsOf(parameters));
    const statement = pathsStatement(text, plan, parameters);
    return pathsOf(await this.#runAlone(statement, options), plan, parameters);
  }

  explain(plan: ReadPlan): string {
    return this.#compile(plan).single;
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
}
