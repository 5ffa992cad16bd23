import { describe, expect, test } from 'vitest';
import type { ClaimRecord } from '#evidence/records.ts';
import { shownValidity } from '#evidence/shown-validity.ts';
import { shownValue } from '#evidence/shown-value.ts';
import { integer, someOf } from '#graph/property.ts';
import { PLEDGE_PURPOSES } from '#modules/pledge/model.ts';
import { buildClaim } from './build-evidence.ts';

const bySpeaker = (claim: ClaimRecord) => [claim.speaker ?? ''];

function shownOf(
  ...stated: readonly (readonly [id: string, value: number, parts?: Partial<ClaimRecord>])[]
) {
  const statements = stated.map(([id, value, parts]) => ({
    entity: 'diplomat:some',
    property: 'headcount',
    value,
    claim: buildClaim(id, { speaker: `state:${id}`, ...parts }),
  }));
  return shownValue(integer(), statements, bySpeaker);
}

describe('the shown value', () => {
  test('is the one with most origins, whatever was said later', () => {
    expect(
      shownOf(['a', 6], ['b', 6], ['c', 7, { publishedOn: '2025-01-01', reliability: 'A' }]),
    ).toBe(6);
  });

  test('counts an origin once, however often it speaks', () => {
    expect(
      shownOf(
        ['a', 6, { speaker: 'state:x' }],
        ['b', 6, { speaker: 'state:x' }],
        ['c', 7, { reliability: 'B' }],
      ),
    ).toBe(7);
  });

  test('prefers the more reliable of two single origins', () => {
    expect(shownOf(['a', 6, { reliability: 'B' }], ['b', 7, { reliability: 'A' }], ['c', 8])).toBe(
      7,
    );
  });

  test('then the latest published', () => {
    expect(
      shownOf(
        ['a', 6, { publishedOn: '2024-08' }],
        ['b', 7, { publishedOn: '2024-09-01' }],
        ['c', 8, { publishedOn: null }],
      ),
    ).toBe(7);
  });

  test('then the smallest claim id', () => {
    expect(shownOf(['b', 7], ['a', 6])).toBe(6);
  });

  test('takes no weight from a claim that only reports', () => {
    expect(shownOf(['a', 6, { stance: 'REPORTS' }], ['b', 7])).toBe(7);
  });

  test('is undefined when nothing is stated', () => {
    expect(shownOf()).toBeUndefined();
  });

  test('is every item of a property that holds several, in the order of its set', () => {
    const statements = [
      ['MILITARY', 'ENERGY'],
      ['BUDGET', 'ENERGY'],
    ].map((value, index) => ({
      entity: 'pledge:aid',
      property: 'purposes',
      value,
      claim: buildClaim(`${index}`),
    }));
    expect(shownValue(someOf(PLEDGE_PURPOSES), statements, bySpeaker)).toEqual([
      'BUDGET',
      'ENERGY',
      'MILITARY',
    ]);
  });
});

describe('the shown validity', () => {
  const dated = (id: string, from: string, parts: Partial<ClaimRecord> = {}) =>
    buildClaim(id, { speaker: `state:${id}`, valid: { from, to: from, asStated: null }, ...parts });

  test('is the narrower of equally supported dates', () => {
    expect(
      shownValidity([dated('a', '[..2024-08-30]'), dated('b', '2024-08')], bySpeaker)?.from,
    ).toBe('2024-08');
  });

  test('is that of more origins before that of narrower dates', () => {
    const claims = [dated('a', '2024-08'), dated('b', '2024-08'), dated('c', '2024-08-15')];
    expect(shownValidity(claims, bySpeaker)?.from).toBe('2024-08');
  });

  test('comes from no denial', () => {
    expect(shownValidity([dated('a', '2024-08', { stance: 'DISPUTES' })], bySpeaker)).toBeNull();
  });
});
