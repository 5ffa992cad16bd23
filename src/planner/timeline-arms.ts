import type { Condition, Via } from '#graph/condition.ts';
import { type Column, columnsOf } from '#graph/property.ts';
import type { ListPlan, OrderKey, RowPlan } from '#graph/read-plan.ts';
import { beyondCondition } from './beyond.ts';
import { elementOf, ID } from './element.ts';
import type { Element, Planning } from './planning.ts';
import { RowBuilder } from './row-builder.ts';
import type { TimelineArguments } from './timeline-arguments.ts';
import type { TimelineMoment, TimelineSort } from './timeline-plan.ts';
import { worldCondition } from './world-condition.ts';

/** Entries of one sort at one of its dates, as a list that is in the order of the timeline already. */
export interface Arm {
  readonly sort: TimelineSort;
  readonly moment: TimelineMoment;
  /** Place among those of the same day; arms of one sort and moment share it. */
  readonly rank: number;
  /** What its entries are planned on. */
  readonly element: Element;
  /** Text of the date, its first and its last possible day. */
  readonly date: Record<'on' | 'earliest' | 'latest', Column>;
  /** Day at which an entry stands, then what tells entries of a day apart. */
  readonly order: readonly [OrderKey, OrderKey];
  readonly where: readonly Condition[];
}

/**
 * The arms of a timeline. An entry stands at the first possible day of its date, or at the last where there is no first. `atRoot`:
 * a list of all nodes is read in the order of an index, and each of these days has its own.
 */
export function armsOf(
  planning: Planning,
  sorts: readonly TimelineSort[],
  given: TimelineArguments,
  atRoot: boolean,
): readonly Arm[] {
  const moments = sorts.flatMap((sort) =>
    (sort.clocks[given.clock] ?? []).map((moment) => ({ sort, moment })),
  );
  return moments.flatMap(({ sort, moment }, rank) => {
    const on = onOf(sort);
    const date = dateOf(moment);
    const arm = (column: Column, ...where: readonly Condition[]): Arm => ({
      sort,
      moment,
      rank,
      element: elementOf(planning, new RowBuilder(), on),
      date,
      // Whatever has no such day is left out, so those that are ordered have one.
      order: [
        { on, column: { ...column, required: true }, descending: given.descending },
        keyOf(sort),
      ],
      where: [...daysBetween(on, column, given), ...where],
    });
    if (moment.type === 'instant') return [arm(date.earliest)];
    if (!atRoot) return [arm({ ...date.earliest, orElse: date.latest.name })];
    return [arm(date.earliest), arm(date.latest, { kind: 'isNull', on, column: date.earliest })];
  });
}

function daysBetween(
  on: 'node' | 'relationship',
  column: Column,
  { from, to }: TimelineArguments,
): readonly Condition[] {
  const compare = { kind: 'compare', on, column } as const;
  return [
    { ...compare, operator: 'gte', parameter: from },
    ...(to === null ? [] : [{ ...compare, operator: 'lte' as const, parameter: to }]),
  ];
}

/** The page of an arm: as many entries as the page of all arms may have. */
export function listOf(
  planning: Planning,
  { sort, rank, order, where }: Arm,
  { limit, after }: TimelineArguments,
  { peek, count, row }: { peek: boolean; count: boolean; row: RowPlan | null },
): ListPlan {
  const beyond =
    after === null ? null : beyondCondition(order, [after.day, after.key(rank)], 'start');
  return {
    where: { kind: 'and', conditions: [...where, ...holding(planning, sort)] },
    order,
    page: { from: 'start', limit, peek, beyond },
    count,
    row,
  };
}

/** How many of a sort have no date on the clock. */
export function undatedOf(
  planning: Planning,
  sort: TimelineSort,
  { clock, limit }: TimelineArguments,
): ListPlan {
  const on = onOf(sort);
  const open = (sort.clocks[clock] ?? []).flatMap((moment) => {
    const { earliest, latest } = dateOf(moment);
    return [earliest, latest].map((column): Condition => ({ kind: 'isNull', on, column }));
  });
  return {
    where: { kind: 'and', conditions: [...open, ...holding(planning, sort)] },
    order: [keyOf(sort)],
    page: { from: 'start', limit, peek: false, beyond: null },
    count: true,
    row: null,
  };
}

/** The way to the entries of a sort, over what may have held on the day of the world clock. */
export function viaOf({ clock }: Planning, { via, evident, hop }: TimelineSort): Via {
  const { validOn } = clock;
  if (!evident || hop !== undefined || validOn === null) return via;
  const paths = via.paths.map((path) =>
    path.map((step) => (step.step === 'hop' ? { ...step, validOn } : step)),
  );
  return { ...via, paths };
}

const onOf = ({ hop }: TimelineSort) => (hop === undefined ? 'node' : 'relationship');

function holding(planning: Planning, { node, via, hop }: TimelineSort): readonly Condition[] {
  const reached = { evident: hop !== undefined, kinds: hop === undefined ? [node] : via.kinds };
  const condition = worldCondition(planning, reached);
  return condition === null ? [] : [condition];
}

function keyOf(sort: TimelineSort): OrderKey {
  const column = sort.hop === undefined ? ID : { ...ID, name: 'propositionId' };
  return { on: onOf(sort), column, descending: false };
}

function dateOf({ date, type }: TimelineMoment): Arm['date'] {
  const [on, earliest, latest] = columnsOf(date, { type, required: false, filter: true });
  const all = on as Column;
  return { on: all, earliest: earliest ?? all, latest: latest ?? all };
}
