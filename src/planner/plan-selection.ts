import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { prefixOf } from '#graph/node-kind.ts';
import { type Column, columnsOf } from '#graph/property.ts';
import type { Cell, Condition, Row, RowPlan } from '#graph/read-plan.ts';
import { collectFields, selectionsOf } from './collect-fields.ts';
import { type DerivedPlan, type FieldPlan, fieldPlanOf, typePlanOf } from './field-plan.ts';
import { planConnection } from './plan-connection.ts';
import { shapePlain } from './shape-plain.ts';
import type { Planning } from './planning.ts';
import { RowBuilder, type Shaper } from './row-builder.ts';
import { whereCondition } from './where-condition.ts';
import { readArguments } from './input-tree.ts';

/** Where a selection is planned: on the node of a row or on its relationship, under a condition on claims. */
export interface Element {
  readonly planning: Planning;
  readonly row: RowBuilder;
  readonly on: 'node' | 'relationship';
  /** Added to every list below: one side of a proposition has the claims of one stance. */
  readonly where: Condition | null;
  /** What a side is called by, read by fields that have no plan. */
  readonly constants: Readonly<Record<string, unknown>>;
}

/** Under this key a shaped object carries the name of its type, for graphql-js to resolve abstract types. */
export const TYPE_NAME = Symbol('typename');

/** Thrown where the schema promises a value and the store has none. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

const ID: Column = { name: 'id', type: 'text', required: true };

/** The object that a selection makes of a row. */
export function planSelection(type: GraphQLOutputType, selections: readonly SelectionSetNode[], element: Element): Shaper {
  const named = getNamedType(type);
  if (isObjectType(named)) return planObject(named, selections, element);
  if (!isAbstractType(named)) throw new Error(`${named.name} has no selection.`);
  const possible = element.planning.document.schema.getPossibleTypes(named);
  const id = element.row.column('node', ID);
  const shapers = new Map(
    possible.map((object) => [typePlanOf(object)?.prefix, planObject(object, selections, element)] as const),
  );
  return (row, context) => shapers.get(prefixOf(row[id] as string))?.(row, context) ?? null;
}

function planObject(type: GraphQLObjectType, selections: readonly SelectionSetNode[], element: Element): Shaper {
  const definitions = type.getFields();
  const entries = [...collectFields(element.planning.document, type, selections)].map(([key, nodes]) => {
    const [first] = nodes as [FieldNode];
    const { value: name } = first.name;
    if (name === '__typename') return [key, () => type.name] as const;
    return [key, planField(definitions[name] as GraphQLField<unknown, unknown>, nodes, element)] as const;
  });
  const keys = entries.map(([key]) => key);
  const shapers = entries.map(([, shaper]) => shaper);
  return (row, context) => {
    const object: Record<string | symbol, unknown> = {};
    for (let index = 0; index < keys.length; index++) {
      object[keys[index] as string] = (shapers[index] as Shaper)(row, context);
    }
    object[TYPE_NAME] = type.name;
    return object;
  };
}

function planField(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], element: Element): Shaper {
  const plan = fieldPlanOf(field);
  const shaper =
    plan === undefined
      ? constantShaper(field, element)
      : element.row.once(plan, `${element.on}/${element.planning.keyOf(nodes)}/${JSON.stringify(element.constants)}`, () =>
          shaperOf(plan, field, nodes, element),
        );
  if (!isNonNullType(field.type)) return shaper;
  return (row, context) => {
    const value = shaper(row, context);
    if (value === null) throw new MissingValue(field.name);
    return value;
  };
}

function constantShaper(field: GraphQLField<unknown, unknown>, { constants }: Element): Shaper {
  if (!(field.name in constants)) throw new Error(`The field "${field.name}" has no plan.`);
  return () => constants[field.name];
}

