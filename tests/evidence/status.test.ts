import { describe, expect, test } from 'vitest';
import type { ClaimRecord } from '#evidence/records.ts';
import { standingOf } from '#evidence/status.ts';
import { buildClaim } from './build-evidence.ts';

const bySpeaker = (claim: ClaimRecord) => [claim.speaker ?? ''];
const claims = (...parts: Partial<ClaimRecord>[]) =>
  parts.map((part, index) => buildClaim(`${index}`, part));

describe('the status of a proposition', () => {
  test.each([
    ['UNCONTESTED', 1, 0, claims({ speaker: 'state:aa' })],
    ['UNCONTESTED', 1, 0, claims({ speaker: 'state:aa' }, { speaker: 'state:aa' })],
    ['CORROBORATED', 2, 0, claims({ speaker: 'state:aa' }, { speaker: 'state:bb' })],
    [
      'CONTESTED',
      2,
      1,
      claims(
        { speaker: 'state:aa' },
        { speaker: 'state:bb' },
        { speaker: 'state:cc', stance: 'DISPUTES' },
      ),
    ],
    ['DENIED', 0, 1, claims({ speaker: 'state:aa', stance: 'DISPUTES' })],
    [
      'UNCONTESTED',
      0,
      0,
      claims({ stance: 'REPORTS' }, { stance: 'WITHHOLDS', speaker: 'state:aa' }),
    ],
    ['RETRACTED', 0, 0, claims({ retractedAt: '2024-09-15T00:00:00Z' })],
  ] as const)(
    'is %s with %i supporting and %i disputing origins',
    (status, support, dispute, given) => {
      expect(standingOf(given, bySpeaker)).toEqual({ status, support, dispute });
    },
  );

  test('forgets a retracted denial', () => {
    const given = claims(
      { speaker: 'state:aa' },
      { speaker: 'state:bb', stance: 'DISPUTES', retractedAt: '2024-09-15T00:00:00Z' },
    );
    expect(standingOf(given, bySpeaker).status).toBe('UNCONTESTED');
  });
});
