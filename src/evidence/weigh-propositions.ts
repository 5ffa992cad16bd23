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
  /** Every claim on it, one or more, in the order in which they were given. */
  readonly voices: readonly Voice[];
  readonly support: number;
  readonly dispute: number;
  readonly status: EvidenceStatus;
  readonly valid: Validity | null;
  /** Earliest publication of a claim on it; null when none has a date. */
  readonly publishedOn: string | null;
}

/** Every proposition that a claim is on, once, in the order of first mention. */
export function weighPropositions(
  claims: readonly ClaimRecord[],
  origins: Origins,
): readonly WeighedProposition[] {
  const heard = new Map<string, { proposition: PropositionRecord; voices: Voice[] }>();
  for (const claim of claims) {
    for (const { proposition, properties } of claim.on) {
      const entry = heard.get(proposition.id) ?? { proposition, voices: [] };
      heard.set(proposition.id, entry);
      entry.voices.push({ claim, properties });
    }
  }
  return [...heard.values()].map(({ proposition, voices }) => {
    const on = voices.map(({ claim }) => claim);
    return {
      proposition,
      voices,
      ...standingOf(on, origins),
      valid: shownValidity(on, origins),
      publishedOn: earliestPublication(on),
    };
  });
}

function earliestPublication(claims: readonly ClaimRecord[]): string | null {
  const dates = claims.flatMap(({ publishedOn }) => (publishedOn === null ? [] : [publishedOn]));
  const firstDay = (date: string) => daysOf(date).earliest ?? '';
  return (
    dates.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0))[0] ??
    null
  );
}
