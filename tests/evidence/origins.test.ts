import { describe, expect, test } from 'vitest';
import { createOrigins } from '#evidence/origins.ts';
import type { ClaimRecord } from '#evidence/records.ts';
import { buildClaim, GAZETTE, relates } from './build-evidence.ts';

const OFFICES = [
  buildClaim('office', {
    on: [relates('person:ada', 'HOLDS', 'position:envoy')],
    valid: { from: '2020-01', to: '2024-06', asStated: null },
  }),
  buildClaim('of', { on: [relates('position:envoy', 'OF', 'organization:ministry')] }),
  buildClaim('part', { on: [relates('organization:ministry', 'PART_OF', 'state:aa')] }),
  buildClaim('agency', {
    on: [relates('organization:agency', 'PART_OF', 'organization:ministry')],
  }),
  buildClaim('paper', { on: [relates('organization:gazette', 'PART_OF', 'organization:group')] }),
];

function originsOf(claim: ClaimRecord, others: readonly ClaimRecord[] = []): readonly string[] {
  return createOrigins({ sources: [GAZETTE], claims: [...OFFICES, ...others, claim] })(claim);
}

describe('the origin of a claim', () => {
  test('is the state of the office that its speaker held on that day', () => {
    expect(originsOf(buildClaim('a', { speaker: 'person:ada', saidOn: '2023-05-01' }))).toEqual([
      'state:aa',
    ]);
  });

  test('is the speaker, once the office has ended', () => {
    expect(originsOf(buildClaim('a', { speaker: 'person:ada', saidOn: '2024-07-01' }))).toEqual([
      'person:ada',
    ]);
  });

  test('takes the day of publication where the day of speaking is not known', () => {
    expect(
      originsOf(buildClaim('a', { speaker: 'person:ada', publishedOn: '2024-06-30' })),
    ).toEqual(['state:aa']);
  });

  test('is the state above an agency, however many steps away', () => {
    expect(originsOf(buildClaim('a', { speaker: 'organization:agency' }))).toEqual(['state:aa']);
  });

  test('is the citizenship of someone without office or organization', () => {
    const citizen = buildClaim('c', { on: [relates('person:bob', 'CITIZEN_OF', 'state:bb')] });
    expect(originsOf(buildClaim('a', { speaker: 'person:bob' }), [citizen])).toEqual(['state:bb']);
  });

  test('is the group of the publisher when nobody is named', () => {
    expect(originsOf(buildClaim('a'))).toEqual(['organization:group']);
  });

  test('is that of the claim it draws on, through any number of echoes', () => {
    const first = buildClaim('first', { speaker: 'organization:agency' });
    const echo = buildClaim('echo', { speaker: 'person:carl', drawsOn: [first.id] });
    const copy = buildClaim('copy', { speaker: null, drawsOn: [echo.id] });
    expect(originsOf(copy, [first, echo])).toEqual(['state:aa']);
  });

  test('is found although claims draw on each other in a circle', () => {
    const one = buildClaim('one', { speaker: 'person:carl', drawsOn: ['claim:two'] });
    const two = buildClaim('two', { speaker: 'person:dora', drawsOn: ['claim:one'] });
    expect(originsOf(one, [two])).toEqual(['person:dora']);
  });

  test('is found although organizations are part of each other in a circle', () => {
    const circle = [
      buildClaim('x', { on: [relates('organization:x', 'PART_OF', 'organization:y')] }),
      buildClaim('y', { on: [relates('organization:y', 'PART_OF', 'organization:x')] }),
    ];
    expect(originsOf(buildClaim('a', { speaker: 'organization:x' }), circle)).toEqual([
      'organization:y',
    ]);
  });

  test('does not come from an office that is only disputed or was retracted', () => {
    const denied = buildClaim('d', {
      stance: 'DISPUTES',
      on: [relates('person:bob', 'HOLDS', 'position:envoy')],
    });
    const retracted = buildClaim('r', {
      retractedAt: '2024-09-15T00:00:00Z',
      on: [relates('person:bob', 'CITIZEN_OF', 'state:bb')],
    });
    expect(originsOf(buildClaim('a', { speaker: 'person:bob' }), [denied, retracted])).toEqual([
      'person:bob',
    ]);
  });
});
