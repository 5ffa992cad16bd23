import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  isListType,
  getNullableType,
} from 'graphql';
import { AppError } from '#src/errors.ts';
import type { Parameter, ReadPlan, ReadResult, Row } from '#graph/read-plan.ts';
import { type Document, collectFields, selectionsOf } from './collect-fields.ts';
import { type FieldPlan, fieldPlanOf } from './field-plan.ts';
import { type InputTree, type Variables, readArguments } from './input-tree.ts';
import { acceptText, reader } from './parameters.ts';
import { planList } from './plan-connection.ts';
import { planSelection, rowOf } from './plan-selection.ts';
import { Planning } from './planning.ts';
import { RowBuilder } from './row-builder.ts';
import { variableShape } from './variable-shape.ts';

/** One root field: what to read for it, and how the answer becomes its value in the response. */
export interface PlannedField {
  readonly nodes: readonly FieldNode[];
  readonly plan: ReadPlan;
  bind(variables: Variables): readonly Parameter[];
  shape(result: ReadResult, parameters: readonly Parameter[]): unknown;
}

/** Root fields by response key; null for one that is resolved, not planned. In the order of the response. */
export type PlannedOperation = ReadonlyMap<string, PlannedField | null>;

/** Shapes of variables that one operation is remembered with. */
const REMEMBERED = 100;
const plans = new WeakMap<OperationDefinitionNode, Map<string, PlannedOperation>>();

/** The plan of an operation, cached by its document and the shape of its variables. */
export function planOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Variables,
): PlannedOperation {
  const known = plans.get(operation) ?? new Map<string, PlannedOperation>();
  plans.set(operation, known);
  const shape = variableShape(schema, operation, variables);
  const cached = known.get(shape);
  if (cached !== undefined) return cached;
  const planned = planRoot({ schema, fragments, variables }, schema.getQueryType() as GraphQLObjectType, operation);
  if (known.size >= REMEMBERED) known.clear();
  known.set(shape, planned);
  return planned;
}

function planRoot(document: Document, type: GraphQLObjectType, operation: OperationDefinitionNode): PlannedOperation {
  const fields = type.getFields();
  const planned = [...collectFields(document, type, [operation.selectionSet])].map(([key, nodes]) => {
    const field = fields[(nodes[0] as FieldNode).name.value];
    const plan = field === undefined ? undefined : fieldPlanOf(field);
    return [key, field === undefined || plan === undefined ? null : planOrFail(document, field, plan, nodes)] as const;
  });
  return new Map(planned);
}

/** What cannot be planned fails when it is run, as the error of its own field. */
function planOrFail(document: Document, field: GraphQLField<unknown, unknown>, plan: FieldPlan, nodes: readonly FieldNode[]): PlannedField {
  try {
    return planRootField(document, field, plan, nodes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fail = () => {
      throw error;
    };
    return { nodes, plan: NOTHING, bind: fail, shape: fail };
  }
}

const NOTHING: ReadPlan = {
  start: { kind: 'lookup', lookup: { kinds: [], property: 'id', parameter: 0, row: [] } },
  revision: false,
};

function planRootField(document: Document, field: GraphQLField<unknown, unknown>, plan: FieldPlan, nodes: readonly FieldNode[]): PlannedField {
  const planning = new Planning(document);
  if (plan.kind === 'list') {
    const element = { planning, row: new RowBuilder(), on: 'node', where: null, constants: {} } as const;
    const { list, shape } = planList(plan, field, nodes, element);
    return {
      nodes,
      plan: { start: { kind: 'list', kinds: plan.kinds, list }, revision: planning.needsRevision },
      bind: (variables) => planning.parameters.bind(variables),
      shape: ({ rows, count, revision }, parameters) => shape({ rows, count }, { revision: revision ?? 0, parameters }),
    };
  }
  if (plan.kind !== 'lookup') throw new Error(`"${field.name}" (${plan.kind}) cannot stand at the root.`);
  return planLookup(planning, plan, field, nodes);
}

function planLookup(planning: Planning, plan: Extract<FieldPlan, { kind: 'lookup' }>, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): PlannedField {
  const { property, tree } = chosenKey(plan, field, nodes[0] as FieldNode, planning);
  const parameter = planning.parameters.add(reader(tree, plan.many ? acceptIds : (value) => [acceptText(value)]));
  const row = new RowBuilder();
  const key = row.column('node', { name: property, type: 'text', required: true });
  const shaper = planSelection(field.type, selectionsOf(nodes), { planning, row, on: 'node', where: null, constants: {} });
  const lookup = { kinds: plan.kinds, property, parameter, row: rowOf(row) };
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
      return isListType(getNullableType(field.type)) ? values : (values[0] ?? null);
    },
  };
}

/** The one argument by which a node is looked up. */
function chosenKey(plan: Extract<FieldPlan, { kind: 'lookup' }>, field: GraphQLField<unknown, unknown>, node: FieldNode, planning: Planning): { property: string; tree: InputTree } {
  const given = [...readArguments(field, node, planning.document.variables)].filter(([, tree]) => tree.kind !== 'null');
  const [only, another] = given;
  if (only === undefined || another !== undefined) {
    throw new AppError('BAD_USER_INPUT', `Give ${field.name} exactly one of ${Object.keys(plan.by).join(', ')}.`);
  }
  return { property: plan.by[only[0]] as string, tree: only[1] };
}

const MOST_IDS = 100;

function acceptIds(value: unknown): readonly string[] {
  const ids = value as readonly string[];
  if (ids.length <= MOST_IDS) return ids.map(acceptText);
  throw new AppError('BAD_USER_INPUT', `${ids.length} ids were asked for; ${MOST_IDS} are allowed at once.`);
}
