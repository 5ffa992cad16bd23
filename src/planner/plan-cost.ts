import type { Parameter, ReadPlan, RowPlan } from '#graph/read-plan.ts';

/**
 * Objects that a plan may answer at most: a scalar is 0, an object 1, and a page multiplies what is in it.
 * Counting or summing is 1, whatever it counts: the timeout bounds that.
 */
export function planCost({ start }: ReadPlan, parameters: readonly Parameter[]): number {
  if (start.kind === 'list') return listCost(start.list, parameters);
  if (start.kind === 'neighborhood') {
    const { nodes, nodeRow, relationships, relationshipRow } = start.neighborhood;
    const cost = (most: number, row: RowPlan) =>
      ((parameters[most] as number | null) ?? 0) * (1 + rowCost(row, parameters));
    return cost(nodes, nodeRow) + cost(relationships, relationshipRow);
  }
  const { row, parameter } = start.kind === 'lookup' ? start.lookup : start.relationships;
  const keys = parameters[parameter] as readonly string[] | null;
  return (keys ?? []).length * (1 + rowCost(row, parameters));
}

/** Objects below one row. */
export function rowCost(row: RowPlan, parameters: readonly Parameter[]): number {
  let cost = 0;
  for (const cell of row) {
    if (cell.kind === 'list') cost += listCost(cell.list, parameters);
    else if (cell.kind === 'one') cost += 1 + rowCost(cell.row, parameters);
    else if (cell.kind === 'counts') cost += 1;
  }
  return cost;
}

function listCost(
  list: Extract<ReadPlan['start'], { kind: 'list' }>['list'],
  parameters: readonly Parameter[],
): number {
  const count = (list.count ? 1 : 0) + (list.groups?.length ?? 0);
  if (list.row === null) return count;
  return count + (parameters[list.page.limit] as number) * (1 + rowCost(list.row, parameters));
}
