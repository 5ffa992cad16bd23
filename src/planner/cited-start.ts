import type { Via } from '#graph/condition.ts';
import type { CellPlan, ListPlan, RowPlan, Start } from '#graph/read-plan.ts';
import { allOf } from './all-of.ts';
import { type Grouped, MOST_CITED } from './cited-groups.ts';
import type { SelectedField } from './collect-fields.ts';
import { ID } from './element.ts';
import type { CitePlan } from './field-plan.ts';
import { keyAtClock } from './group-keys.ts';
import type { Variables } from './input-tree.ts';
import { readListArguments } from './list-arguments.ts';
import type { Connection, Planning } from './planning.ts';
import { worldCondition } from './world-condition.ts';

/** What connections hang off: known only when their answers are there. */
interface Parents {
  /** False at the root. */
  readonly are: boolean;
  among(variables: Variables, ids: readonly string[]): Variables;
}

/** A name that no variable has. */
const IDS = 'ids of parents';
const ID_CELL: CellPlan = { kind: 'column', on: 'node', column: ID };

/** Where to read all rows of a connection, each with its keys and the claims behind it. */
export function planCitedRows(
  { behind }: CitePlan,
  { plan, selected, element }: Connection,
  { of, keys }: Grouped,
  planning: Planning,
): { readonly start: Start; readonly parents: Parents } {
  const { field, nodes } = selected as SelectedField;
  const [node] = nodes as readonly [(typeof nodes)[number]];
  const given = readListArguments(plan, field, node, planning);
  const where = allOf([
    ...plan.where.map((each) => planning.fixed(each)),
    element.fixed === null ? null : planning.fixed(element.fixed),
    given.where,
    worldCondition(planning, plan),
  ]);
  const row = [
    ...keys.map((key): CellPlan => ({ kind: 'key', of, key: keyAtClock(planning, key) })),
    behind === null ? ID_CELL : claimCell(planning, behind),
  ];
  const list = { ...all(planning, row), where };
  if (given.via === null) {
    const start = { kind: 'list', kinds: plan.kinds, list } as const;
    return { start, parents: { are: false, among: (variables) => variables } };
  }
  const via = element.on === 'node' ? given.via : fromProposition(given.via);
  const parameter = planning.parameters.add(
    (variables) => (variables[IDS] ?? []) as readonly string[],
  );
  const hanging = [ID_CELL, { kind: 'list', via, list } as const];
  const lookup = { kinds: [], property: 'id', parameter, where: null, row: hanging };
  return {
    start: { kind: 'lookup', lookup },
    parents: { are: true, among: (variables, ids) => ({ ...variables, [IDS]: ids }) },
  };
}

function claimCell(planning: Planning, via: Via): CellPlan {
  const where = worldCondition(planning, { evident: false, kinds: via.kinds });
  return { kind: 'list', via, list: { ...all(planning, [ID_CELL]), where } };
}

function all(planning: Planning, row: RowPlan): Omit<ListPlan, 'where'> {
  const limit = planning.parameters.add(() => MOST_CITED);
  return {
    order: [{ on: 'node', column: ID, descending: false }],
    page: { from: 'start', limit, peek: true, beyond: null },
    count: false,
    row,
  };
}

/** What hangs off a relationship hangs off its proposition, which has an id to look up. */
const fromProposition = ({ paths, kinds }: Via): Via => ({
  paths: paths.map((path) => path.slice(1)),
  kinds,
});
