import type { GraphModel } from '#graph/graph-model.ts';
import type { ListPlan, ReadPlan, RowPlan } from '#graph/read-plan.ts';

/** State of compiling one plan: fresh names, how a parameter is written, and what the model knows. */
export interface Compilation {
  name(letter: string): string;
  parameter(index: number): string;
  readonly model: GraphModel;
}

/**
 * A statement for one request has its values in `$p0`, `$p1`, …; one for many requests at once has them in the
 * map `request`. LIMIT takes no variable, so the sizes of pages are statement parameters in both.
 */
export function createCompilation(
  model: GraphModel,
  sizes: ReadonlySet<number>,
  form: 'single' | 'batch',
): Compilation {
  let made = 0;
  return {
    model,
    name: (letter) => `${letter}${made++}`,
    parameter: (index) =>
      form === 'single' || sizes.has(index) ? `$p${index}` : `request.p${index}`,
  };
}

/** Parameters of a plan that are sizes of pages. Requests can share a statement when these are equal. */
export function pageSizes({ start }: ReadPlan): ReadonlySet<number> {
  return new Set(start.kind === 'list' ? listSizes(start.list) : rowSizes(start.lookup.row));
}

function listSizes({ page, row }: ListPlan): readonly number[] {
  return [page.limit, ...(row === null ? [] : rowSizes(row))];
}

function rowSizes(row: RowPlan): readonly number[] {
  return row.flatMap((cell) => {
    if (cell.kind === 'list') return listSizes(cell.list);
    return cell.kind === 'one' ? rowSizes(cell.row) : [];
  });
}
