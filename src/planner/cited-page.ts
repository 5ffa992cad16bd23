import type { ReadPlan } from '#graph/read-plan.ts';
import type { SelectedField } from './collect-fields.ts';
import { elementOf, ID } from './element.ts';
import type { CitePlan, ListFieldPlan } from './field-plan.ts';
import type { Variables } from './input-tree.ts';
import { costOf } from './planned-field.ts';
import type { Planning } from './planning.ts';
import { RowBuilder, type ShapeContext } from './row-builder.ts';
import { whole } from './whole.ts';

interface CitedPage {
  /** @param scope What a cursor of it belongs to. */
  load(ids: readonly string[], scope: string, context: ShapeContext): Promise<unknown>;
  /** Objects that it may ask for. */
  cost(variables: Variables): number;
}

/** Names that no variable has: what is known only when the rows are there. */
const [IDS, SCOPE] = ['ids of claims', 'scope of cursors'];

/** A page of the claims with some ids, in another statement. */
export function planCitedPage(
  { read }: CitePlan,
  plan: ListFieldPlan,
  selected: SelectedField,
  before: Planning,
): CitedPage {
  const planning = before.beside();
  const { parameters } = planning;
  const parameter = parameters.add((variables) => (variables[IDS] ?? []) as readonly string[]);
  planning.cursorParameters = [parameters.add((variables) => (variables[SCOPE] ?? '') as string)];
  const isOne = { kind: 'compare', on: 'node', column: ID, operator: 'in', parameter } as const;
  const element = elementOf(planning, new RowBuilder());
  const { list, shape } = planning.list(plan, selected, element, isOne);
  const { asOf } = planning.clock;
  const planned: ReadPlan = {
    start: { kind: 'list', kinds: plan.kinds, list },
    revision: false,
    ...(asOf !== null && { asOf }),
  };
  return {
    cost: costOf(planning, planned),
    load: async (ids, scope, context) => {
      const { clock, request } = context;
      const bound = parameters.bind({ ...context.variables, [IDS]: ids, [SCOPE]: scope }, clock);
      const answer = await read(request, planned, bound);
      return whole((deferred) => shape(answer, { ...context, parameters: bound, deferred }));
    },
  };
}
