import type { JsonValue, Value } from '#graph/encode.ts';

/** What identifies an entity. What is said of it stands in claims. */
export interface EntityRecord {
  readonly id: string;
  /** Name of its kind, `State`. */
  readonly kind: string;
  readonly identity: Readonly<Record<string, Value>>;
  /** First day of publication of a claim that mentions it; empty: it was always known. Left out: not reckoned yet. */
  readonly mentionedFrom?: string;
}

/** One version of a text or table in which claims stand. */
export interface SourceRecord {
  readonly id: string;
  /** The organization that published it; null where nobody is known. */
  readonly publisher: string | null;
  /** The source that this one replaces. */
  readonly supersedes: string | null;
  readonly properties: Readonly<Record<string, Value>>;
  /** The whole text, where the operator may keep it. */
  readonly text?: string | null;
}

/** A subject, a predicate, and an object or a value: exactly one of the two is not null. */
export interface PropositionRecord {
  readonly id: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string | null;
  readonly value: JsonValue;
  /** Empty when nothing needs telling apart. */
  readonly discriminator: string;
}

/** When something is said to hold; each end EDTF, null where the claim does not say. */
export interface Validity {
  readonly from: string | null;
  readonly to: string | null;
  /** The words behind the dates, "last month". */
  readonly asStated: string | null;
}

/** A proposition that a claim is on, with the properties it gives to the relationship. */
export interface Assertion {
  readonly proposition: PropositionRecord;
  readonly properties: Readonly<Record<string, JsonValue>>;
}

/** A property value that a claim states without a proposition of its own. Money keeps its digits as text. */
export interface Statement {
  readonly entity: string;
  readonly property: string;
  readonly value: JsonValue;
}

export type Stance = 'SUPPORTS' | 'DISPUTES' | 'REPORTS' | 'WITHHOLDS';

/** One speech act in one place of one source. */
export interface ClaimRecord {
  readonly id: string;
  readonly source: string;
  /** Null when nobody is named: the source speaks for itself. */
  readonly speaker: string | null;
  readonly addressedTo: readonly string[];
  readonly stance: Stance;
  readonly on: readonly Assertion[];
  readonly valid: Validity | null;
  readonly states: readonly Statement[];
  /** Ids of claims. */
  readonly repliesTo: readonly string[];
  /** Ids of claims of which this one is an echo; it adds no origin to theirs. */
  readonly drawsOn: readonly string[];
  readonly saidOn: string | null;
  readonly publishedOn: string | null;
  readonly retractedAt: string | null;
  /** Admiralty code, A to F. */
  readonly reliability: string | null;
  /** The properties of the node that nothing is computed from: quote, locator, attribution, … */
  readonly properties: Readonly<Record<string, Value>>;
}

/** An entity that turned out to be another one: what it takes to make it an entity of its own again. */
export interface MergeRecord {
  readonly id: string;
  readonly entity: EntityRecord;
  readonly into: string;
  readonly reason: string | null;
}

/** All that is known together. */
export interface Evidence {
  readonly sources: readonly SourceRecord[];
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
}
