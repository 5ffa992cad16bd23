import type { GraphModel } from '#graph/graph-model.ts';
import type { ListPlan, ReadPlan, RowPlan } from '#graph/read-plan.ts';

/** State of compiling one plan: fresh names, how a parameter is written, and what the model knows. */
export interface Compilation {
  name(letter: string): string;
  parameter(index: number): string;
  readonly model: GraphModel;
}

/** How a statement takes its values. */
export interface StatementForm {
  /** One request has its values in `$p0`, `$p1`, …; many at once have them in the map `request`. */
  readonly form: 'single' | 'batch';
  /** Text of values that stand in the statement itself, by parameter: see `literals.ts`. */
  readonly literals?: ReadonlyMap<number, string>;
}

/** LIMIT takes no variable, so the sizes of pages are parameters of the statement in either form. */
export function createCompilation(
  model: GraphModel,
  plan: ReadPlan,
  { form, literals }: StatementForm,
): Compilation {
  const sizes = pageSizes(plan);
  const ofStatement = (index: number) => form === 'single' || sizes.has(index);
  let made = 0;
  return {
    model,
    name: (letter) => `${letter}${made++}`,
    parameter: (index) =>
      literals?.get(index) ?? (ofStatement(index) ? `$p${index}` : `request.p${index}`),
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
