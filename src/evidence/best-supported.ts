import type { Origins } from './origins.ts';
import { daysOf } from './possible-days.ts';
import type { ClaimRecord } from './records.ts';
import { countOrigins } from './status.ts';

/** A value and the claims that state it, one or more. */
export interface Backed<T> {
  readonly value: T;
  readonly claims: readonly ClaimRecord[];
}

/** Gathers the claims of equal values; values are equal when their keys are. */
export function groupBacked<T>(
  stated: readonly { readonly value: T; readonly claim: ClaimRecord }[],
  keyOf: (value: T) => string,
): readonly Backed<T>[] {
  const groups = new Map<string, { value: T; claims: ClaimRecord[] }>();
  for (const { value, claim } of stated) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), { value, claims: [claim] });
    else group.claims.push(claim);
  }
  return [...groups.values()];
}

/**
 * The value with the most origins, then the better reliability, then the latest publication, then what `finer` prefers,
 * then the smallest claim id. Undefined when there is none. Claims that only report add no origin.
 *
 * @see DESIGN.md §3, Evidence.
 */
export function bestSupported<T>(
  candidates: readonly Backed<T>[],
  origins: Origins,
  finer: (a: T, b: T) => number = () => 0,
): Backed<T> | undefined {
  const ranked = candidates.map((backed) => ({ backed, ...rankOf(backed.claims, origins) }));
  ranked.sort(
    (a, b) =>
      b.origins - a.origins ||
      compare(a.reliability, b.reliability) ||
      compare(b.published, a.published) ||
      finer(a.backed.value, b.backed.value) ||
      compare(a.claim, b.claim),
  );
  return ranked[0]?.backed;
}

function rankOf(claims: readonly ClaimRecord[], origins: Origins) {
  const supporting = claims.filter((claim) => claim.stance === 'SUPPORTS');
  return {
    origins: countOrigins(supporting, origins),
    // What nobody has judged comes after F, "cannot be judged"; what has no date comes before every date.
    reliability: claims.map((claim) => claim.reliability ?? 'G').sort()[0] ?? 'G',
    published:
      claims
        .map((claim) => daysOf(claim.publishedOn).latest ?? '')
        .sort()
        .at(-1) ?? '',
    claim: claims.map((claim) => claim.id).sort()[0] ?? '',
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
