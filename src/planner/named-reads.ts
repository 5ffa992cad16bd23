import type { FieldNode, GraphQLOutputType } from 'graphql';
import type { Parameter, ReadPlan, ReadResult, Row } from '#graph/read-plan.ts';
import { relationshipText } from '#graph/relationship-key.ts';
import type { RelationshipKey } from '#graph/write-plan.ts';
import type { Clock, ClockShape } from './clock.ts';
import { type Document, selectionsOf } from './collect-fields.ts';
import { elementOf, ID, rowOf } from './element.ts';
import type { NamedPlan } from './found-plan.ts';
import type { Variables } from './input-tree.ts';
import { rowCost } from './plan-cost.ts';
import { planSelection } from './plan-selection.ts';
import { Planning } from './planning.ts';
import { PLANS } from './plans.ts';
import { RowBuilder, type Shaper } from './row-builder.ts';

/** The key of what is named, as a text. */
export type Key = string;

const RELATIONSHIP_KEY = ['from', 'type', 'to', 'propositionId'] as const;

/**
 * One read for everything of one sort that is named in what was found: whoever selects something of it adds to the one row.
 */
export class NamedReads {
  readonly #of: NamedPlan['of'];
  readonly #planning: Planning;
  readonly #row = new RowBuilder();
  readonly #keys: readonly number[];
  readonly #parameter: number;
  #plan: ReadPlan | null = null;

  constructor(document: Document, of: NamedPlan['of'], clock: ClockShape) {
    this.#of = of;
    this.#planning = new Planning(document, PLANS, clock);
    // Put in when it is known what was found.
    this.#parameter = this.#planning.parameters.add(() => []);
    const names = of === 'node' ? [] : RELATIONSHIP_KEY;
    this.#keys =
      of === 'node'
        ? [this.#row.column('node', ID)]
        : names.map((name) => this.#row.column('relationship', { ...ID, name }));
  }

  /** Plans what a field selects of what it names. */
  select(type: GraphQLOutputType, nodes: readonly FieldNode[]): Shaper {
    return planSelection(type, selectionsOf(nodes), elementOf(this.#planning, this.#row, this.#of));
  }

  keyOf(named: unknown): Key {
    return this.#of === 'node' ? (named as string) : relationshipText(named as RelationshipKey);
  }

  /** When all is selected. The same plan each time. */
  plan(): ReadPlan {
    this.#plan ??= {
      start: this.#start(),
      revision: true,
      ...(this.#planning.clock.asOf !== null && { asOf: this.#planning.clock.asOf }),
    };
    return this.#plan;
  }

  #start(): ReadPlan['start'] {
    const [parameter, row] = [this.#parameter, rowOf(this.#row)];
    if (this.#of === 'relationship')
      return { kind: 'relationships', relationships: { parameter, row } };
    return { kind: 'lookup', lookup: { kinds: [], property: 'id', parameter, where: null, row } };
  }

  bind(keys: readonly Key[], variables: Variables, clock: Clock): readonly Parameter[] {
    return this.#planning.parameters.bind(variables, clock).with(this.#parameter, keys);
  }

  rowsOf({ rows }: ReadResult): ReadonlyMap<Key, Row> {
    return new Map(
      rows.map((row) => {
        const [only, ...rest] = this.#keys.map((index) => row[index] as string) as [string];
        const [type, to, propositionId] = rest as unknown as [string, string, string];
        return [
          this.#of === 'node' ? only : this.keyOf({ from: only, type, to, propositionId }),
          row,
        ];
      }),
    );
  }

  /** Objects below one of those that are named. */
  cost(variables: Variables): number {
    const row = rowOf(this.#row);
    return this.#planning.cost(variables, (parameters) => rowCost(row, parameters));
  }
}
