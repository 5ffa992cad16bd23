import { type FieldNode, getNamedType, isLeafType, isNonNullType } from 'graphql';
import { type Column, columnsOf } from '#graph/property.ts';
import type { Cell, Row } from '#graph/read-plan.ts';
import { selectionsOf } from './collect-fields.ts';
import { elementOf, ID, rowOf, type SelectedField } from './element.ts';
import type { DerivedPlan, FieldPlan } from './field-plan.ts';
import { readArguments } from './input-tree.ts';
import type { Element } from './planning.ts';
import { RowBuilder, type Shaper } from './row-builder.ts';
import { shapePlain } from './shape-plain.ts';
import { whereCondition } from './where-condition.ts';

type PlanOf<Kind extends FieldPlan['kind']> = Extract<FieldPlan, { kind: Kind }>;

/** One property. A list that was never stored is an empty one. */
export function propertyShaper(
  plan: PlanOf<'property'>,
  { field }: SelectedField,
  { row, on }: Element,
): Shaper {
  const [column] = columnsOf(plan.name, plan.property) as [Column];
  const index = row.column(on, column);
  if (column.type === 'json') {
    return (cells) => (cells[index] === null ? null : JSON.parse(cells[index] as string));
  }
  if (column.type === 'list' && isNonNullType(field.type)) return (cells) => cells[index] ?? [];
  return (cells) => cells[index] ?? null;
}

/** A value made of columns, and of the nodes at the end of some ways. */
export function derivedShaper(
  plan: DerivedPlan,
  { field, nodes }: SelectedField,
  { row, on, planning }: Element,
): Shaper {
  const indexes = plan.columns.map((column) => row.column(on, column));
  const ends = (plan.ends ?? []).map(({ via, columns }) => {
    const cells = columns.map((column) => ({ kind: 'column', on: 'node', column }) as const);
    const order = [{ on: 'node', column: ID, descending: false }] as const;
    return row.add({ kind: 'one', via, order, row: cells });
  });
  const shape = isLeafType(getNamedType(field.type))
    ? null
    : shapePlain(planning.document, field.type, selectionsOf(nodes));
  return (cells) => {
    const value = plan.derive(
      indexes.map((index) => cells[index] as Cell),
      ends.map((index) => cells[index] as Row | null),
    );
    return shape === null || value === null ? value : shape(value);
  };
}

/** The first end of a way, or null. */
export function oneShaper(
  plan: PlanOf<'one'>,
  { field, nodes }: SelectedField,
  { row, planning }: Element,
): Shaper {
  const inner = new RowBuilder();
  const shaper = planning.select(field.type, selectionsOf(nodes), elementOf(planning, inner));
  const index = row.add({ kind: 'one', via: plan.via, order: plan.order, row: rowOf(inner) });
  return (cells, context) => (cells[index] === null ? null : shaper(cells[index] as Row, context));
}

/** How many relationships there are, by type, direction and kind. */
export function countsShaper(
  plan: PlanOf<'counts'>,
  { field, nodes }: SelectedField,
  { row, planning }: Element,
): Shaper {
  const given = readArguments(field, nodes[0] as FieldNode, planning.document.variables);
  const tree = given.get('where');
  const where = tree === undefined || tree.kind === 'null' ? null : whereCondition(planning, tree);
  const index = row.add({ kind: 'counts', via: plan.via, where });
  const shape = shapePlain(planning.document, field.type, selectionsOf(nodes));
  const toCount = ([type, direction, kind, count]: Row) => ({
    type,
    direction: direction === 'out' ? 'OUT' : 'IN',
    kind,
    count,
  });
  return (cells) => shape((cells[index] as readonly Row[]).map(toCount));
}

/** The same element, once for each side. */
export function sidesShaper(
  plan: PlanOf<'sides'>,
  { field, nodes }: SelectedField,
  element: Element,
): Shaper {
  const { planning } = element;
  const shapers = plan.sides.map(({ values, where }) => {
    const side = { ...element, where: planning.fixed(where), constants: values };
    return planning.select(field.type, selectionsOf(nodes), side);
  });
  return (row, context) => shapers.map((shaper) => shaper(row, context));
}
