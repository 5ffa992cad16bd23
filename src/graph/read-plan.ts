import type { NeighborhoodPlan } from './neighborhood-plan.ts';
import type { Column } from './property.ts';
import type { RelationshipLookup } from './relationship-lookup.ts';

/**
 * What will be read, as plain data: no engine and no GraphQL in it. A plan is a tree of elements (nodes and
 * relationships); each level is filtered, ordered and limited before the next is expanded.
 *
 * Values are never in a plan: `parameter` is an index into the parameters given beside it.
 */
export interface ReadPlan {
  readonly start: Start;
  /** Also answer the current revision. */
  readonly revision: boolean;
  /** Which versions are read; left out: those of now. */
  readonly asOf?: AsOf;
}

/**
 * A point on the clocks of knowledge, as parameters. Of every node and relationship the one version is read, if any, that was
 * known at the revision and says what had been published by the day.
 */
export interface AsOf {
  /** An integer. */
  readonly revision: number;
  /** A day, `YYYY-MM-DD`; null: whatever was known, whenever it was published. */
  readonly publishedBy: number | null;
}

/** Where reading begins. */
export type Start =
  | { readonly kind: 'lookup'; readonly lookup: Lookup }
  | { readonly kind: 'list'; readonly kinds: readonly string[]; readonly list: ListPlan }
  | { readonly kind: 'relationships'; readonly relationships: RelationshipLookup }
  | { readonly kind: 'neighborhood'; readonly neighborhood: NeighborhoodPlan }
  /** Lists beside each other. Answers a row for each, as a `list` cell does. */
  | { readonly kind: 'lists'; readonly lists: readonly RootList[] };

/** All nodes of some kinds; or, over a hop, what it leads to from anywhere. */
export interface RootList {
  readonly kinds: readonly string[];
  /** It goes one way. */
  readonly hop?: Hop;
  readonly list: ListPlan;
}

/** Nodes by a unique property. Answers rows in no order, none for a value that is not there. */
export interface Lookup {
  /** Kinds that may answer; empty: any kind. */
  readonly kinds: readonly string[];
  readonly property: string;
  /** A list of values. */
  readonly parameter: number;
  readonly where: Condition | null;
  readonly row: RowPlan;
}

/** A filtered, ordered page. */
export interface ListPlan {
  readonly where: Condition | null;
  /** Never empty; the last keys make the order total. */
  readonly order: readonly OrderKey[];
  readonly page: Page;
  /** Count what `where` lets through, whatever the page. */
  readonly count: boolean;
  /** Null when no rows were asked for. */
  readonly row: RowPlan | null;
  /** Groups of what `where` lets through, whatever the page. Left out: none were asked for. */
  readonly groups?: readonly GroupPlan[];
}

/**
 * What nodes come to together, or the relationships that lead to them, each once. Answers a row for each group, its keys before
 * its measures, in the order of the keys, nulls last; without keys all are one group, also where there is none.
 */
export interface GroupPlan {
  /** What is grouped: columns are read of it. A relationship is there only where a list has one to read. */
  readonly of: 'node' | 'relationship';
  readonly by: readonly GroupKey[];
  readonly measures: readonly Measure[];
}

/** What tells groups apart: a text, or null. */
export type GroupKey =
  /** The value of a column. */
  | { readonly kind: 'column'; readonly column: Column }
  /** The values of a list, in order, with a space between; null where it is empty. */
  | { readonly kind: 'list'; readonly column: Column }
  /** The period of the calendar in which all days of a date are; null where there is no date, or it may mean two periods. */
  | {
      readonly kind: 'period';
      readonly earliest: Column;
      readonly latest: Column;
      readonly unit: Period;
    }
  /** The kind of the node. */
  | { readonly kind: 'kind' }
  /** The nodes at the end of a way that satisfy `where`, in the order of their ids, as `NAMED_ENDS` puts them into a text; null where there is none. */
  | { readonly kind: 'ends'; readonly via: Via; readonly where: Condition | null };

/** What stands between an id and its name, and between one end and the next. */
export const NAMED_ENDS = { name: '\u001f', next: '\u001e' } as const;

/** Groups that are answered at most; one more tells that there are others. */
export const MOST_GROUPS = 100_000;

/** `2024-09-13`, `2024-W37` (ISO 8601), `2024-09`, `2024-Q3`, `2024`. */
export type Period = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Of the values of a column that are not null. A sum is never too large: see `SUM_UNIT`. */
export interface Measure {
  /** `count` → a number; `min`, `max` → a value or null; `sum` → [units of `SUM_UNIT`, the rest], digits or null. */
  readonly of: 'count' | 'min' | 'max' | 'sum';
  readonly column: Column;
}

/** 64-bit integers are summed in two parts, so that no sum of them overflows in an engine. */
export const SUM_UNIT = 1_000_000_000;

/** What to read of one node and of the relationship that led to it: one cell of the answer each. */
export type RowPlan = readonly CellPlan[];

