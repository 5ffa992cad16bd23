import type { Origins } from './origins.ts';
import type { ClaimRecord } from './records.ts';

export type EvidenceStatus = 'UNCONTESTED' | 'CORROBORATED' | 'CONTESTED' | 'DENIED' | 'RETRACTED';

export interface Standing {
  /** Independent origins that support it. */
  readonly support: number;
  /** Independent origins that dispute it. */
  readonly dispute: number;
  readonly status: EvidenceStatus;
}

/** What the claims on one proposition come to. REPORTS and WITHHOLDS count on neither side. */
export function standingOf(claims: readonly ClaimRecord[], origins: Origins): Standing {
  const standing = claims.filter((claim) => claim.retractedAt === null);
  const support = countOrigins(
    standing.filter((claim) => claim.stance === 'SUPPORTS'),
    origins,
  );
  const dispute = countOrigins(
    standing.filter((claim) => claim.stance === 'DISPUTES'),
    origins,
  );
  return { support, dispute, status: statusOf(standing.length, support, dispute) };
}

/** Distinct origins of claims, however many claims each has. */
export function countOrigins(claims: readonly ClaimRecord[], origins: Origins): number {
  return new Set(claims.flatMap(origins)).size;
}

function statusOf(standing: number, support: number, dispute: number): EvidenceStatus {
  if (standing === 0) return 'RETRACTED';
  if (dispute > 0) return support > 0 ? 'CONTESTED' : 'DENIED';
  return support > 1 ? 'CORROBORATED' : 'UNCONTESTED';
}
