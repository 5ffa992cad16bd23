import { createHash } from 'node:crypto';
import type { JsonValue } from '#graph/encode.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Validity } from '../records.ts';

export type ConflictRule =
  | 'DIRECT_DENIAL'
  | 'FUNCTIONAL_VALUE'
  | 'AMOUNT_MISMATCH'
  | 'HEADCOUNT_MISMATCH'
  | 'TIME_OVERLAP'
  | 'IMPOSSIBLE_ORDER';

/** A proposition as a rule looks at it. */
export interface Held {
  readonly id: string;
  readonly subject: string;
  readonly predicate: string;
  /** Null where it has a value. */
  readonly object: string | null;
  readonly value: JsonValue;
  readonly support: number;
  readonly dispute: number;
  readonly valid: Validity | null;
  /** First and last day on which somebody who supports it was published; empty where nobody has a date. */
  readonly supportedFrom: string;
  readonly supportedUntil: string;
  /** First day on which somebody who disputes it was. */
  readonly disputedFrom: string;
  /** How exactly a number was stated by those who support it; EXACT when they do not say. */
  readonly qualifier: string;
  /** Values that claims which support it give for a property of the relationship. */
  readonly given: Readonly<Record<string, readonly JsonValue[]>>;
}

/** What a rule asks; sides are propositions. Two sides or more. */
export interface Conflict {
  readonly rule: ConflictRule;
  /** The same for the same question. */
  readonly key: readonly string[];
  readonly question: string;
  readonly supported: readonly Held[];
  readonly disputed: readonly Held[];
}

/** The name of an entity; the id where it has none. */
export type NameOf = (id: string) => string;

export function conflictId(rule: ConflictRule, key: readonly string[]): string {
  const hash = createHash('sha256')
    .update(canonicalJson([rule, ...key]))
    .digest('hex');
  return `conflict:${hash.slice(0, 20)}`;
}

/** The day by which two sides were published: the second of their first days. Empty: nobody knows. */
export function openSince({ supported, disputed }: Conflict): string {
  const days = [
    ...supported.map(({ supportedFrom }) => supportedFrom),
    ...disputed.map(({ disputedFrom }) => disputedFrom),
  ].sort();
  return days[1] ?? '';
}
