import { type FieldNode, getNullableType, isListType } from 'graphql';
import type { Parameter, ReadPlan, ReadResult, Row } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { type Document, selectionsOf } from './collect-fields.ts';
import { elementOf, rowOf, type SelectedField } from './element.ts';
import { type FieldPlan, fieldPlanOf, type ListFieldPlan } from './field-plan.ts';
import { type InputTree, readArguments, type Variables } from './input-tree.ts';
import { acceptText, reader } from './parameters.ts';
import { planList } from './plan-connection.ts';
import { planSelection } from './plan-selection.ts';
import { Planning } from './planning.ts';
import { RowBuilder } from './row-builder.ts';

/** One root field: what to read for it, and how the answer becomes its value in the response. */
export interface PlannedField {
  readonly nodes: readonly FieldNode[];
  readonly plan: ReadPlan;
  bind(variables: Variables): readonly Parameter[];
  shape(result: ReadResult, parameters: readonly Parameter[]): unknown;
}

type LookupFieldPlan = Extract<FieldPlan, { kind: 'lookup' }>;

/** Null for a field without a plan. What cannot be planned fails when it is bound, as the error of its field. */
export function planRootField(document: Document, selected: SelectedField): PlannedField | null {
  const plan = fieldPlanOf(selected.field);
  const planning = new Planning(document, planSelection);
  try {
    switch (plan?.kind) {
      case undefined:
        return null;
      case 'list':
        return planRootList(planning, plan, selected);
      case 'lookup':
        return planLookup(planning, plan, selected);
      default:
        throw new Error(`"${selected.field.name}" (${plan?.kind}) cannot stand at the root.`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failing(selected, error);
  }
}

const NOTHING: ReadPlan = {
  start: { kind: 'lookup', lookup: { kinds: [], property: 'id', parameter: 0, row: [] } },
  revision: false,
};

function failing({ nodes }: SelectedField, error: AppError): PlannedField {
  const fail = () => {
    throw error;
  };
  return { nodes, plan: NOTHING, bind: fail, shape: fail };
}

function planRootList(
  planning: Planning,
  plan: ListFieldPlan,
  selected: SelectedField,
): PlannedField {
  const { list, shape } = planList(plan, selected, elementOf(planning, new RowBuilder()));
  return {
    nodes: selected.nodes,
    plan: { start: { kind: 'list', kinds: plan.kinds, list }, revision: planning.needsRevision },
    bind: (variables) => planning.parameters.bind(variables),
    shape: ({ rows, count, revision }, parameters) =>
      shape({ rows, count }, { revision: revision ?? 0, parameters }),
  };
}

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
  const shaper = planSelection(field.type, selectionsOf(nodes), elementOf(planning, row));
  const lookup = { kinds: plan.kinds, property, parameter, row: rowOf(row) };
  const isList = isListType(getNullableType(field.type));
  return {
    nodes,
    plan: { start: { kind: 'lookup', lookup }, revision: planning.needsRevision },
    bind: (variables) => planning.parameters.bind(variables),
    shape: (result, parameters) => {
      const byKey = new Map(result.rows.map((cells: Row) => [cells[key], cells]));
      const context = { revision: result.revision ?? 0, parameters };
      const values = (parameters[parameter] as readonly string[]).map((value) => {
        const cells = byKey.get(value);
        return cells === undefined ? null : shaper(cells, context);
      });
      return isList ? values : (values[0] ?? null);
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
