import type { Via } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import type { Cell } from '#graph/read-plan.ts';
import type { Clock } from './clock.ts';

/** A value made of columns of the element, and of the nodes that are the first at the end of some ways. */
export interface DerivedPlan {
  readonly kind: 'derived';
  readonly columns: readonly Column[];
  readonly ends?: readonly { readonly via: Via; readonly columns: readonly Column[] }[];
  /** `ends`: a row of columns for each end, null where there is none. */
  readonly derive: (
    cells: readonly Cell[],
    ends: readonly (readonly Cell[] | null)[],
    clock: Clock,
  ) => unknown;
}
