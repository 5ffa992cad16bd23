import type { FieldNode, GraphQLOutputType, SelectionSetNode } from 'graphql';
import { type Column, daysColumn } from '#graph/property.ts';
import type { AsOf, Condition } from '#graph/read-plan.ts';
import type { ClockShape } from './clock.ts';
import type { Document } from './collect-fields.ts';
import type { Fixed } from './field-plan.ts';
import type { InputTree } from './input-tree.ts';
import { nullIsNoValue, Parameters } from './parameters.ts';
import type { RowBuilder, Shaper } from './row-builder.ts';

/** Where a selection is planned: on the node of a row or on its relationship. */
export interface Element {
  readonly planning: Planning;
  readonly row: RowBuilder;
  readonly on: 'node' | 'relationship';
  /** Added to every list below: one side of a proposition has the claims of one stance. */
  readonly where: Condition | null;
  /** What a side is called by, read by fields that have no plan. */
  readonly constants: Readonly<Record<string, unknown>>;
}

/** Makes the object that a selection asks of a row. */
export type PlanSelection = (
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  element: Element,
) => Shaper;

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
  readonly #nodeNumbers = new Map<FieldNode, number>();

  /** Plans what is selected below a field; given, so that the fields need not know it. */
  readonly select: PlanSelection;

  constructor(
    document: Document,
    select: PlanSelection,
    { versions, published, world }: ClockShape,
  ) {
    this.document = document;
    this.select = select;
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
