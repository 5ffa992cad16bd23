import type { Cell, Row } from '#graph/read-plan.ts';
import type { ShapeContext } from './row-builder.ts';

/** What a connection answers, before it is given its shape. */
export interface ListAnswer {
  readonly rows: readonly Row[];
  readonly count: Cell;
  readonly groups?: readonly (readonly Row[])[];
  /** Id of what the connection hangs off, where something of it is cited: a node, or the proposition of a relationship. */
  readonly parent?: string;
}

/** What an aggregate of a connection was made of. */
export interface Answered {
  readonly context: ShapeContext;
  /** As in `ListAnswer`; null: nothing of it is cited, or it starts at the root. */
  readonly parent: string | null;
}
