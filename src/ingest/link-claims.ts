import type { ClaimRecord } from '#evidence/records.ts';
import type { Entry } from './parse-entries.ts';
import type { ClaimEntry } from './seed-format.ts';

/** A claim beside the entry that it was read from. */
export interface ReadClaim {
  readonly entry: Entry<ClaimEntry>;
  readonly claim: ClaimRecord;
}

/**
 * The claims with `repliesTo` and `drawsOn` as ids instead of keys. Keys that lead nowhere or to the claim itself are reported, and
 * so are two entries that are one claim. `keys` are those of all entries, also of the ones that could not be read.
 */
export function linkClaims(
  claims: readonly ReadClaim[],
  keys: ReadonlySet<string>,
): readonly ClaimRecord[] {
  const byKey = new Map(claims.map(({ entry, claim }) => [entry.id, claim.id]));
  const first = new Map<string, string>();
  return claims.map(({ entry, claim }) => {
    const same = first.get(claim.id);
    if (same !== undefined)
      entry.report(
        `It is the same claim as ${same}: same place, speaker, stance, act and propositions.`,
      );
    first.set(claim.id, entry.id);
    const idsOf = (name: 'repliesTo' | 'drawsOn') =>
      claim[name].flatMap((key, index) => {
        if (!keys.has(key)) entry.report(`There is no claim "${key}" in this file.`, [name, index]);
        if (key === entry.id) entry.report('A claim cannot refer to itself.', [name, index]);
        return byKey.get(key) ?? [];
      });
    return { ...claim, repliesTo: idsOf('repliesTo'), drawsOn: idsOf('drawsOn') };
  });
}
