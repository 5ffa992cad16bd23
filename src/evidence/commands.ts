import type { NodeChange } from '#graph/ledger.ts';
import type { Mutation, WritePlan } from '#graph/write-plan.ts';
import type { ClaimRecord, EntityRecord, SourceRecord } from './records.ts';

/** What is to be recorded. Everything in it belongs to one revision; what is recorded already is left alone. */
export interface Commands {
  readonly sources?: readonly SourceRecord[];
  /** Identity of new entities, or another identity for those that are there. */
  readonly entities?: readonly EntityRecord[];
  readonly claims?: readonly ClaimRecord[];
  readonly retractions?: readonly { readonly claim: string; readonly reason: string | null }[];
  readonly merges?: readonly {
    readonly from: string;
    readonly into: string;
    readonly reason: string | null;
  }[];
  /** Ids that were merged away and become entities of their own again. */
  readonly splits?: readonly string[];
  readonly assessments?: readonly AssessmentRecord[];
  readonly snapshots?: readonly SnapshotRecord[];
  /** Ids of claims (their quote goes) and sources (their text goes). */
  readonly redactions?: readonly { readonly id: string; readonly reason: string }[];
}

export interface AssessmentRecord {
  /** Ids of entities, propositions, claims or conflicts; one or more. */
  readonly about: readonly string[];
  readonly judgement: string;
  readonly likelihood: string | null;
  readonly confidence: string | null;
}

export interface SnapshotRecord {
  readonly name: string;
  readonly description: string | null;
}

/** Who writes, when and why. */
export interface Recording {
  readonly actor: string;
  readonly message: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What would be written, and what would become of the nodes that it touches. */
export interface Planned {
  readonly plan: WritePlan;
  /** In the order of ids. Empty: everything was recorded already, and no revision is needed. */
  readonly changes: readonly NodeChange[];
}

/** Remembers the answer of a request in the revision that it made. */
export function withMutation(plan: WritePlan, mutation: Mutation): WritePlan {
  return { ...plan, mutation };
}
