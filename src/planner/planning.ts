import type { FieldNode, GraphQLOutputType, SelectionSetNode } from 'graphql';
import type { Condition } from '#graph/condition.ts';
import { type Column, daysColumn } from '#graph/property.ts';
import type { AsOf, ListPlan, Parameter } from '#graph/read-plan.ts';
import type { ClockShape } from './clock.ts';
import type { Document, SelectedField } from './collect-fields.ts';
import type { Fixed, ListFieldPlan } from './field-plan.ts';
import type { InputTree, Variables } from './input-tree.ts';
import type { ListAnswer } from './list-answer.ts';
import { nullIsNoValue, Parameters } from './parameters.ts';
import type { RowBuilder, ShapeContext, Shaper } from './row-builder.ts';

/** Where a selection is planned: on the node of a row or on its relationship. */
export interface Element {
  readonly planning: Planning;
  readonly row: RowBuilder;
  readonly on: 'node' | 'relationship';
  /** Holds in every list below: one side of a proposition has the claims of one stance. */
  readonly fixed: Fixed | null;
  /** What a side is called by, read by fields that have no plan. */
  readonly constants: Readonly<Record<string, unknown>>;
  /** Parameters that say of how many rows at most it is one: sizes of pages, or a list of ids. */
  readonly pages: readonly number[];
}

/** Makes the object that a selection asks of a row. */
export type PlanSelection = (
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  element: Element,
) => Shaper;

export interface PlannedList {
  readonly list: ListPlan;
  /** Null where the connection starts at the root. */
  readonly via: ListFieldPlan['via'];
  /** The answer must tell what it hangs off. */
  readonly cites: boolean;
  shape(answer: ListAnswer, context: ShapeContext): unknown;
}

/** Plans a connection, wherever it starts. `also`: a condition that nobody gave. */
export type PlanList = (
  plan: ListFieldPlan,
  selected: SelectedField,
  element: Element,
  also?: Condition,
) => PlannedList;

/** A connection of which something is planned. */
export interface Connection {
  readonly plan: ListFieldPlan;
  readonly selected: SelectedField;
  /** What it hangs off. */
  readonly element: Element;
  readonly also: Condition | null;
}

/** Plans what stands below a field; given, so that the fields need not know it. */
interface Plans {
  readonly select: PlanSelection;
  readonly list: PlanList;
}

interface PlannedClock {
  /** Null: the versions of now. */
  readonly asOf: AsOf | null;
  /** Null: that clock hides nothing. */
  readonly validOn: number | null;
}

/** State of planning one root field. */
export class Planning {
  readonly document: Document;
  readonly parameters = new Parameters();
  /** The plan needs the revision, because a cursor or a field shows it. */
  needsRevision = false;
  /** Conditions so far, of all lists of the field. */
  conditions = 0;
  /** Parameters of the clocks that the plan looks at. */
  readonly clock: PlannedClock;
  /** What the statements behind this one may cost, when its rows are there. */
  readonly laterCosts: ((parameters: readonly Parameter[], variables: Variables) => number)[] = [];
  readonly #plans: Plans;
  readonly #nodeNumbers = new Map<FieldNode, number>();
  #cursorParameters: readonly number[] | null = null;

  constructor(document: Document, plans: Plans, { versions, published, world }: ClockShape) {
    this.document = document;
    this.#plans = plans;
    const asOf = {
      revision: () => this.parameters.add((_, { revision }) => revision),
      publishedBy: () => this.parameters.add((_, { publishedBy }) => publishedBy),
    };
    this.clock = {
      asOf: versions
        ? { revision: asOf.revision(), publishedBy: published ? asOf.publishedBy() : null }
        : null,
      validOn: world ? this.parameters.add((_, { validOn }) => validOn) : null,
    };
  }

  /** What a statement of these parameters costs, with those that come behind it. */
  cost(variables: Variables, own: (parameters: readonly Parameter[]) => number): number {
    const parameters = this.parameters.bindLoosely(variables);
    return this.laterCosts.reduce(
      (sum, later) => sum + later(parameters, variables),
      own(parameters),
    );
  }

  get select(): PlanSelection {
    return this.#plans.select;
  }

  get list(): PlanList {
    return this.#plans.list;
  }

  /** The state of planning another statement, which reads what this one has seen: as of its revision. */
  beside(): Planning {
    const { asOf, validOn } = this.clock;
    return new Planning(this.document, this.#plans, {
      versions: true,
      published: typeof asOf?.publishedBy === 'number',
      world: validOn !== null,
    });
  }

  /** A column as it is read at the point where the world clock stands. */
  at(column: Column): Column {
    const { latestOf } = column;
    const by = this.clock.validOn;
    if (latestOf === undefined || by === null) return column;
    return { ...column, latest: { list: latestOf, days: daysColumn(latestOf), by } };
  }

  /** Parameters that say where the clocks stand: what is read depends on them. */
  get clockParameters(): readonly number[] {
    const { asOf, validOn } = this.clock;
    return [
      ...(asOf === null ? [] : [asOf.revision]),
      ...(typeof asOf?.publishedBy === 'number' ? [asOf.publishedBy] : []),
      ...(validOn === null ? [] : [validOn]),
    ];
  }

  /** Parameters that a cursor belongs to beside those of its list: the clocks, where nothing else was said. */
  get cursorParameters(): readonly number[] {
    return this.#cursorParameters ?? this.clockParameters;
  }

  set cursorParameters(parameters: readonly number[]) {
    this.#cursorParameters = parameters;
  }

  /** Enums and booleans belong to the shape of the operation, so they may be read while planning. */
  evaluate(tree: InputTree | undefined): unknown {
    return tree?.kind === 'leaf' ? tree.read(this.document.variables) : null;
  }

  /**
   * The same for what must be there.
   *
   * @throws AppError `BAD_USER_INPUT` when it is null.
   */
  structural(tree: InputTree): unknown {
    if (tree.kind !== 'leaf') throw nullIsNoValue();
    return this.evaluate(tree);
  }

  /** A condition that the schema states, whatever the arguments say. */
  fixed({ column, value }: Fixed): Condition {
    return {
      kind: 'compare',
      on: 'node',
      column,
      operator: 'eq',
      parameter: this.parameters.add(() => value),
    };
  }

  /** The same text for the same field nodes: what is selected once for many types is read once. */
  keyOf(nodes: readonly FieldNode[]): string {
    return nodes.map((node) => this.#numberOf(node)).join('.');
  }

  #numberOf(node: FieldNode): number {
    const known = this.#nodeNumbers.get(node);
    if (known !== undefined) return known;
    const number = this.#nodeNumbers.size;
    this.#nodeNumbers.set(node, number);
    return number;
  }
}
