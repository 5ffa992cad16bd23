import type { Condition } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import type { OrderKey, RowPlan } from '#graph/read-plan.ts';

/** Whether a condition looks at more of the node than its id, so that the node must be fetched for it. */
export function conditionReadsNode(condition: Condition | null): boolean {
  switch (condition?.kind) {
    case 'and':
    case 'or':
      return condition.conditions.some(conditionReadsNode);
    case 'not':
      return conditionReadsNode(condition.condition);
    case 'compare':
    case 'isNull':
    case 'has':
    case 'only':
      return columnReadsNode(condition.on, condition.column);
    case 'inOne':
      return condition.on === 'node';
    default:
      return false;
  }
}

export function orderReadsNode(order: readonly OrderKey[]): boolean {
  return order.some(({ on, column }) => columnReadsNode(on, column));
}

/** Whether a row shows more of the node than its id: what is at the end of a way is looked up by the id alone. */
export function rowReadsNode(row: RowPlan): boolean {
  return row.some((cell) => {
    switch (cell.kind) {
      case 'column':
        return cell.column.latest !== undefined || columnReadsNode(cell.on, cell.column);
      case 'list':
      case 'one':
      case 'counts':
        return false;
      default:
        return true;
    }
  });
}

function columnReadsNode(on: 'node' | 'relationship', { name }: Column): boolean {
  return on === 'node' && name !== 'id';
}
