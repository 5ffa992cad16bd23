import type { Hop, Via } from '#graph/condition.ts';
import type { DerivedPlan } from './derived-plan.ts';

/** What happened in the order of time: of the element; of the entities that `of` names; or of the whole graph. */
export interface TimelineFieldPlan {
  readonly kind: 'timeline';
  /** Kinds of which a timeline can be. */
  readonly kinds: readonly string[];
  readonly sorts: readonly TimelineSort[];
}

/** One sort of entry. */
export interface TimelineSort {
  /** What `where` calls it, and the entry. */
  readonly kind: string;
  /** Kind of the node that is shown, and the way to it from the entity. */
  readonly node: string;
  readonly via: Via;
  /** The way follows relationships between entities. */
  readonly evident: boolean;
  /** The entry is the relationship at this hop, from anywhere, and not the node at its end. */
  readonly hop?: Hop;
  /** What it has on each clock; none where it is not on that clock. */
  readonly clocks: Readonly<Record<string, readonly TimelineMoment[]>>;
}

/** A date of the node or relationship that makes an entry. */
export interface TimelineMoment {
  /** What part of something that lasts it is; null: all of it. */
  readonly moment: string | null;
  readonly date: string;
  readonly type: 'edtf' | 'instant';
  readonly headline: DerivedPlan;
}

export type EntryPart =
  | 'kind'
  | 'moment'
  | 'on'
  | 'earliest'
  | 'latest'
  | 'headline'
  | 'node'
  | 'relationship';
