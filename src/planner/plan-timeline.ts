import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql';
import type { Cell, ListPlan, Row } from '#graph/read-plan.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { rowOf, shaped } from './element.ts';
import type { Element, Planning } from './planning.ts';
import type { ShapeContext, Shaper } from './row-builder.ts';
import { readTimelineArguments } from './timeline-arguments.ts';
import { armsOf, listOf, undatedOf, viaOf } from './timeline-arms.ts';
import { mergeEntries } from './timeline-merge.ts';
import { TimelineParts } from './timeline-parts.ts';
import type { TimelineFieldPlan, TimelineSort } from './timeline-plan.ts';

/** The timeline of the entities in some rows, entries of several of them once; `missing`: ids that no row is of. */
export type TimelineShape = (
  rows: readonly Row[],
  context: ShapeContext,
  missing: readonly string[],
) => unknown;

/** Adds a list of entries of one sort to what is read, and says which cell it is. */
export type AddList = (sort: TimelineSort, list: ListPlan) => number;

/** Lists of entries beside each other in a row. */
export function addTo({ planning, row }: Element): AddList {
  const together = row.build().length;
  return (sort, list) => row.add({ kind: 'list', via: viaOf(planning, sort), list, together });
}

/** The timeline of the element of a row. */
export function timelineShaper(
  plan: TimelineFieldPlan,
  selected: SelectedField,
  element: Element,
): Shaper {
  const shape = planTimeline(plan, selected, element.planning, { add: addTo(element), of: [] });
  return (row, context) => shape([row], context, []);
}

interface Timeline {
  readonly add: AddList;
  /** Parameters of the ids that it is a timeline of; null: of all that there is. */
  readonly of: readonly number[] | null;
}

/**
 * A timeline is several lists, each in its order and cut to the size of the page: the page is among them, and they are merged
 * here. So one statement reads it, for any number of rows.
 */
export function planTimeline(
  { sorts }: TimelineFieldPlan,
  { field, nodes }: SelectedField,
  planning: Planning,
  { add, of }: Timeline,
): TimelineShape {
  const given = readTimelineArguments(field, nodes[0] as FieldNode, planning, of ?? []);
  const asked = sorts.filter(
    ({ kind, clocks }) =>
      clocks[given.clock] !== undefined && (given.kinds?.includes(kind) ?? true),
  );
  const arms = armsOf(planning, asked, given, of === null);
  const parts = new TimelineParts(planning, given, arms);
  const type = getNamedType(field.type) as GraphQLObjectType;
  const members = [...collectFields(planning.document, type, selectionsOf(nodes))].map(
    ([key, each]) => [key, parts.member(type, each)] as const,
  );
  const read = arms.map((arm) => {
    const keys = arm.order.map(({ on, column }) => arm.element.row.column(on, column));
    const row = parts.rows ? rowOf(arm.element.row) : null;
    return {
      rank: arm.rank,
      keys,
      cell: add(arm.sort, listOf(planning, arm, given, { ...parts, row })),
    };
  });
  const cells = read.map(({ cell }) => cell);
  const undated = parts.undated
    ? asked.map((sort) => add(sort, undatedOf(planning, sort, given)))
    : [];
  return (rows, context, missing) => {
    const size = context.parameters[given.limit] as number;
    const entries = mergeEntries(rows, read, given.descending);
    const page = {
      entries: entries.slice(0, size),
      more: entries.length > size,
      count: countOf(rows, cells),
      undated: countOf(rows, undated),
      missing,
      context,
    };
    return shaped(
      type.name,
      members.map(([key, member]) => [key, member(page)]),
    );
  };
}

/** Of several rows it is not known: entries of two of them may be one. */
function countOf(rows: readonly Row[], cells: readonly number[]): number | null {
  if (rows.length > 1) return null;
  const counts = rows.flatMap((row) =>
    cells.map((cell) => (row[cell] as readonly Cell[])[1] as number),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
