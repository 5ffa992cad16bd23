import type { Column } from './property.ts';

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

export type Step =
  | Hop
  /** From a relationship to one of its nodes. */
  | { readonly step: 'end'; readonly end: 'start' | 'end' }
  /** From a relationship to the proposition that it projects. */
  | { readonly step: 'proposition' };

/** From a node over relationships of these types; `both` takes either direction. */
export interface Hop {
  readonly step: 'hop';
  readonly types: readonly string[];
  readonly direction: Direction;
  /** Parameter: only relationships between entities that may have held on this day. For paths whose relationship cannot be read. */
  readonly validOn?: number;
}

export type Direction = 'out' | 'in' | 'both';

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

/** `2024-09-13`, `2024-W37` (ISO 8601), `2024-09`, `2024-Q3`, `2024`. */
export type Period = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
