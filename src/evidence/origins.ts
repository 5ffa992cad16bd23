import { allegianceOn, tiesOf } from './allegiance.ts';
import { daysOf } from './possible-days.ts';
import type { ClaimRecord, Evidence } from './records.ts';

/** The independent parties behind a claim, as ids; one, unless it draws on claims of several. */
export type Origins = (claim: ClaimRecord) => readonly string[];

/**
 * Where claims come from: the root of what they draw on; then its speaker's state (the office on the day when it was said,
 * else the organization, else the citizenship), else the speaker, else the publisher's group. An endorsement or a
 * syndicated copy adds none: the FSB and the Foreign Ministry that agrees with it are one origin.
 */
export function createOrigins(evidence: Pick<Evidence, 'sources' | 'claims'>): Origins {
  const claims = new Map(evidence.claims.map((claim) => [claim.id, claim]));
  const publishers = new Map(evidence.sources.map((source) => [source.id, source.publisher]));
  const ties = tiesOf(evidence.claims);
  const known = new Map<string, readonly string[]>();

  const originOf = (claim: ClaimRecord): string => {
    const speaker = claim.speaker ?? publishers.get(claim.source) ?? claim.source;
    return allegianceOn(ties, speaker, daysOf(claim.saidOn ?? claim.publishedOn));
  };
  return (claim) => {
    const before = known.get(claim.id);
    if (before !== undefined) return before;
    const origins = [...new Set(rootsOf(claim, claims).map(originOf))].sort();
    known.set(claim.id, origins);
    return origins;
  };
}

/** The claims at the end of DRAWS_ON; in a circle, each claim that was met is its own root. */
function rootsOf(
  claim: ClaimRecord,
  claims: ReadonlyMap<string, ClaimRecord>,
  seen: ReadonlySet<string> = new Set(),
): readonly ClaimRecord[] {
  const beyond = new Set([...seen, claim.id]);
  const drawn = claim.drawsOn
    .flatMap((id) => claims.get(id) ?? [])
    .filter(({ id }) => !beyond.has(id));
  return drawn.length === 0 ? [claim] : drawn.flatMap((next) => rootsOf(next, claims, beyond));
}
