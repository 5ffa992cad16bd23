import { canonicalJson } from '#evidence/canonical-json.ts';
import { recordFromJson } from '#evidence/record-json.ts';
import type { ClaimRecord } from '#evidence/records.ts';
import type { JsonValue, Value } from '#graph/encode.ts';
import type { Transaction } from '#graph/transaction.ts';
import { type WriteConflict, writeConflict } from './refusal.ts';

/** What is not of the claim, but of how it came to be recorded, or what became of it. */
const OF_THE_RECORD = new Set([
  'id',
  'retractedAt',
  'recordedAt',
  'retractionReason',
  'quoteChecked',
  'redactedAt',
  'redactionReason',
]);

/**
 * Why a claim cannot be recorded: it is recorded already, and says something else in what is no part of its id, such as its dates.
 * Null when none does.
 */
export async function differingClaim(
  transaction: Transaction,
  claims: readonly ClaimRecord[],
): Promise<WriteConflict | null> {
  const stored = await transaction.nodes(claims.map(({ id }) => id));
  if (stored.length === 0) return null;
  const given = new Map(claims.map((claim) => [claim.id, claim]));
  for (const { id, record, properties } of stored) {
    if (record === null || properties['redactedAt'] !== undefined) continue;
    const before = contentOf(recordFromJson<ClaimRecord>(record));
    const after = contentOf(given.get(id) as ClaimRecord);
    const differs = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (name) => textOf(before[name]) !== textOf(after[name]),
    );
    if (differs.length > 0) {
      const what = `is recorded with another ${differs.join(', ')}`;
      return writeConflict('CLAIM_DIFFERS', id, `${id} ${what}. Retract it if it is wrong.`);
    }
  }
  return null;
}

function contentOf({ properties, on, ...rest }: ClaimRecord): Readonly<Record<string, unknown>> {
  const sorted = on.map((assertion) => canonicalJson(assertion as unknown as JsonValue)).sort();
  const all = Object.entries({ ...rest, ...properties, on: sorted });
  return Object.fromEntries(all.filter(([name]) => !OF_THE_RECORD.has(name)));
}

function textOf(value: unknown): string {
  return canonicalJson((value ?? null) as Exclude<Value, bigint> as JsonValue);
}
