import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { type Column, columnsOf } from '#graph/property.ts';
import type { Cell, Row } from '#graph/read-plan.ts';
import { type SelectedField, selectionsOf } from './collect-fields.ts';
import type { DerivedPlan } from './derived-plan.ts';
import { elementOf, ID, rowOf } from './element.ts';
import type { DeferredPlan, FieldPlan } from './field-plan.ts';
import type { Element } from './planning.ts';
import { relationshipCondition } from './relationship-condition.ts';
import { RowBuilder, type Shaper } from './row-builder.ts';
import { shapePlain } from './shape-plain.ts';
import { worldCondition } from './world-condition.ts';

type PlanOf<Kind extends FieldPlan['kind']> = Extract<FieldPlan, { kind: Kind }>;

/** One property. A list that was never stored is an empty one. */
export function propertyShaper(
  plan: PlanOf<'property'>,
  { field }: SelectedField,
  { row, on, planning }: Element,
): Shaper {
  const [stored] = columnsOf(plan.name, plan.property) as [Column];
  const column = planning.at(stored);
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
    return row.add({ kind: 'one', via, where: null, order, row: cells });
  });
  const shape = isLeafType(getNamedType(field.type))
    ? null
    : shapePlain(planning.document, field.type, selectionsOf(nodes));
  return (cells, { clock }) => {
    const value = plan.derive(
      indexes.map((index) => cells[index] as Cell),
      ends.map((index) => cells[index] as Row | null),
      clock,
    );
    return shape === null || value === null ? value : shape(value);
  };
}

/** A value that tells where the clocks stand. */
export function pinnedShaper({ derive }: PlanOf<'pinned'>, { row, planning }: Element): Shaper {
  const id = row.column('node', ID);
  planning.needsRevision = true;
  return (cells, { clock, revision }) =>
    derive(cells[id] as string, { ...clock, revision: clock.revision ?? revision });
}

/** The first end of a way, or null. */
export function oneShaper(
  plan: PlanOf<'one'>,
  { field, nodes }: SelectedField,
  { row, planning, pages }: Element,
): Shaper {
  const inner = new RowBuilder();
  const end = elementOf(planning, inner, 'node', pages);
  const shaper = planning.select(field.type, selectionsOf(nodes), end);
  const index = row.add({
    kind: 'one',
    via: plan.via,
    where: worldCondition(planning, { evident: plan.evident === true, kinds: plan.via.kinds }),
    order: plan.order,
    row: rowOf(inner),
  });
  return (cells, context) => (cells[index] === null ? null : shaper(cells[index] as Row, context));
}

/** How many relationships there are, by type, direction and kind. */
export function countsShaper(
  plan: PlanOf<'counts'>,
  { field, nodes }: SelectedField,
  { row, planning }: Element,
): Shaper {
  const where = relationshipCondition(planning, { field, nodes }, 'where', plan.via.kinds);
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

/** How surely something holds on the day of the world clock, given that it possibly does. */
export function holdsShaper(
  { during }: PlanOf<'holds'>,
  _selected: SelectedField,
  { row, on, planning }: Element,
): Shaper {
  if (planning.clock.validOn === null) return () => null;
  if (during === null) return () => 'CERTAIN';
  const index = (name: string | null) =>
    name === null ? null : row.column(on, { name, type: 'text', required: false });
  const { from, to } = during;
  const [begins, latestBegin] = [index(from), index(`${from}Latest`)];
  const [ends, earliestEnd] = [index(to), index(to === null ? null : `${to}Earliest`)];
  return (cells, { clock }) => {
    const day = clock.validOn as string;
    const cell = (at: number | null) => (at === null ? null : (cells[at] as string | null));
    const last = cell(latestBegin);
    const first = cell(earliestEnd);
    const began = cell(begins) === null || (last !== null && last <= day);
    const lasts = cell(ends) === null || (first !== null && day <= first);
    return began && lasts ? 'CERTAIN' : 'POSSIBLE';
  };
}

type Load = (...given: Parameters<Shaper>) => Promise<unknown>;

/** A value that is loaded for the row: what is handed on is a promise of it. */
export function deferredShaper(
  plan: DeferredPlan,
  { field, nodes }: SelectedField,
  { row, on, planning }: Element,
): Shaper {
  const indexes = plan.columns.map((column) => row.column(on, column));
  const shape = shapePlain(planning.document, field.type, selectionsOf(nodes));
  const read = planning.parameters.add((variables) =>
    JSON.stringify(getArgumentValues(field, nodes[0] as FieldNode, variables)),
  );
  const load: Load = async (cells, { parameters, request, clock }) => {
    const args = JSON.parse(parameters[read] as string) as Readonly<Record<string, unknown>>;
    const own = indexes.map((index) => cells[index] as Cell);
    const value = await plan.load(request, own, args, clock);
    return value === null ? null : shape(value);
  };
  return (cells, context) => {
    const loaded = load(cells, context);
    context.deferred.push(loaded.then(() => undefined));
    return loaded;
  };
}

/** The same element, once for each side. */
export function sidesShaper(
  plan: PlanOf<'sides'>,
  { field, nodes }: SelectedField,
  element: Element,
): Shaper {
  const { planning } = element;
  const shapers = plan.sides.map(({ values, where }) => {
    const side = { ...element, fixed: where, constants: values };
    return planning.select(field.type, selectionsOf(nodes), side);
  });
  return (row, context) => shapers.map((shaper) => shaper(row, context));
}

/** The ends of several ways as one list of sides. */
export function armsShaper(
  { arms }: PlanOf<'arms'>,
  { field, nodes }: SelectedField,
  { row, planning, pages }: Element,
): Shaper {
  const order = [{ on: 'node', column: ID, descending: false }] as const;
  const shapers = arms.map(({ via, side, most }) => {
    const inner = new RowBuilder();
    const limit = planning.parameters.add(() => most);
    const element = {
      ...elementOf(planning, inner, 'node', [...pages, limit]),
      fixed: side.where,
      constants: side.values,
    };
    const shaper = planning.select(field.type, selectionsOf(nodes), element);
    const page = { from: 'start', limit, peek: false, beyond: null } as const;
    const list = { where: null, order, page, count: false, row: rowOf(inner) };
    return { shaper, index: row.add({ kind: 'list', via, list }) };
  });
  return (cells, context) =>
    shapers.flatMap(({ shaper, index }) => {
      const [rows] = cells[index] as unknown as readonly [readonly Row[]];
      return rows.map((each) => shaper(each, context));
    });
}
