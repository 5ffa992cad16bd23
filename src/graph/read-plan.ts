import type { Condition, Hop, Period, Via } from './condition.ts';
import type { Column } from './property.ts';

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

/** Relationships between entities by what tells them apart. Answers rows in no order, none for one that is not there. */
export interface RelationshipLookup {
  /** A list of texts: see `relationshipText` in `relationship-key.ts`. */
  readonly parameter: number;
  readonly row: RowPlan;
}

/**
 * What is around some nodes, level by level. Of each node of a level the relationships of each type and direction are ranked: the
 * best supported first (see `WELL_SUPPORTED`), then by the ids at their other end. The next level takes the first of each, of these
 * the best supported first, then the second of each, until there are enough nodes: so a hub does not crowd out the others.
 *
 * Answers two rows: the rows of the nodes, by depth and id, each with its depth before its cells; and those of the relationships
 * among all of these nodes, the best supported first, then by start, type, end and proposition. With a condition each of these has
 * before its cells from which of its ends it satisfies it: 1 from its start, 2 from its end, 3 from both.
 */
export interface NeighborhoodPlan {
  /** A list of ids: depth 0. */
  readonly ids: number;
  /** For each level, how many relationships of one type and direction a node brings at most. */
  readonly levels: readonly number[];
  /** How many nodes there are at most. */
  readonly nodes: number;
  /** How many relationships are answered at most. */
  readonly relationships: number;
  /** What a relationship must satisfy, with the node at its other end, as seen from one of its ends. */
  readonly where: Condition | null;
  readonly nodeRow: RowPlan;
  readonly relationshipRow: RowPlan;
}

/** Origins from which on support puts a relationship before others: nearly all have one, and an index finds those that have more. */
export const WELL_SUPPORTED = 2;

/** More than any support: with it, places and supports are put in order as one number. */
export const BEYOND_SUPPORT = 1_000_000;

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
 * What nodes come to together, or the relationships that lead to them, each once. Answers a row for each group: its keys, and behind
 * them a list of its parts, each with the value that sets it apart, how many it counts, and its measures. Rows come in the order of
 * the keys, nulls last, parts in none. Without keys all are one group; of nothing there may be none.
 */
export interface GroupPlan {
  /** What is grouped: columns are read of it. A relationship is there only where a list has one to read. */
  readonly of: 'node' | 'relationship';
  readonly by: readonly GroupKey[];
  /** A group has a part for each value of it, null among them; null: one part, of null. */
  readonly apart: Column | null;
  readonly measures: readonly Measure[];
  /** Which groups are answered; null: all of them. */
  readonly cut: GroupCut | null;
}

/** Groups by how many they count. Numbers are parameters. */
export interface GroupCut {
  readonly atLeast: number;
  readonly atMost: number;
  /** The largest come first, and equals by their keys. */
  readonly largestFirst: boolean;
  readonly first: number;
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

/** Groups that are answered at most where nothing cuts them off; one more tells that there are others. */
export const MOST_GROUPS = 100_000;

/** Of the values of a column that are not null. A sum is never too large: see `SUM_UNIT`. */
export interface Measure {
  /** `count` → a number; `min`, `max` → a value or null; `sum` → [units of `SUM_UNIT`, the rest], digits; of nothing 0 or null. */
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