/**
 * `column` → its value; `list` → [rows, count, groups], the last where they were asked for; `one` → a row or null;
 * `counts` → [relationship type, direction, kind, count][], in that order; `key` → what tells its group apart.
 */
export type CellPlan =
  | { readonly kind: 'column'; readonly on: 'node' | 'relationship'; readonly column: Column }
  | {
      readonly kind: 'list';
      readonly via: Via;
      readonly list: ListPlan;
      /** Cells of a row with the same number are shown as one list, and one page of them all is answered. */
      readonly together?: number;
    }
  | {
      readonly kind: 'one';
      readonly via: Via;
      readonly where: Condition | null;
      readonly order: readonly OrderKey[];
      readonly row: RowPlan;
    }
  | { readonly kind: 'counts'; readonly via: Via; readonly where: Condition | null }
  | { readonly kind: 'key'; readonly of: GroupPlan['of']; readonly key: GroupKey };

/**
 * The way from an element to others. Several paths give the union of their ends, each end once.
 * Only a single path of a single hop has a relationship to read.
 */
export interface Via {
  readonly paths: readonly Path[];
  /** Kinds that may be at the end; empty: any entity. */
  readonly kinds: readonly string[];
}

/** Without a step it ends where it starts. */
export type Path = readonly Step[];

/** From a node over relationships of these types; `both` takes either direction. */
export interface Hop {
  readonly step: 'hop';
  readonly types: readonly string[];
  readonly direction: Direction;
  /** Parameter: only relationships between entities that may have held on this day. For paths whose relationship cannot be read. */
  readonly validOn?: number;
}

export type Step =
  | Hop
  /** From a relationship to one of its nodes. */
  | { readonly step: 'end'; readonly end: 'start' | 'end' }
  /** From a relationship to the proposition that it projects. */
  | { readonly step: 'proposition' };

export type Direction = 'out' | 'in' | 'both';

/** Nulls come last in either direction; strings compare by code point. */
export interface OrderKey {
  readonly on: 'node' | 'relationship';
  readonly column: Column;
  readonly descending: boolean;
}

export interface Page {
  /** From the start of the order, or the end of it (the rows then come in reverse order). */
  readonly from: 'start' | 'end';
  /** Parameter: how many rows at most. */
  readonly limit: number;
  /** Read one row more, to know whether there is one. */
  readonly peek: boolean;
  /** Only rows beyond the one at which a cursor stands; null: from the very start. */
  readonly beyond: Condition | null;
}

export type Operator = 'eq' | 'ne' | 'in' | 'contains' | 'startsWith' | 'gt' | 'gte' | 'lt' | 'lte';

/** Two-valued: a comparison with nothing is false, and `ne` and `not` are the complement. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | {
      readonly kind: 'compare';
      readonly on: 'node' | 'relationship';
      readonly column: Column;
      readonly operator: Operator;
      readonly parameter: number;
    }
  /** The parameter is not null. */
  | { readonly kind: 'given'; readonly parameter: number }
  | { readonly kind: 'isNull'; readonly on: 'node' | 'relationship'; readonly column: Column }
  /** The list in the column holds the value. */
  | {
      readonly kind: 'has';
      readonly on: 'node' | 'relationship';
      readonly column: Column;
      readonly parameter: number;
    }
  /** Every value of the list in the column is one of these (a list parameter); so also where there is none. */
  | {
      readonly kind: 'only';
      readonly on: 'node' | 'relationship';
      readonly column: Column;
      readonly parameter: number;
    }
  /** There is a date, and all of its days are in one period of the calendar. */
  | {
      readonly kind: 'inOne';
      readonly on: 'node' | 'relationship';
      readonly earliest: Column;
      readonly latest: Column;
      readonly unit: Period;
    }
  /** The relationship is of one of these types (a list parameter), or runs this way as seen from the parent. */
  | { readonly kind: 'typeIn'; readonly parameter: number }
  | { readonly kind: 'directionIs'; readonly direction: 'out' | 'in' }
  /** The node is of one of these kinds. */
  | { readonly kind: 'kindIn'; readonly kinds: readonly string[] }
  /** At least one end of the way satisfies `where`. */
  | { readonly kind: 'some'; readonly via: Via; readonly where: Condition | null };

/** A value bound to a parameter. */
export type Parameter = string | number | bigint | boolean | null | readonly string[];

/** A cell of an answer, the same from every store: `decimal` as its digits, `list` as an array. */
export type Cell = string | number | boolean | null | readonly Cell[];
export type Row = readonly Cell[];

/** `rows` of the start; `count` when it was asked for; `revision` and `groups` likewise. */
export interface ReadResult {
  readonly rows: readonly Row[];
  readonly count: number | null;
  /** The rows of each `GroupPlan`. */
  readonly groups?: readonly (readonly Row[])[];
  readonly revision: number | null;
}
