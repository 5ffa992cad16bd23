import type { GraphModel } from '#graph/graph-model.ts';
import type { AsOf, ListPlan, ReadPlan, RowPlan } from '#graph/read-plan.ts';

/** State of compiling one plan: fresh names, how a parameter is written, and what the model knows. */
export interface Compilation {
  name(letter: string): string;
  parameter(index: number): string;
  readonly model: GraphModel;
  /** Which versions are read; undefined: those of now, which alone are what they are called. */
  readonly asOf: AsOf | undefined;
  /** Variables that every subquery with a list of what it imports must name. */
  readonly everywhere: readonly string[];
}

/** How a statement takes its values. */
export interface StatementForm {
  /** One request has its values in `$p0`, `$p1`, …; many at once have them in the map `request`. */
  readonly form: 'single' | 'batch';
  /** Text of values that stand in the statement itself, by parameter: see `literals.ts`. */
  readonly literals?: ReadonlyMap<number, string>;
}

/** What holds for a whole statement: which versions it reads, and which parameters are its own in either form. */
interface Stated {
  readonly asOf: AsOf | undefined;
  readonly shared: ReadonlySet<number>;
}

/** LIMIT takes no variable, so the sizes of pages are parameters of the statement in either form; so is what time is asked for. */
export function createCompilation(
  model: GraphModel,
  { asOf, shared }: Stated,
  { form, literals }: StatementForm,
): Compilation {
  const ofStatement = (index: number) => form === 'single' || shared.has(index);
  let made = 0;
  return {
    model,
    asOf,
    everywhere: form === 'single' ? [] : ['request'],
    name: (letter) => `${letter}${made++}`,
    parameter: (index) =>
      literals?.get(index) ?? (ofStatement(index) ? `$p${index}` : `request.p${index}`),
  };
}

/** Parameters of a plan that belong to the statement. Requests can share one when these are equal. */
export function statementParameters({ start, asOf }: ReadPlan): ReadonlySet<number> {
  const sizes = startSizes(start);
  if (asOf === undefined) return new Set(sizes);
  const { revision, publishedBy } = asOf;
  return new Set([...sizes, revision, ...(publishedBy === null ? [] : [publishedBy])]);
}

function startSizes(start: ReadPlan['start']): readonly number[] {
  switch (start.kind) {
    case 'list':
      return listSizes(start.list);
    case 'lookup':
      return rowSizes(start.lookup.row);
    case 'relationships':
      return rowSizes(start.relationships.row);
    case 'neighborhood':
      return [start.neighborhood.nodeRow, start.neighborhood.relationshipRow].flatMap(rowSizes);
    case 'lists':
      return start.lists.flatMap(({ list }) => listSizes(list));
  }
}

function listSizes({ page, row, groups = [] }: ListPlan): readonly number[] {
  const cuts = groups.flatMap(({ cut }) => (cut === null ? [] : [cut.first]));
  return [page.limit, ...cuts, ...(row === null ? [] : rowSizes(row))];
}

function rowSizes(row: RowPlan): readonly number[] {
  return row.flatMap((cell) => {
    if (cell.kind === 'list') return listSizes(cell.list);
    return cell.kind === 'one' ? rowSizes(cell.row) : [];
  });
}
