import type { Row } from '#graph/read-plan.ts';

export interface NodeAround {
  readonly depth: number;
  readonly row: Row;
}

/** From both ends. */
export const BOTH = 3;

export interface RelationshipAround {
  /** From which ends it is one that was asked for: 1 from its start, 2 from its end. */
  readonly seen: number;
  readonly row: Row;
}

/** Where the rows have what is counted; `degree` null: nobody asked for it. */
interface Places {
  readonly id: number;
  readonly ends: readonly number[];
  readonly degree: number | null;
}

/** Up to where was looked. */
interface Bounds {
  readonly depth: number;
  readonly nodes: number;
  readonly relationships: number;
}

export type Truncation = 'NODES' | 'RELATIONSHIPS' | 'OF_TYPE';

/** A neighborhood as it was read, and what it leaves out. */
export class Around {
  readonly nodes: readonly NodeAround[];
  readonly relationships: readonly RelationshipAround[];
  readonly #places: Places;
  readonly #bounds: Bounds;
  #shown: ReadonlyMap<string, number> | null = null;

  constructor(parts: Pick<Around, 'nodes' | 'relationships'>, places: Places, bounds: Bounds) {
    this.nodes = parts.nodes;
    this.relationships = parts.relationships;
    this.#places = places;
    this.#bounds = bounds;
  }

  /** Relationships that the node has, shown or not. */
  degree({ row }: NodeAround): number {
    const [, count] = row[this.#places.degree as number] as readonly [unknown, number];
    return count;
  }

  /** Relationships that the node has, as it sees them, and that are not shown. */
  hidden(node: NodeAround): number {
    this.#shown ??= this.#countShown();
    return this.degree(node) - (this.#shown.get(node.row[this.#places.id] as string) ?? 0);
  }

  /** What cut it off; empty when all that was asked for is there. */
  truncatedBy(): readonly Truncation[] {
    const { depth, nodes, relationships } = this.#bounds;
    const isCut = this.nodes.some((node) => node.depth < depth && this.hidden(node) > 0);
    const by: Truncation[] = [];
    if (isCut && this.nodes.length >= nodes) by.push('NODES');
    if (
      this.relationships.length >= relationships &&
      this.nodes.some((each) => this.hidden(each) > 0)
    )
      by.push('RELATIONSHIPS');
    return isCut && by.length === 0 ? ['OF_TYPE'] : by;
  }

  #countShown(): ReadonlyMap<string, number> {
    const shown = new Map<string, number>();
    for (const { seen, row } of this.relationships) {
      const ends = this.#places.ends.filter((_, index) => (seen & (index + 1)) !== 0);
      for (const id of new Set(ends.map((index) => row[index] as string)))
        shown.set(id, (shown.get(id) ?? 0) + 1);
    }
    return shown;
  }
}
