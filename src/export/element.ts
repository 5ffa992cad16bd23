import type { Evidence } from './evidence.ts';

export type Row = Readonly<Record<string, unknown>>;

/** An entity of an answer. */
export interface EntityElement {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly permalink: string | null;
  readonly evidence: Evidence | null;
  /** What was asked of it, and for it. */
  readonly row: Row;
  /** Only as an end of a relationship: nothing was asked of it there. */
  readonly isEnd: boolean;
}

/** A relationship of an answer; both of its ends are told before it. */
export interface LinkElement {
  readonly id: string;
  readonly type: string;
  readonly from: EntityElement;
  readonly to: EntityElement;
  readonly evidence: Evidence | null;
  readonly row: Row;
}

/** Takes the elements of an answer, some of them several times. */
export interface ElementVisitor {
  entity(element: EntityElement): void;
  link(element: LinkElement): void;
}
