import { canonicalJson } from '#evidence/canonical-json.ts';
import { claimId } from '#evidence/identity.ts';
import { recordFromJson } from '#evidence/record-json.ts';
import type { ClaimRecord } from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';
import type { Transaction } from '#graph/transaction.ts';

/**
 * Claims with ids that are not those of retracted ones: a row that says again what it said before another correction is a new claim.
 * The ids are the same each time.
 */
export async function withStandingIds(
  transaction: Transaction,
  claims: readonly ClaimRecord[],
): Promise<readonly ClaimRecord[]> {
  const ids = new Map(claims.map((claim) => [claim, claim.id]));
  let open: readonly ClaimRecord[] = claims;
  while (open.length > 0) {
    const stored = await transaction.nodes(open.map((claim) => ids.get(claim) as string));
    const retracted = new Set(
      stored
        .filter(({ properties }) => properties['retractedAt'] !== undefined)
        .map(({ id }) => id),
    );
    open = open.filter((claim) => retracted.has(ids.get(claim) as string));
    for (const claim of open) ids.set(claim, nextId(claim, ids.get(claim) as string));
  }
  return claims.map((claim) => ({ ...claim, id: ids.get(claim) as string }));
}

function nextId({ source, speaker, stance, properties }: ClaimRecord, retracted: string): string {
  const locator = properties['locator'] as JsonValue;
  const speechAct = properties['speechAct'] as string;
  return claimId({ source, locator, speaker, stance, speechAct, propositionIds: [retracted] });
}

/** What the same row of the same source stated of the same entity before, and by which claim it is replaced. */
export async function earlierRecordClaims(
  transaction: Transaction,
  claims: readonly ClaimRecord[],
): Promise<readonly { readonly id: string; readonly by: string }[]> {
  const byRow = new Map(claims.map((claim) => [rowOf(claim), claim.id]));
  const entities = claims.flatMap(({ states }) => states.map(({ entity }) => entity));
  const links = await transaction.relationships([...new Set(entities)], {
    types: ['STATES'],
    direction: 'in',
  });
  const stored = await transaction.nodes([...new Set(links.map(({ from }) => from))]);
  return stored.flatMap(({ id, record, properties }) => {
    if (record === null || properties['attribution'] !== 'RECORD') return [];
    if (properties['retractedAt'] !== undefined) return [];
    const by = byRow.get(rowOf(recordFromJson<ClaimRecord>(record)));
    return by === undefined || by === id ? [] : [{ id, by }];
  });
}

/** A record in its own voice; what somebody is said to say in it is another. */
function rowOf({ source, speaker, states, on, properties }: ClaimRecord): string {
  const entities = [...new Set(states.map(({ entity }) => entity))];
  const place = properties['locator'] as JsonValue;
  return canonicalJson([source, speaker, entities, on.length, place]);
}
