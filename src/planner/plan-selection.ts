import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { prefixOf } from '#graph/node-kind.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { ID, MissingValue, TYPE_NAME } from './element.ts';
import { type FieldPlan, fieldPlanOf, typePlanOf } from './field-plan.ts';
import {
  armsShaper,
  countsShaper,
  deferredShaper,
  derivedShaper,
  holdsShaper,
  oneShaper,
  pinnedShaper,
  propertyShaper,
  sidesShaper,
} from './field-shapers.ts';
import { planConnection } from './plan-connection.ts';
import { timelineShaper } from './plan-timeline.ts';
import type { Element, PlanSelection } from './planning.ts';
import type { Shaper } from './row-builder.ts';

/** The object that a selection makes of a row; of an abstract type, by the kind of its node. */
export const planSelection: PlanSelection = (type, selections, element) => {
  const named = getNamedType(type);
  if (isObjectType(named)) return planObject(named, selections, element);
  if (!isAbstractType(named)) throw new Error(`${named.name} has no selection.`);
  const possible = element.planning.document.schema.getPossibleTypes(named);
  const id = element.row.column('node', ID);
  const shapers = new Map(
    possible.map(
      (object) => [typePlanOf(object)?.prefix, planObject(object, selections, element)] as const,
    ),
  );
  return (row, context) => shapers.get(prefixOf(row[id] as string))?.(row, context) ?? null;
};

function planObject(
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  element: Element,
): Shaper {
  const definitions = type.getFields();
  const fields = [...collectFields(element.planning.document, type, selections)];
  const keys = fields.map(([key]) => key);
  const shapers = fields.map(([, nodes]): Shaper => {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => type.name;
    return planField({ field: definitions[name] as SelectedField['field'], nodes }, element);
  });
  const deferred = fields
    .filter(
      ([, [node]]) => planOf(definitions[(node as FieldNode).name.value])?.kind === 'deferred',
    )
    .map(([key]) => key);
  return (row, context) => {
    const object: Record<string | symbol, unknown> = {};
    for (let index = 0; index < keys.length; index++) {
      object[keys[index] as string] = (shapers[index] as Shaper)(row, context);
    }
    object[TYPE_NAME] = type.name;
    for (const key of deferred) {
      const value = object[key] as Promise<unknown>;
      context.deferred.push(
        value.then((loaded) => {
          object[key] = loaded;
        }),
      );
    }
    return object;
  };
}

const planOf = (field: SelectedField['field'] | undefined) =>
  field === undefined ? undefined : fieldPlanOf(field);

function planField(selected: SelectedField, element: Element): Shaper {
  const { field, nodes } = selected;
  const plan = fieldPlanOf(field);
  const shaper =
    plan === undefined
      ? constantShaper(field, element)
      : element.row.once(plan, onceKey(nodes, element), () => shaperOf(plan, selected, element));
  if (!isNonNullType(field.type)) return shaper;
  return (row, context) => {
    const value = shaper(row, context);
    if (value === null) throw new MissingValue(field.name);
    return value;
  };
}

function onceKey(nodes: readonly FieldNode[], { on, planning, constants }: Element): string {
  return `${on}/${planning.keyOf(nodes)}/${JSON.stringify(constants)}`;
}

function constantShaper(field: GraphQLField<unknown, unknown>, { constants }: Element): Shaper {
  if (!(field.name in constants)) throw new Error(`The field "${field.name}" has no plan.`);
  return () => constants[field.name];
}

function shaperOf(plan: FieldPlan, selected: SelectedField, element: Element): Shaper {
  const { field, nodes } = selected;
  switch (plan.kind) {
    case 'property':
      return propertyShaper(plan, selected, element);
    case 'derived':
      return derivedShaper(plan, selected, element);
    case 'holds':
      return holdsShaper(plan, selected, element);
    case 'pinned':
      return pinnedShaper(plan, element);
    case 'deferred':
      return deferredShaper(plan, selected, element);
    case 'self':
      return planSelection(field.type, selectionsOf(nodes), {
        ...element,
        fixed: null,
        constants: {},
      });
    case 'step':
      return planSelection(field.type, selectionsOf(nodes), { ...element, on: plan.to });
    case 'one':
      return oneShaper(plan, selected, element);
    case 'list':
      return planConnection(plan, selected, element);
    case 'counts':
      return countsShaper(plan, selected, element);
    case 'sides':
      return sidesShaper(plan, selected, element);
    case 'arms':
      return armsShaper(plan, selected, element);
    case 'timeline':
      return timelineShaper(plan, selected, element);
    default:
      throw new Error(`"${field.name}" (${plan.kind}) cannot stand here.`);
  }
}
