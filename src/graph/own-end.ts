import type { Column } from './property.ts';
import type { CellPlan } from './read-plan.ts';

/** The column of a relationship that has all that a cell shows of one of its ends, its id; null: it shows more, or something else. */
export function ownEnd(cell: Extract<CellPlan, { kind: 'one' }>): Column | null {
  const [path, another] = cell.via.paths;
  const [step, more] = path ?? [];
  if (step?.step !== 'end' || more !== undefined || another !== undefined) return null;
  const showsId = cell.row.every(
    (each) => each.kind === 'column' && each.on === 'node' && each.column.name === 'id',
  );
  if (!showsId || cell.where !== null || cell.via.kinds.length > 0) return null;
  return { name: step.end === 'start' ? 'from' : 'to', type: 'text', required: true };
}
