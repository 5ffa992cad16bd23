import { type FieldNode, getNullableType, isListType } from 'graphql';
import type { Parameter, ReadPlan, Row } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import type { ClockShape } from './clock.ts';
import { type Document, type SelectedField, selectionsOf } from './collect-fields.ts';
import { elementOf, rowOf } from './element.ts';
import { type FieldPlan, fieldPlanOf, type ListFieldPlan } from './field-plan.ts';
import { type InputTree, readArguments } from './input-tree.ts';
import { acceptText, reader } from './parameters.ts';
import { planList } from './plan-connection.ts';
import { planNeighborhood } from './plan-neighborhood.ts';
import { planRootTimeline } from './plan-root-timeline.ts';
import { planSelection } from './plan-selection.ts';
import { costOf, type PlannedField, planFrom } from './planned-field.ts';
import { Planning } from './planning.ts';
import { PLANS } from './plans.ts';
import { RowBuilder } from './row-builder.ts';
import type { NeighborhoodFieldPlan } from './subgraph-plan.ts';
import { whole } from './whole.ts';
import { worldCondition } from './world-condition.ts';

type LookupFieldPlan = Extract<FieldPlan, { kind: 'lookup' }>;

/** What cannot be planned fails when it is bound, as the error of its field. */
export function planRootField(
  document: Document,
  selected: SelectedField,
  clock: ClockShape,
): PlannedField {
  const plan = fieldPlanOf(selected.field);
  const planning = new Planning(document, PLANS, clock);
  try {
    switch (plan?.kind) {
      case 'list':
        return planRootList(planning, plan, selected);
      case 'lookup':
        return planLookup(planning, plan, selected);
      case 'neighborhood':
        return planAround(planning, plan, selected);
      case 'timeline':
        return planRootTimeline(planning, plan, selected);
      default:
        throw new Error(`"${selected.field.name}" (${plan?.kind}) cannot stand at the root.`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failing(selected, error);
  }
}

const NOTHING: ReadPlan = {
  start: {
    kind: 'lookup',
    lookup: { kinds: [], property: 'id', parameter: 0, where: null, row: [] },
  },
  revision: false,
};

function failing({ nodes }: SelectedField, error: AppError): PlannedField {
  const fail = () => {
    throw error;
  };
  return {
    nodes,
    plan: NOTHING,
    bind: fail,
    shape: fail,
    cost: () => 0,
    missing: () => [],
    instead: fail,
  };
}

function planRootList(
  planning: Planning,
  plan: ListFieldPlan,
  selected: SelectedField,
): PlannedField {
  const { list, shape } = planList(plan, selected, elementOf(planning, new RowBuilder()));
  const planned = planFrom(planning, { kind: 'list', kinds: plan.kinds, list });
  return {
    nodes: selected.nodes,
    plan: planned,
    bind: (variables, clock) => planning.parameters.bind(variables, clock),
    shape: ({ rows, count, groups = [], revision }, parameters, reading) =>
      whole((deferred) =>
        shape(
          { rows, count, groups },
          { revision: revision ?? 0, parameters, deferred, ...reading },
        ),
      ),
    cost: costOf(planning, planned),
    missing: () => [],
    instead: (parameters) => parameters,
  };
}

function planAround(
  planning: Planning,
  plan: NeighborhoodFieldPlan,
  selected: SelectedField,
): PlannedField {
  const { start, ids, shape, found } = planNeighborhood(planning, plan, selected);
  const planned = planFrom(planning, start);
  const asked = (parameters: readonly Parameter[]) => parameters[ids] as readonly string[];
  return {
    nodes: selected.nodes,
    plan: planned,
    bind: (variables, clock) => planning.parameters.bind(variables, clock),
    shape: (result, parameters, reading) =>
      whole((deferred) =>
        shape(result, { revision: result.revision ?? 0, parameters, deferred, ...reading }),
      ),
    cost: costOf(planning, planned),
    missing: (result, parameters) => {
      const there = new Set(found(result));
      return asked(parameters).filter((id) => !there.has(id));
    },
    instead: (parameters, others) => parameters.with(ids, instead(asked(parameters), others)),
  };
}

const instead = (ids: readonly string[], others: ReadonlyMap<string, string>) =>
  ids.map((id) => others.get(id) ?? id);

function planLookup(
  planning: Planning,
  plan: LookupFieldPlan,
  selected: SelectedField,
): PlannedField {
  const { field, nodes } = selected;
  const { property, tree } = chosenKey(planning, plan, selected);
  const accept = plan.many ? acceptIds : (value: unknown) => [acceptText(value)];
  const parameter = planning.parameters.add(reader(tree, accept));
  const row = new RowBuilder();
  const key = row.column('node', { name: property, type: 'text', required: true });
  const element = elementOf(planning, row, 'node', [parameter]);
  const shaper = planSelection(field.type, selectionsOf(nodes), element);
  const where = worldCondition(planning, { evident: false, kinds: plan.kinds });
  const lookup = { kinds: plan.kinds, property, parameter, where, row: rowOf(row) };
  const isList = isListType(getNullableType(field.type));
  const asked = (parameters: readonly Parameter[]) => parameters[parameter] as readonly string[];
  const planned = planFrom(planning, { kind: 'lookup', lookup });
  return {
    nodes,
    plan: planned,
    bind: (variables, clock) => planning.parameters.bind(variables, clock),
    shape: (result, parameters, reading) =>
      whole((deferred) => {
        const byKey = new Map(result.rows.map((cells: Row) => [cells[key], cells]));
        const context = { revision: result.revision ?? 0, parameters, deferred, ...reading };
        const values = asked(parameters).map((value) => {
          const cells = byKey.get(value);
          return cells === undefined ? null : shaper(cells, context);
        });
        return isList ? values : (values[0] ?? null);
      }),
    cost: costOf(planning, planned),
    instead: (parameters, others) => parameters.with(parameter, instead(asked(parameters), others)),
    missing: ({ rows }, parameters) => {
      if (property !== 'id' || rows.length === asked(parameters).length) return [];
      const found = new Set(rows.map((cells) => cells[key]));
      return asked(parameters).filter((id) => !found.has(id));
    },
  };
}

/** The one argument by which a node is looked up. */
function chosenKey(
  { document }: Planning,
  { by }: LookupFieldPlan,
  { field, nodes }: SelectedField,
): { property: string; tree: InputTree } {
  const trees = readArguments(field, nodes[0] as FieldNode, document.variables);
  const [only, another] = [...trees].filter(([, tree]) => tree.kind !== 'null');
  if (only === undefined || another !== undefined) {
    const allowed = Object.keys(by).join(', ');
    throw new AppError('BAD_USER_INPUT', `Give ${field.name} exactly one of ${allowed}.`);
  }
  return { property: by[only[0]] as string, tree: only[1] };
}

const MOST_IDS = 100;

function acceptIds(value: unknown): readonly string[] {
  const ids = value as readonly string[];
  if (ids.length <= MOST_IDS) return ids.map(acceptText);
  throw new AppError(
    'BAD_USER_INPUT',
    `${ids.length} ids were asked for; ${MOST_IDS} are allowed at once.`,
  );
}
