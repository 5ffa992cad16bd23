import type { Place, PlaceCursors } from './change-cursor.ts';
import type { Change } from './describe-changes.ts';
import type { ChangePage } from './read-changes.ts';

/** A page as the API shows it. */
export interface ChangeConnection {
  readonly edges: readonly { readonly cursor: string; readonly node: Change }[];
  readonly nodes: readonly Change[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A page with the cursors of its rows. `isFirst`: nothing stands before it. */
export function changeConnection(
  { changes, more }: ChangePage,
  cursors: PlaceCursors,
  isFirst: boolean,
  placeOf: (change: Change) => Place = (change) => change,
): ChangeConnection {
  const edges = changes.map((node) => ({ cursor: cursors.encode(placeOf(node)), node }));
  const pageInfo = {
    hasNextPage: more,
    hasPreviousPage: !isFirst,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: changes, pageInfo };
}
