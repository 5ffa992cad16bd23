import type { Column } from '#graph/property.ts';
import type { CellPlan, Row, RowPlan } from '#graph/read-plan.ts';
import type { Clock } from './clock.ts';
import type { Variables } from './input-tree.ts';

/** What a row is turned into: part of a response. */
export type Shaper = (row: Row, context: ShapeContext) => unknown;

export interface ShapeContext {
  readonly revision: number;
  readonly parameters: readonly unknown[];
  readonly clock: Clock;
  /** What belongs to the request and not to the plan. */
  readonly request: unknown;
  readonly variables: Variables;
  /** Work that must end before the shape is whole. */
  readonly deferred: Promise<void>[];
}

/** Collects the cells of a row while its selection is planned; what is asked twice is read once. */
export class RowBuilder {
  readonly #cells: CellPlan[] = [];
  readonly #columns = new Map<string, number>();
  readonly #shapers = new Map<unknown, Map<string, Shaper>>();

  /** Index of the cell that holds the column. */
  column(on: 'node' | 'relationship', column: Column): number {
    const key = `${on}.${column.name} ${column.orElse ?? ''}`;
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    const index = this.add({ kind: 'column', on, column });
    this.#columns.set(key, index);
    return index;
  }

  add(cell: CellPlan): number {
    return this.#cells.push(cell) - 1;
  }

  /** A field of an interface is planned once, although each of its types asks for it. */
  once(field: unknown, key: string, plan: () => Shaper): Shaper {
    const shapers = this.#shapers.get(field) ?? new Map<string, Shaper>();
    this.#shapers.set(field, shapers);
    const known = shapers.get(key);
    if (known !== undefined) return known;
    const shaper = plan();
    shapers.set(key, shaper);
    return shaper;
  }

  build(): RowPlan {
    return this.#cells;
  }
}
