import { describe, expect, test } from 'vitest';
import { claimId, propositionId } from '#evidence/identity.ts';

const claim = {
  source: 'source:gazette',
  locator: { start: 3, end: 7, prefix: 'a', suffix: 'b' },
  speaker: 'person:ada',
  stance: 'SUPPORTS',
  speechAct: 'ASSERT',
  propositionIds: ['proposition:1', 'proposition:2'],
};

describe('the id of a proposition', () => {
  test('is a prefix and twenty hexadecimal digits', () => {
    expect(propositionId('person:ada', 'HOLDS', { object: 'position:envoy' })).toMatch(
      /^proposition:[0-9a-f]{20}$/,
    );
  });

  test('stays what it was when the code changes, since it is stored', () => {
    expect(
      propositionId('person:ada', 'HOLDS', { object: 'position:envoy' }),
    ).toMatchInlineSnapshot(`"proposition:dc1657be8d9704f9a0ed"`);
  });

  test('tells an object from a phrase of the same letters', () => {
    const object = propositionId('state:aa', 'SEEKS', { object: 'state:bb' });
    expect(propositionId('state:aa', 'SEEKS', { value: 'state:bb' })).not.toBe(object);
  });

  test('tells two terms of one office apart by the discriminator', () => {
    const said = { object: 'position:envoy' };
    expect(propositionId('person:ada', 'HOLDS', said, 'first term')).not.toBe(
      propositionId('person:ada', 'HOLDS', said, 'second term'),
    );
  });

  test('is the same for one amount in different words', () => {
    const amount = { value: '600000000', currency: 'GBP', qualifier: 'EXACT' };
    const [figures, letters] = ['£600 million', 'six hundred million pounds'].map((asStated) =>
      propositionId('pledge:aid', 'amount', { value: { ...amount, asStated } }),
    );
    expect(letters).toBe(figures);
  });
});

describe('the id of a claim', () => {
  test('does not depend on the order of its propositions or of the keys of its locator', () => {
    const shuffled = {
      ...claim,
      propositionIds: ['proposition:2', 'proposition:1'],
      locator: { suffix: 'b', prefix: 'a', end: 7, start: 3 },
    };
    expect(claimId(shuffled)).toBe(claimId(claim));
  });

  test.each([
    ['source', 'source:herald'],
    ['speaker', null],
    ['stance', 'DISPUTES'],
    ['speechAct', 'DENY'],
    ['propositionIds', ['proposition:1']],
  ])('changes with its %s', (name, value) => {
    expect(claimId({ ...claim, [name]: value })).not.toBe(claimId(claim));
  });
});
