import type { RowPlan } from './read-plan.ts';

/** Whether a row wants something of the relationship that led to its node, or starts from it. */
export function rowReadsRelationship(row: RowPlan): boolean {
  return row.some((cell) =>
    cell.kind === 'column'
      ? cell.on === 'relationship'
      : cell.via.paths.some(([first]) => first?.step !== 'hop'),
  );
}
