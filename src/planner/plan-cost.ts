import { groupBy } from '#graph/batches.ts';
import type { CellPlan, ListPlan, Parameter, ReadPlan, RowPlan } from '#graph/read-plan.ts';

/**
 * Objects that a plan may answer at most: a scalar is 0, an object 1, and a page multiplies what is in it.
 * Counting or summing is 1, whatever it counts: the timeout bounds that.
 */
export function planCost({ start }: ReadPlan, parameters: readonly Parameter[]): number {
  switch (start.kind) {
    case 'lookup': {
      const { row, parameter } = start.lookup;
      const ids = parameters[parameter] as readonly string[] | null;
      return (ids ?? []).length * (1 + rowCost(row, parameters));
    }
    case 'relationships': {
      const { row, parameter } = start.relationships;
      const keys = parameters[parameter] as readonly string[] | null;
      return (keys ?? []).length * (1 + rowCost(row, parameters));
    }
    case 'neighborhood': {
      const { nodes, nodeRow, relationships, relationshipRow } = start.neighborhood;
      const cost = (most: number, row: RowPlan) =>
        ((parameters[most] as number | null) ?? 0) * (1 + rowCost(row, parameters));
      return cost(nodes, nodeRow) + cost(relationships, relationshipRow);
    }
    case 'list':
      return listCost(start.list, parameters);
    case 'lists':
      return togetherCost(
        start.lists.map(({ list }) => list),
        parameters,
      );
  }
}

/** Objects below one row. */
export function rowCost(row: RowPlan, parameters: readonly Parameter[]): number {
  let cost = 0;
  for (const cell of row) {
    if (cell.kind === 'list' && cell.together === undefined)
      cost += listCost(cell.list, parameters);
    else if (cell.kind === 'one') cost += 1 + rowCost(cell.row, parameters);
    else if (cell.kind === 'counts') cost += 1;
  }
  const groups = groupBy(row.filter(isTogether), ({ together }) => String(together));
  for (const cells of groups.values())
    cost += togetherCost(
      cells.map(({ list }) => list),
      parameters,
    );
  return cost;
}

type ListCell = Extract<CellPlan, { kind: 'list' }>;

const isTogether = (cell: CellPlan): cell is ListCell =>
  cell.kind === 'list' && cell.together !== undefined;

/** One page of all of them is answered, whichever rows it has. */
function togetherCost(lists: readonly ListPlan[], parameters: readonly Parameter[]): number {
  return Math.max(0, ...lists.map((list) => listCost(list, parameters)));
}

function listCost(list: ListPlan, parameters: readonly Parameter[]): number {
  const count = (list.count ? 1 : 0) + (list.groups?.length ?? 0);
  if (list.row === null) return count;
  return count + (parameters[list.page.limit] as number) * (1 + rowCost(list.row, parameters));
}
