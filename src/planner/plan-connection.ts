import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql';
import type { Cell, ListPlan, OrderKey, Row, RowPlan } from '#graph/read-plan.ts';
import { rowReadsRelationship } from '#graph/reads-relationship.ts';
import { allOf } from './all-of.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { ConnectionParts } from './connection-parts.ts';
import { elementOf, ID, PROPOSITION_ID, rowOf, shaped } from './element.ts';
import type { ListFieldPlan } from './field-plan.ts';
import { type ListArguments, readListArguments } from './list-arguments.ts';
import type { Element, PlanList } from './planning.ts';
import { RowBuilder, type Shaper } from './row-builder.ts';
import { worldCondition } from './world-condition.ts';

/** A connection that hangs off an element of a row. */
export function planConnection(
  plan: ListFieldPlan,
  selected: SelectedField,
  element: Element,
): Shaper {
  const { list, shape, via, cites } = planList(plan, selected, element);
  if (via === null) throw new Error(`"${selected.field.name}" is a list without a way to it.`);
  const index = element.row.add({ kind: 'list', via, list });
  const { row: builder, on } = element;
  const parent = cites ? builder.column(on, on === 'node' ? ID : PROPOSITION_ID) : null;
  return (row, context) => {
    const [rows, count, groups = []] = row[index] as unknown as readonly [
      readonly Row[],
      Cell,
      (readonly (readonly Row[])[])?,
    ];
    const own = parent === null ? {} : { parent: row[parent] as string };
    return shape({ rows, count, groups, ...own }, context);
  };
}

/** The plan of a connection, wherever it starts, and the shape of its answer. */
export const planList: PlanList = (plan, selected, element, also) => {
  const { field, nodes } = selected;
  const { planning, fixed, pages } = element;
  const given = readListArguments(plan, field, nodes[0] as FieldNode, planning);
  const row = new RowBuilder();
  const inner = elementOf(planning, row, plan.of, [...pages, given.page.limit]);
  const parts = new ConnectionParts(inner, given, { plan, selected, element, also: also ?? null });
  const type = getNamedType(field.type) as GraphQLObjectType;
  const fields = [...collectFields(planning.document, type, selectionsOf(nodes))];
  const members = fields.map(([key, each]) => [key, parts.member(type, each)] as const);
  const list: ListPlan = {
    where: allOf([
      ...plan.where.map((each) => planning.fixed(each)),
      fixed === null ? null : planning.fixed(fixed),
      also ?? null,
      given.where,
      worldCondition(planning, plan),
    ]),
    order: orderOf(given, row.build(), parts.cursors),
    page: { ...given.page, peek: parts.peek },
    count: parts.count,
    row: parts.rows ? rowOf(row) : null,
    ...(parts.groups.length > 0 && { groups: parts.groups }),
  };
  const { limit, from } = given.page;
  return {
    list,
    via: given.via,
    cites: parts.cites,
    shape: (answer, context) => {
      const more = parts.peek && answer.rows.length > (context.parameters[limit] as number);
      const kept = more ? answer.rows.slice(0, -1) : answer.rows;
      const rows = from === 'end' ? kept.toReversed() : kept;
      const page = { ...answer, rows, more, context };
      return shaped(
        type.name,
        members.map(([key, member]) => [key, member(page)]),
      );
    },
  };
};

/**
 * Relationships to the same node tell rows apart only where something of them, or a cursor, is wanted; else what
 * comes behind the id of the node orders nothing, and is not read.
 */
function orderOf(
  { order, page }: ListArguments,
  row: RowPlan,
  cursors: boolean,
): readonly OrderKey[] {
  if (rowReadsRelationship(row) || cursors || page.beyond !== null) return order;
  const id = order.findIndex(({ on, column }) => on === 'node' && column.name === 'id');
  return id < 0 ? order : order.slice(0, id + 1);
}
