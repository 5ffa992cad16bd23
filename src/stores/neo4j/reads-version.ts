import type { Condition } from '#graph/condition.ts';
import type { OrderKey, RowPlan } from '#graph/read-plan.ts';

/** Whether a condition looks at more of the node than its id, so that its version must be known. */
export function conditionReadsVersion(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.some(conditionReadsVersion);
    case 'not':
      return conditionReadsVersion(condition.condition);
    case 'compare':
    case 'isNull':
    case 'has':
    case 'only':
      return condition.on === 'node' && condition.column.name !== 'id';
    case 'inOne':
      return condition.on === 'node';
    default:
      return false;
  }
}

/** Whether a condition starts from the node itself, or asks for its kind. */
export function conditionReadsPlace(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.some(conditionReadsPlace);
    case 'not':
      return conditionReadsPlace(condition.condition);
    default:
      return condition.kind === 'some' || condition.kind === 'kindIn';
  }
}

export function orderReadsVersion(order: readonly OrderKey[]): boolean {
  return order.some(({ on, column }) => on === 'node' && column.name !== 'id');
}

export function rowReadsVersion(row: RowPlan): boolean {
  return row.some((cell) => {
    if (cell.kind === 'column') return cell.on === 'node' && cell.column.name !== 'id';
    return cell.kind === 'key' && cell.of === 'node' && cell.key.kind !== 'ends';
  });
}
