import type { Origins } from './origins.ts';
import { daysOf } from './possible-days.ts';
import type { Assertion, ClaimRecord, PropositionRecord, Validity } from './records.ts';
import { shownValidity } from './shown-validity.ts';
import { type EvidenceStatus, standingOf } from './status.ts';

/** A claim on a proposition, with the properties that it gives to the relationship. */
export interface Voice extends Pick<Assertion, 'properties'> {
  readonly claim: ClaimRecord;
}

/** A proposition with what its claims come to. */
export interface WeighedProposition {
  readonly proposition: PropositionRecord;
  /** Every claim on it, one or more, in the order of their ids. */
  readonly voices: readonly Voice[];
  readonly support: number;
  readonly dispute: number;
  readonly status: EvidenceStatus;
  readonly valid: Validity | null;
  /** Earliest publication of a claim on it; null when none has a date. */
  readonly publishedOn: string | null;
}

/** What these voices come to, on a proposition that each of them is on. */
export function weigh(
  proposition: PropositionRecord,
  voices: readonly Voice[],
  origins: Origins,
): WeighedProposition {
  const claims = voices.map(({ claim }) => claim);
  return {
    proposition,
    voices,
    ...standingOf(claims, origins),
    valid: shownValidity(claims, origins),
    publishedOn: earliestPublication(claims),
  };
}

function earliestPublication(claims: readonly ClaimRecord[]): string | null {
  const dates = claims.flatMap(({ publishedOn }) => (publishedOn === null ? [] : [publishedOn]));
  const firstDay = (date: string) => daysOf(date).earliest ?? '';
  return (
    dates
      .sort()
      .sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0))[0] ??
    null
  );
}
