import { expect, test } from 'vitest';
import { explainPath } from '#modules/path/explain-path.ts';
import type { HopEvidence } from '#modules/path/hop-evidence.ts';
import { sayDates } from '#modules/path/say-dates.ts';
import { sayHop } from '#modules/path/say-hop.ts';

test.each([
  [null, null, ''],
  ['2024-08', null, 'since 2024-08'],
  [null, '2024-08-31', 'until 2024-08-31'],
  [null, '[..2024-09-12]', 'until some day before 2024-09-13'],
  [null, '[..2024-12-31]', 'until some day before 2025-01-01'],
  [null, '[..2024-09]', 'until 2024-09 or before'],
  [null, '[2024-09-12..]', 'until 2024-09-12 or after'],
  [null, '2024-09-01/2024-09-05', 'until some time between 2024-09-01 and 2024-09-05'],
  ['[..2024-09-13]', null, 'since 2024-09-13 or before'],
  ['[2024..]', null, 'since 2024 or after'],
  ['[2023..2024]', null, 'since some time between 2023 and 2024'],
  ['2020~', '2022?', 'since about 2020, until perhaps 2022'],
  ['2024-08', '2024-08', 'in 2024-08'],
  ['2024-09-13', '2024-09-13', 'on 2024-09-13'],
  [
    '[..2024-09-13]',
    '[..2024-09-13]',
    'since 2024-09-13 or before, until some day before 2024-09-14',
  ],
])('from %s to %s: %s', (from, to, said) => {
  expect(sayDates(from, to)).toBe(said);
});

const evidence = (more: Partial<HopEvidence> = {}): HopEvidence => ({
  fromName: 'Boris Johnson',
  toName: 'Prime Minister',
  validFrom: null,
  validTo: null,
  role: null,
  quote: null,
  ...more,
});

test('a hop is a sentence, in the past where its end is known', () => {
  expect(sayHop('HOLDS', evidence())).toBe('Boris Johnson holds the office of Prime Minister');
  expect(sayHop('HOLDS', evidence({ validTo: '[..2024-09-12]' }))).toBe(
    'Boris Johnson held the office of Prime Minister (until some day before 2024-09-13)',
  );
  const talks = evidence({ fromName: 'The talks', toName: 'Arden', role: 'DECIDER' });
  expect(sayHop('INVOLVES', talks)).toBe('The talks involves Arden as decider');
});

test('names are put in as they are, whatever stands in them', () => {
  const strange = evidence({ fromName: '$& {to}', toName: '{from} $1' });
  expect(sayHop('MADE_BY', strange)).toBe('{from} $1 made $& {to}');
});

const told = (sentence: string, support: number, dispute = 0) => ({ sentence, support, dispute });

test('a path says which hop carries least, and which are contested', () => {
  expect(explainPath([told('A is B', 1)], 0)).toBe('A is B. One independent origin supports it.');
  expect(explainPath([told('A is B', 2), told('B is C', 0, 1)], 1)).toBe(
    'A is B. B is C. The weakest hop is the second: no independent origin supports it, and one disputes it.',
  );
  const three = [told('A is B', 1), told('B is C', 3, 2), told('C is D', 2, 1)];
  expect(explainPath(three, 0)).toBe(
    'A is B. B is C. C is D. The weakest hop is the first: one independent origin supports it. The second and the third are contested.',
  );
});