function shaperOf(plan: FieldPlan, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], element: Element): Shaper {
  switch (plan.kind) {
    case 'property':
      return propertyShaper(plan, field, element);
    case 'derived':
      return derivedShaper(plan, field, nodes, element);
    case 'self':
      return planSelection(field.type, selectionsOf(nodes), element);
    case 'step':
      return planSelection(field.type, selectionsOf(nodes), { ...element, on: plan.to });
    case 'one':
      return oneShaper(plan, field, nodes, element);
    case 'list':
      return planConnection(plan, field, nodes, element);
    case 'counts':
      return countsShaper(plan, field, nodes, element);
    case 'sides':
      return sidesShaper(plan, field, nodes, element);
    default:
      throw new Error(`"${field.name}" (${plan.kind}) cannot stand here.`);
  }
}

function propertyShaper(plan: Extract<FieldPlan, { kind: 'property' }>, field: GraphQLField<unknown, unknown>, { row, on }: Element): Shaper {
  const [column] = columnsOf(plan.name, plan.property) as [Column];
  const index = row.column(on, column);
  if (column.type === 'json') return (cells) => (cells[index] === null ? null : JSON.parse(cells[index] as string));
  // A list that was never stored is an empty one.
  if (column.type === 'list' && isNonNullType(field.type)) return (cells) => cells[index] ?? [];
  return (cells) => cells[index] ?? null;
}

export function derivedShaper(plan: DerivedPlan, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], { row, on, planning }: Element): Shaper {
  const indexes = plan.columns.map((column) => row.column(on, column));
  const ends = (plan.ends ?? []).map(({ via, columns }) => {
    const cells = columns.map((column) => ({ kind: 'column', on: 'node', column }) as const);
    return row.add({ kind: 'one', via, order: [{ on: 'node', column: ID, descending: false }], row: cells });
  });
  const shape = isLeafType(getNamedType(field.type)) ? null : shapePlain(planning.document, field.type, selectionsOf(nodes));
  return (cells) => {
    const value = plan.derive(
      indexes.map((index) => cells[index] as Cell),
      ends.map((index) => cells[index] as Row | null),
    );
    return shape === null || value === null ? value : shape(value);
  };
}

function oneShaper(plan: Extract<FieldPlan, { kind: 'one' }>, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], { row, planning }: Element): Shaper {
  const inner = new RowBuilder();
  const shaper = planSelection(field.type, selectionsOf(nodes), { planning, row: inner, on: 'node', where: null, constants: {} });
  const index = row.add({ kind: 'one', via: plan.via, order: plan.order, row: rowOf(inner) });
  return (cells, context) => (cells[index] === null ? null : shaper(cells[index] as Row, context));
}

/** A row without a cell would be an empty list to one engine and nothing to the other. */
export function rowOf(builder: RowBuilder): RowPlan {
  if (builder.build().length === 0) builder.column('node', ID);
  return builder.build();
}

function countsShaper(plan: Extract<FieldPlan, { kind: 'counts' }>, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], { row, planning }: Element): Shaper {
  const tree = readArguments(field, nodes[0] as FieldNode, planning.document.variables).get('where');
  const where = tree === undefined || tree.kind === 'null' ? null : whereCondition(planning, tree);
  const index = row.add({ kind: 'counts', via: plan.via, where });
  const shape = shapePlain(planning.document, field.type, selectionsOf(nodes));
  return (cells) =>
    shape(
      (cells[index] as readonly Row[]).map(([type, direction, kind, count]) => ({
        type,
        direction: direction === 'out' ? 'OUT' : 'IN',
        kind,
        count,
      })),
    );
}

function sidesShaper(plan: Extract<FieldPlan, { kind: 'sides' }>, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], element: Element): Shaper {
  if (!isListType(isNonNullType(field.type) ? field.type.ofType : field.type)) throw new Error('sides are a list');
  const shapers = plan.sides.map(({ values, where }) =>
    planSelection(field.type, selectionsOf(nodes), { ...element, where: element.planning.fixed(where), constants: values }),
  );
  return (row, context) => shapers.map((shaper) => shaper(row, context));
}
