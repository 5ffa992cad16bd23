import { bestSupported, groupBacked } from './best-supported.ts';
import type { Origins } from './origins.ts';
import { daysOf, lengthInDays } from './possible-days.ts';
import type { ClaimRecord, Validity } from './records.ts';

/**
 * When a proposition holds: what the best supported claim for it says, of equal ones the narrower dates ("in August" before
 * "weeks ago"). Null when none says. A denial gives no dates.
 */
export function shownValidity(claims: readonly ClaimRecord[], origins: Origins): Validity | null {
  const dated = claims
    .filter(
      ({ stance, retractedAt }) =>
        retractedAt === null && (stance === 'SUPPORTS' || stance === 'REPORTS'),
    )
    .flatMap((claim) => (claim.valid === null ? [] : [{ value: claim.valid, claim }]));
  const groups = groupBacked(dated, ({ from, to }) => JSON.stringify([from, to]));
  return bestSupported(groups, origins, narrower)?.value ?? null;
}

function narrower(a: Validity, b: Validity): number {
  const [lengthA, lengthB] = [lengthOf(a), lengthOf(b)];
  return lengthA === lengthB ? 0 : lengthA - lengthB;
}

function lengthOf({ from, to }: Validity): number {
  return lengthInDays({ earliest: daysOf(from).earliest, latest: daysOf(to).latest });
}
