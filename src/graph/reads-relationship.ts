import type { RowPlan } from './read-plan.ts';

/** Whether a row wants something of the relationship that led to its node, or starts from it. */
export function rowReadsRelationship(row: RowPlan): boolean {
  return row.some((cell) => {
    switch (cell.kind) {
      case 'column':
        return cell.on === 'relationship';
      case 'key':
        return cell.of === 'relationship';
      default:
        return cell.via.paths.some(([first]) => first?.step !== 'hop');
    }
  });
}
