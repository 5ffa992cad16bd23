import { describe, expect, test } from 'vitest';
import type { ClaimRecord } from '#evidence/records.ts';
import { buildClaim, relates } from './build-evidence.ts';
import { planAlone, withWhatIsNamed } from './record.ts';

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

async function originsOf(claim: ClaimRecord, others: readonly ClaimRecord[] = []) {
  const { plan } = await planAlone(withWhatIsNamed([...OFFICES, ...others, claim]));
  return plan.nodes.find(({ id }) => id === claim.id)?.properties['origins'];
}

describe('the origin of a claim', () => {
  test('is the state of the office that its speaker held on that day', async () => {
    expect(
      await originsOf(buildClaim('a', { speaker: 'person:ada', saidOn: '2023-05-01' })),
    ).toEqual(['state:aa']);
  });

  test('is the speaker, once the office has ended', async () => {
    expect(
      await originsOf(buildClaim('a', { speaker: 'person:ada', saidOn: '2024-07-01' })),
    ).toEqual(['person:ada']);
  });

  test('takes the day of publication where the day of speaking is not known', async () => {
    expect(
      await originsOf(buildClaim('a', { speaker: 'person:ada', publishedOn: '2024-06-30' })),
    ).toEqual(['state:aa']);
  });

  test('is the state above an agency, however many steps away', async () => {
    expect(await originsOf(buildClaim('a', { speaker: 'organization:agency' }))).toEqual([
      'state:aa',
    ]);
  });

  test('is the citizenship of someone without office or organization', async () => {
    const citizen = buildClaim('c', { on: [relates('person:bob', 'CITIZEN_OF', 'state:bb')] });
    expect(await originsOf(buildClaim('a', { speaker: 'person:bob' }), [citizen])).toEqual([
      'state:bb',
    ]);
  });

  test('is the group of the publisher when nobody is named', async () => {
    expect(await originsOf(buildClaim('a'))).toEqual(['organization:group']);
  });

  test('is that of the claim it draws on, through any number of echoes', async () => {
    const first = buildClaim('first', { speaker: 'organization:agency' });
    const echo = buildClaim('echo', { speaker: 'person:carl', drawsOn: [first.id] });
    const copy = buildClaim('copy', { speaker: null, drawsOn: [echo.id] });
    expect(await originsOf(copy, [first, echo])).toEqual(['state:aa']);
  });

  test('is found although claims draw on each other in a circle', async () => {
    const one = buildClaim('one', { speaker: 'person:carl', drawsOn: ['claim:two'] });
    const two = buildClaim('two', { speaker: 'person:dora', drawsOn: ['claim:one'] });
    expect(await originsOf(one, [two])).toEqual(['person:dora']);
  });

  test('is found although organizations are part of each other in a circle', async () => {
    const circle = [
      buildClaim('x', { on: [relates('organization:x', 'PART_OF', 'organization:y')] }),
      buildClaim('y', { on: [relates('organization:y', 'PART_OF', 'organization:x')] }),
    ];
    expect(await originsOf(buildClaim('a', { speaker: 'organization:x' }), circle)).toEqual([
      'organization:y',
    ]);
  });

  test('does not come from an office that is only disputed or was retracted', async () => {
    const denied = buildClaim('d', {
      stance: 'DISPUTES',
      on: [relates('person:bob', 'HOLDS', 'position:envoy')],
    });
    const retracted = buildClaim('r', {
      retractedAt: '2024-09-15T00:00:00Z',
      on: [relates('person:bob', 'CITIZEN_OF', 'state:bb')],
    });
    expect(
      await originsOf(buildClaim('a', { speaker: 'person:bob' }), [denied, retracted]),
    ).toEqual(['person:bob']);
  });
});
