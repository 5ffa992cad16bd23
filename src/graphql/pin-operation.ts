import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  getArgumentValues,
  Kind,
  type SelectionNode,
} from 'graphql';
import type { Ledger } from '#graph/ledger.ts';
import type { Variables } from '#planner/input-tree.ts';
import { AppError } from '#src/errors.ts';
import type { OperationRequest } from './operation-reader.ts';
import { PINNING_FIELD, pinningArguments, trimmed } from './pinned-document.ts';
import { requireUnconverted } from './require-unconverted.ts';
import { type ClockArguments, resolveClock } from './resolve-clock.ts';
import { type Conditions, inline, keysIn, Spreads, selectionSetOf } from './selections.ts';

/** What an operation is pinned to. */
export interface Pin {
  readonly ledger: Ledger;
  readonly revision: number;
  /** Selections that it may have when its fragments are written out. */
  readonly selections: number;
}

/** A pinned operation with the fragments that it spreads, and the values of the variables that it uses, as they were sent. */
export interface PinnedOperation {
  readonly document: DocumentNode;
  readonly variables: Variables;
}

/** Of two revisions that are both named, there is nothing to pin. */
const DIFFERENCE = 'diff';

/**
 * The same query with all of its fields of the graph under `asOf(revision:)`, so that it gives the same answer for ever. A graph
 * that it takes by itself stays where its clocks were set, at the revision that this means now.
 *
 * @throws AppError `BAD_USER_INPUT` for a field that is not of the graph, for what is converted, and for clocks that cannot stand where they were set;
 * `QUERY_TOO_COMPLEX` when fragments are spread too often.
 */
export async function pinOperation(
  request: OperationRequest,
  given: Variables,
  pin: Pin,
): Promise<PinnedOperation> {
  const { operation, fragments, schema } = request;
  requireUnconverted([operation, ...Object.values(fragments)], request.variables);
  const { selections } = operation.selectionSet;
  const pinning = new Pinning(request, pin);
  const own = await pinning.ownGraphs(selections);
  const rest = pinning.ofGraph(selections);
  const graph: FieldNode = {
    kind: Kind.FIELD,
    ...aliasBeside(own),
    name: { kind: Kind.NAME, value: PINNING_FIELD },
    arguments: pinningArguments(schema, {}, pin.revision),
    selectionSet: selectionSetOf(rest),
  };
  const selectionSet = selectionSetOf(rest.length === 0 ? own : [graph, ...own]);
  const { document, values } = trimmed({ ...operation, selectionSet }, fragments, given);
  return { document, variables: values };
}

/** Goes through the fields of Query. Fragments on it become inline ones: the graph that takes their fields is of another type. */
class Pinning {
  readonly #request: OperationRequest;
  readonly #pin: Pin;
  readonly #graph: ReadonlySet<string>;
  #visited = 0;

  constructor(request: OperationRequest, pin: Pin) {
    this.#request = request;
    this.#pin = pin;
    const graph = request.schema.getType('Graph') as GraphQLObjectType;
    this.#graph = new Set(Object.keys(graph.getFields()));
  }

  /** Fields that the graph has too. */
  ofGraph(
    selections: readonly SelectionNode[],
    spreads = new Spreads(),
    outer: Conditions = [],
  ): readonly SelectionNode[] {
    return selections.flatMap((selection): readonly SelectionNode[] => {
      this.#count();
      if (selection.kind === Kind.FIELD)
        return this.#graph.has(selection.name.value) ? [selection] : [];
      const conditions = spreads.enter(selection, outer);
      if (conditions === null) return [];
      const inner = this.ofGraph(this.#selectionsOf(selection), spreads, conditions);
      return inline(selection.directives, inner);
    });
  }

  /** The others: graphs that the operation takes by itself, and what no clock changes. */
  async ownGraphs(
    selections: readonly SelectionNode[],
    spreads = new Spreads(),
    outer: Conditions = [],
  ): Promise<readonly SelectionNode[]> {
    const own: SelectionNode[] = [];
    for (const selection of selections) {
      this.#count();
      if (selection.kind !== Kind.FIELD) {
        const conditions = spreads.enter(selection, outer);
        if (conditions === null) continue;
        const inner = await this.ownGraphs(this.#selectionsOf(selection), spreads, conditions);
        own.push(...inline(selection.directives, inner));
      } else if (!this.#graph.has(selection.name.value)) own.push(await this.#pinned(selection));
    }
    return own;
  }

  async #pinned(node: FieldNode): Promise<FieldNode> {
    const { value: name } = node.name;
    if (name === '__typename') return node;
    if (name === PINNING_FIELD) return this.#pinnedGraph(node);
    if (name === DIFFERENCE && this.#argumentsOf(node)['to'] != null) return node;
    const why =
      name === DIFFERENCE ? 'without "to" goes to the last revision' : 'is not of the graph';
    throw new AppError('BAD_USER_INPUT', `${name} ${why}, and cannot be pinned to a revision.`);
  }

  async #pinnedGraph(node: FieldNode): Promise<FieldNode> {
    const given = this.#argumentsOf(node) as ClockArguments;
    const { ledger, revision } = this.#pin;
    const { pinned } = await resolveClock(ledger, given);
    const isPublished = given.knownBasis === 'PUBLISHED';
    const own = given.revision ?? (isPublished ? null : pinned?.number) ?? revision;
    return { ...node, arguments: pinningArguments(this.#request.schema, given, own) };
  }

  #argumentsOf(node: FieldNode): Readonly<Record<string, unknown>> {
    const { schema, variables } = this.#request;
    const field = schema.getQueryType()?.getFields()[node.name.value];
    return field === undefined ? {} : getArgumentValues(field, node, variables);
  }

  #selectionsOf(selection: Exclude<SelectionNode, FieldNode>): readonly SelectionNode[] {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
    return this.#request.fragments[selection.name.value]?.selectionSet.selections ?? [];
  }

  /** A fragment is written out once for each set of conditions, and of sets there may be many. */
  #count(): void {
    this.#visited += 1;
    if (this.#visited <= 2 * this.#pin.selections) return;
    throw new AppError(
      'QUERY_TOO_COMPLEX',
      'Its fragments are spread too often to be written out.',
    );
  }
}

/** A name for the pinned graph, where the operation calls something else by its own. */
function aliasBeside(own: readonly SelectionNode[]): Pick<FieldNode, 'alias'> {
  const taken = keysIn(own);
  if (!taken.has(PINNING_FIELD)) return {};
  if (!taken.has('pinned')) return { alias: { kind: Kind.NAME, value: 'pinned' } };
  throw new AppError('BAD_USER_INPUT', `Call a field other than "${PINNING_FIELD}" and "pinned".`);
}
