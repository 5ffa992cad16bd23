import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ClockShape } from './clock.ts';
import { collectFields, type Document, selectionsOf } from './collect-fields.ts';
import { type ClockField, fieldPlanOf } from './field-plan.ts';
import type { Variables } from './input-tree.ts';
import { type PlannedFinding, planFound } from './plan-found.ts';
import { planRootField } from './plan-root-field.ts';
import type { PlannedField } from './planned-field.ts';
import { variableShape } from './variable-shape.ts';

/** One field of Query or Graph. */
export type PlannedMember =
  | {
      readonly kind: 'read';
      readonly field: GraphQLField<unknown, unknown>;
      readonly nodes: readonly FieldNode[];
      /** What to read for it, when these are the clocks that are looked at. */
      planned(clock: ClockShape): PlannedField;
    }
  /** What a search of the graph comes to. */
  | {
      readonly kind: 'found';
      readonly field: GraphQLField<unknown, unknown>;
      readonly nodes: readonly FieldNode[];
      /** How to search, when these are the clocks that are looked at. @throws AppError when it cannot be planned. */
      planned(clock: ClockShape): PlannedFinding;
    }
  /** A graph at another point of the clocks, by its members. */
  | {
      readonly kind: 'graph';
      readonly field: GraphQLField<unknown, unknown>;
      readonly nodes: readonly FieldNode[];
      readonly members: PlannedOperation;
    }
  /** Where the clocks stand. */
  | { readonly kind: 'clock'; readonly of: ClockField }
  | { readonly kind: 'typename'; readonly name: string }
  /** By a resolver of its own. */
  | { readonly kind: 'resolved' };

/** Fields of Query or Graph by response key, in the order of the response. */
export type PlannedOperation = ReadonlyMap<string, PlannedMember>;

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
  const shape = variableShape(schema, operation, fragments, variables);
  const cached = known.get(shape);
  if (cached !== undefined) return cached;
  const type = schema.getQueryType() as GraphQLObjectType;
  const planned = planMembers({ schema, fragments, variables }, type, [operation.selectionSet]);
  if (known.size >= REMEMBERED) known.clear();
  known.set(shape, planned);
  return planned;
}

function planMembers(
  document: Document,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): PlannedOperation {
  const definitions = type.getFields();
  const members = [...collectFields(document, type, selections)].map(([key, nodes]) => {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return [key, { kind: 'typename', name: type.name }] as const;
    const field = definitions[name];
    const member =
      field === undefined ? ({ kind: 'resolved' } as const) : planMember(document, field, nodes);
    return [key, member] as const;
  });
  return new Map(members);
}

function planMember(
  document: Document,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): PlannedMember {
  const plan = fieldPlanOf(field);
  switch (plan?.kind) {
    case undefined:
      return { kind: 'resolved' };
    case 'clock':
      return plan;
    case 'graph': {
      const type = getNamedType(field.type) as GraphQLObjectType;
      const members = planMembers(document, type, selectionsOf(nodes));
      return { kind: 'graph', field, nodes, members };
    }
    case 'found': {
      const planned = byClock((clock) => planFound(document, plan, { field, nodes }, clock));
      return { kind: 'found', field, nodes, planned };
    }
    default: {
      const planned = byClock((clock) => planRootField(document, { field, nodes }, clock));
      return { kind: 'read', field, nodes, planned };
    }
  }
}

/** The same plan each time for the same clocks. */
function byClock<Plan>(plan: (clock: ClockShape) => Plan): (clock: ClockShape) => Plan {
  const known = new Map<string, Plan>();
  return (clock) => {
    const key = `${clock.versions} ${clock.published} ${clock.world}`;
    const planned = known.get(key) ?? plan(clock);
    known.set(key, planned);
    return planned;
  };
}
