import type { Via } from '#graph/condition.ts';
import type { Properties } from '#graph/property.ts';
import type { GroupKey } from '#graph/read-plan.ts';
import { columnOf } from './aggregate.ts';
import { PERIODS, periodBounds } from './periods.ts';

/** A `where` as it stands in variables. */
export type Where = Readonly<Record<string, unknown>>;

/** Something that rows can be grouped by. */
export interface Dimension {
  readonly key: GroupKey;
  /** The condition that has exactly the rows with these values; none: those that have no value. */
  readonly where: (values: readonly string[]) => Where;
  /** The same for rows that have this value, perhaps beside others; where a row can have several. */
  readonly whereHas?: (value: string) => Where;
  /** A value as the API writes it; left out: as it is stored. */
  readonly shown?: (value: string) => string;
}

/** Dimensions by the names of the API. */
export type Dimensions = Readonly<Record<string, Dimension>>;

/** The value of a property. */
export function byValue(properties: Properties, name: string): Dimension {
  return {
    key: { kind: 'column', column: columnOf(properties, name, '') },
    where: ([value]) => ({ [name]: value === undefined ? { isNull: true } : { eq: value } }),
  };
}

/** The currency of an amount. */
export function byCurrency(properties: Properties, name: string): Dimension {
  return {
    key: { kind: 'column', column: columnOf(properties, name, 'Currency') },
    where: ([value]) => ({
      [name]: value === undefined ? { hasCurrency: false } : { currency: value },
    }),
  };
}

/** All values of a list together. */
export function byValues(properties: Properties, name: string): Dimension {
  const whereHas = (value: string) => ({ [name]: { has: value } });
  return {
    key: { kind: 'list', column: columnOf(properties, name, '') },
    where: (values) => ({ and: [{ [name]: { only: values } }, ...values.map(whereHas)] }),
    whereHas,
  };
}

/** How `where` asks for one of the nodes at the end of a way. */
export type Asked = (end: Where) => Where;

/** In a filter that says `some`, `none` or `every`. */
export const some =
  (filter: string): Asked =>
  (end) => ({ [filter]: { some: end } });
/** In filters of single nodes, one after the other. */
export const through =
  (...filters: readonly string[]): Asked =>
  (end) =>
    filters.reduceRight((inner, filter) => ({ [filter]: inner }), end);

/** All nodes at the end of a way together; `asked` follows the same way. */
export function byEnds(via: Via, asked: Asked): Dimension {
  const whereHas = (id: string) => asked({ id: { eq: id } });
  return {
    key: { kind: 'ends', via, where: null },
    where: (ids) => {
      if (ids.length === 0) return { not: asked({}) };
      return { and: [...ids.map(whereHas), { not: asked({ not: { id: { in: ids } } }) }] };
    },
    whereHas,
  };
}

/** The periods of the calendar that a date falls into: DAY, WEEK, MONTH, QUARTER, YEAR. */
export function byPeriods(properties: Properties, name: string): Dimensions {
  const [earliest, latest] = [
    columnOf(properties, name, 'Earliest'),
    columnOf(properties, name, 'Latest'),
  ];
  return Object.fromEntries(
    PERIODS.map((unit): [string, Dimension] => [
      unit,
      {
        key: { kind: 'period', earliest, latest, unit },
        where: ([value]) =>
          value === undefined
            ? { not: { [name]: { inOne: unit } } }
            : { [name]: periodBounds(value) },
      },
    ]),
  );
}
