import { type FieldNode, getArgumentValues } from 'graphql';
import type { Revision } from '#graph/ledger.ts';
import type { Parameter, ReadPlan, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';
import { type Clock, shapeOfClock } from '#planner/clock.ts';
import type { ClockField } from '#planner/field-plan.ts';
import type { Variables } from '#planner/input-tree.ts';
import type { FoundValue } from '#planner/plan-found.ts';
import type { PlannedMember, PlannedOperation } from '#planner/plan-operation.ts';
import type { PlannedField } from '#planner/planned-field.ts';
import type { Context, RootReader } from './context.ts';
import { mergedIds } from './merged-ids.ts';
import {
  BEFORE_ALL,
  type ClockArguments,
  type ResolvedClock,
  resolveClock,
} from './resolve-clock.ts';

/** What the members of a graph are read with. */
export interface GraphRequest {
  readonly members: PlannedOperation;
  readonly variables: Variables;
  readonly context: Context;
  readonly options: ReadOptions;
  /** Response key of the graph; null: Query itself. */
  readonly key: string | null;
  /** Writes the address under which a graph of the operation can be read again, at a revision. */
  readonly permalink: (key: string | null, given: ClockArguments, revision: number) => string;
}

type Member<Kind extends PlannedMember['kind']> = Extract<PlannedMember, { kind: Kind }>;
type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Reads the members of one graph: Query itself, or one that `asOf` gives. All of them see one revision: what turns out to have
 * been read after a write that another field did not see is read again as of that field's revision.
 */
export class GraphReader implements RootReader {
  readonly #request: GraphRequest;
  readonly #resolved: Promise<ResolvedClock>;
  #values: Promise<ReadonlyMap<string, Outcome>> | null = null;

  constructor(request: GraphRequest, given: ClockArguments) {
    this.#request = request;
    this.#resolved = resolveClock(request.context.store.ledger, given);
    // Who never reads a member never hears of it.
    this.#resolved.catch(() => undefined);
  }

  get members(): PlannedOperation {
    return this.#request.members;
  }

  /** @throws AppError when the clocks cannot stand where they were set. */
  async ready(): Promise<this> {
    await this.#resolved;
    return this;
  }

  /** What the graph is pinned to, for who reads of it beside the plans. */
  async resolved(): Promise<ResolvedClock> {
    return this.#resolved;
  }

  async read(key: string): Promise<unknown> {
    this.#values ??= this.#readAll();
    const outcome = (await this.#values).get(key);
    if (outcome === undefined) throw new Error(`"${key}" is not planned.`);
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  graph(key: string): GraphReader {
    const { variables } = this.#request;
    const { field, nodes, members } = this.members.get(key) as Member<'graph'>;
    const given = argumentsOf(field, nodes, variables);
    return new GraphReader({ ...this.#request, members, key }, given);
  }

  async #readAll(): Promise<ReadonlyMap<string, Outcome>> {
    const { members } = this.#request;
    const resolved = await this.#resolved;
    const reads = [...members].filter(([, member]) => isReadable(member)) as [string, Readable][];
    const clocks = [...members].filter(([, { kind }]) => kind === 'clock') as [
      string,
      Member<'clock'>,
    ][];
    const isPinned = resolved.pinned !== null;
    // A search is more than one statement.
    const isMany =
      reads.length + clocks.length > 1 || reads.some(([, { kind }]) => kind === 'found');
    const withRevision = !isPinned && isMany;
    const [head, ...first] = await Promise.all([
      !isPinned && clocks.length > 0 ? this.#head() : null,
      ...reads.map(([, member]) => this.#attempt(member, resolved.clock, withRevision)),
    ]);
    const known = [...(head === null ? [] : [head.number]), ...first.flatMap(seenBy)];
    const pin = isPinned ? resolved.pinned : await this.#pin(head, Math.min(...known));
    const outcomes = reads.map(async ([key, member], index) => {
      const read = first[index] as Read;
      return [
        key,
        await this.#outcome(member, read, resolved.clock, withRevision ? pin : null),
      ] as const;
    });
    const values = new Map<string, Outcome>(await Promise.all(outcomes));
    for (const [key, { of }] of clocks)
      values.set(key, { value: this.#clockValue(of, resolved, pin ?? BEFORE_ALL) });
    return values;
  }

  async #head(): Promise<Revision> {
    return (await this.#request.context.store.ledger.head()) ?? BEFORE_ALL;
  }

  /** Null: nobody asked which revision it is. */
  async #pin(head: Revision | null, least: number): Promise<Revision | null> {
    if (!Number.isFinite(least)) return head;
    if (head === null) return { ...BEFORE_ALL, number: least };
    if (head.number <= least) return head;
    return (await this.#request.context.store.ledger.revision({ number: least })) ?? BEFORE_ALL;
  }

  async #attempt(member: Readable, clock: Clock, withRevision: boolean): Promise<Read> {
    try {
      return member.kind === 'found'
        ? await this.#find(member, clock)
        : await this.#readOne(member, clock, withRevision);
    } catch (error) {
      return { error };
    }
  }

  async #find(member: Member<'found'>, clock: Clock): Promise<FoundValue> {
    const { variables, context, options } = this.#request;
    const searching = { clock, request: context, store: context.store, options };
    return member.planned(shapeOfClock(clock)).find(variables, searching);
  }

  async #readOne(member: Member<'read'>, clock: Clock, withRevision: boolean): Promise<Answered> {
    const field = member.planned(shapeOfClock(clock));
    const parameters = field.bind(this.#request.variables, clock);
    const plan = withRevision ? planWithRevision(field) : field.plan;
    const { store } = this.#request.context;
    const result = await store.read(plan, parameters, this.#request.options);
    return { field, parameters, result };
  }

  async #outcome(
    member: Readable,
    read: Read,
    clock: Clock,
    pin: Revision | null,
  ): Promise<Outcome> {
    if ('error' in read) return read;
    if (pin !== null && seenBy(read).some((revision) => revision > pin.number)) {
      const earlier = { ...clock, revision: pin.number };
      return this.#outcome(member, await this.#attempt(member, earlier, false), earlier, null);
    }
    if ('value' in read) return { value: read.value };
    try {
      return { value: await this.#shape(read, clock) };
    } catch (error) {
      return { error };
    }
  }

  async #shape({ field, parameters, result }: Answered, clock: Clock): Promise<unknown> {
    const { context: request, variables } = this.#request;
    const reading = { clock, request, variables };
    const missing = field.missing(result, parameters);
    if (missing.length === 0) return field.shape(result, parameters, reading);
    const { context, options } = this.#request;
    const merged = await mergedIds(context.store, missing, clock, options);
    if (merged.size === 0) return field.shape(result, parameters, reading);
    const others = field.instead(parameters, merged);
    return field.shape(await context.store.read(field.plan, others, options), others, reading);
  }

  #clockValue(of: ClockField, { given }: ResolvedClock, pin: Revision): unknown {
    switch (of) {
      case 'revision':
        return pin.number;
      case 'validAt':
        return given.validAt ?? null;
      case 'knownAt':
        return given.knownBasis === 'PUBLISHED' ? given.knownAt : pin.at;
      case 'permalink':
        return this.#request.permalink(this.#request.key, given, pin.number);
    }
  }
}

interface Answered {
  readonly field: PlannedField;
  readonly parameters: readonly Parameter[];
  readonly result: ReadResult;
}
type Read = Answered | FoundValue | { readonly error: unknown };

type Readable = Member<'read'> | Member<'found'>;

const isReadable = ({ kind }: PlannedMember) => kind === 'read' || kind === 'found';

/** Revisions that a read has seen. */
function seenBy(read: Read): readonly number[] {
  if ('error' in read) return [];
  if ('revisions' in read) return read.revisions;
  const { revision } = read.result;
  return revision === null ? [] : [revision];
}

export function argumentsOf(
  field: Member<'graph'>['field'],
  nodes: readonly FieldNode[],
  variables: Variables,
): ClockArguments {
  return getArgumentValues(field, nodes[0] as FieldNode, variables) as ClockArguments;
}

const plansWithRevision = new WeakMap<PlannedField, ReadPlan>();

/** The same plan each time: stores remember what they made of it. */
function planWithRevision(field: PlannedField): ReadPlan {
  if (field.plan.revision) return field.plan;
  const known = plansWithRevision.get(field) ?? { ...field.plan, revision: true };
  plansWithRevision.set(field, known);
  return known;
}
