import { describe, expect, test } from 'vitest';
import type { Assertion, ClaimRecord } from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';
import { buildClaim, relates } from './build-evidence.ts';
import { planAlone, withWhatIsNamed } from './record.ts';

type Parts = Partial<ClaimRecord>;

/** What a table of one side and the other is made of: claims, and the rules by which they conflict. */
type Row = readonly [string, readonly Parts[], readonly string[]];

const BY = 'person:ada';

/** Somebody says that two things are related. */
const on = (assertion: Assertion, parts: Parts = {}): Parts => ({ on: [assertion], ...parts });

/** Somebody states values of an entity. */
const states = (
  entity: string,
  values: Readonly<Record<string, JsonValue>>,
  parts: Parts = {},
) => ({
  states: Object.entries(values).map(([property, value]) => ({ entity, property, value })),
  ...parts,
});

const period = (from: string | null, to: string | null) => ({ from, to, asStated: 'then' });

const DENIES: Parts = { stance: 'DISPUTES', speaker: BY };
const RETRACTED: Parts = { retractedAt: '2024-09-20T00:00:00Z' };

async function rulesOf(claims: readonly Parts[]): Promise<readonly string[]> {
  const built = claims.map((parts, index) => buildClaim(`c${index}`, parts));
  const { plan } = await planAlone(withWhatIsNamed(built));
  const conflicts = plan.nodes.filter(({ kind }) => kind === 'Conflict');
  for (const { properties } of conflicts) expect(properties['question']).toMatch(/\?$/);
  return conflicts.map(({ properties }) => String(properties['rule'])).sort();
}

function conflictsOf(rows: readonly Row[]): void {
  test.each(rows)('%s', async (_, claims, rules) => {
    expect(await rulesOf(claims)).toEqual(rules);
  });
}

describe('DIRECT_DENIAL: one says it, another denies it', () => {
  const knows = relates('person:ada', 'CITIZEN_OF', 'state:aa');
  conflictsOf([
    ['said and denied', [on(knows), on(knows, DENIES)], ['DIRECT_DENIAL']],
    ['only denied', [on(knows, DENIES)], []],
    ['said, and somebody declines to say', [on(knows), on(knows, { stance: 'WITHHOLDS' })], []],
    ['the denial was retracted', [on(knows), on(knows, { ...DENIES, ...RETRACTED })], []],
    ['what was said was retracted', [on(knows, RETRACTED), on(knows, DENIES)], []],
  ]);
});

describe('FUNCTIONAL_VALUE: several values of a property that has one', () => {
  const occurred = (date: string, parts: Parts = {}) =>
    states('event:talks', { occurredOn: date }, parts);
  const stage = (value: string, day: string) =>
    states('pledge:help', { stage: value }, { publishedOn: day });
  conflictsOf([
    ['two days', [occurred('2024-09-11'), occurred('2024-09-12')], ['FUNCTIONAL_VALUE']],
    ['a day and its month', [occurred('2024-09-11'), occurred('2024-09')], []],
    [
      'a day and another month',
      [occurred('2024-09-11'), occurred('2024-10')],
      ['FUNCTIONAL_VALUE'],
    ],
    ['one of them retracted', [occurred('2024-09-11'), occurred('2024-09-12', RETRACTED)], []],
    [
      'a stage, and a later one',
      [stage('ANNOUNCED', '2024-09-11'), stage('DELIVERED', '2024-09-12')],
      [],
    ],
    [
      'two stages on one day',
      [stage('ANNOUNCED', '2024-09-11'), stage('DELIVERED', '2024-09-11')],
      ['FUNCTIONAL_VALUE'],
    ],
    [
      'two names',
      [states('event:talks', { name: 'Talks' }), states('event:talks', { name: 'The talks' })],
      [],
    ],
  ]);
});

describe('FUNCTIONAL_VALUE: several ends of a relationship that has one at a time', () => {
  const sent = (state: string, from: string | null, to: string | null) =>
    on(relates('diplomat:some', 'SENT_BY', state), { valid: period(from, to) });
  conflictsOf([
    [
      'two states at any time',
      [sent('state:aa', null, null), sent('state:bb', null, null)],
      ['FUNCTIONAL_VALUE'],
    ],
    [
      'one after the other',
      [sent('state:aa', null, '2024-08-01'), sent('state:bb', '2024-08-02', null)],
      [],
    ],
    [
      'on one day',
      [sent('state:aa', null, '2024-08-01'), sent('state:bb', '2024-08-01', null)],
      ['FUNCTIONAL_VALUE'],
    ],
    [
      'maybe in one month',
      [sent('state:aa', null, '2024-08'), sent('state:bb', '2024-08', null)],
      ['FUNCTIONAL_VALUE'],
    ],
  ]);
});

describe('AMOUNT_MISMATCH: amounts of one thing in one currency', () => {
  const amount = (value: string, currency: string, qualifier = 'EXACT') =>
    states('pledge:help', {
      amount: { value, currency, qualifier, asStated: `${currency} ${value}` },
    });
  conflictsOf([
    ['two amounts', [amount('600000000', 'GBP'), amount('242000000', 'GBP')], ['AMOUNT_MISMATCH']],
    ['the same in two currencies', [amount('717000000', 'USD'), amount('550000000', 'GBP')], []],
    [
      'about so much, within five per cent',
      [amount('100', 'GBP'), amount('105', 'GBP', 'ABOUT')],
      [],
    ],
    [
      'about so much, beyond',
      [amount('100', 'GBP'), amount('106', 'GBP', 'ABOUT')],
      ['AMOUNT_MISMATCH'],
    ],
    ['at least as much', [amount('100', 'GBP'), amount('100', 'GBP', 'AT_LEAST')], []],
    [
      'at least a penny more',
      [amount('100', 'GBP'), amount('100.01', 'GBP', 'AT_LEAST')],
      ['AMOUNT_MISMATCH'],
    ],
    ['at most as much', [amount('100', 'GBP'), amount('100', 'GBP', 'AT_MOST')], []],
    [
      'at most a penny less',
      [amount('100', 'GBP'), amount('99.99', 'GBP', 'AT_MOST')],
      ['AMOUNT_MISMATCH'],
    ],
  ]);
});

describe('HEADCOUNT_MISMATCH: numbers of people', () => {
  const some = (headcount: number, headcountQualifier = 'EXACT') =>
    states('diplomat:some', { headcount, headcountQualifier });
  const invited = (headcount: number) =>
    on(relates('diplomat:some', 'SENT_BY', 'state:aa', { headcount }));
  conflictsOf([
    ['six or seven', [some(6), some(7)], ['HEADCOUNT_MISMATCH']],
    ['six, or at least six', [some(6), some(6, 'AT_LEAST')], []],
    ['six, or at least seven', [some(6), some(7, 'AT_LEAST')], ['HEADCOUNT_MISMATCH']],
    ['of one relationship, the same', [invited(6), invited(6)], []],
    ['of one relationship, another', [invited(6), invited(7)], ['HEADCOUNT_MISMATCH']],
  ]);
});

describe('TIME_OVERLAP: one office, two holders', () => {
  const holds = (person: string, from: string | null, to: string | null, parts: Parts = {}) =>
    on(relates(person, 'HOLDS', 'position:minister'), { valid: period(from, to), ...parts });
  conflictsOf([
    [
      'on more than one day',
      [
        holds('person:a', '2024-01-01', '2024-07-05'),
        holds('person:b', '2024-07-04', '2024-12-31'),
      ],
      ['TIME_OVERLAP'],
    ],
    [
      'only on the day on which one follows the other',
      [
        holds('person:a', '2024-01-01', '2024-07-05'),
        holds('person:b', '2024-07-05', '2024-12-31'),
      ],
      [],
    ],
    [
      'perhaps, in one month',
      [holds('person:a', '2024-01-01', '2024-07'), holds('person:b', '2024-07', '2024-12-31')],
      [],
    ],
    [
      'of one person, said twice',
      [
        holds('person:a', '2024-01-01', '2024-07-05'),
        holds('person:a', '2024-07-04', '2024-12-31'),
      ],
      [],
    ],
    [
      'on the only day of both',
      [
        holds('person:a', '2024-07-05', '2024-07-05'),
        holds('person:b', '2024-07-05', '2024-07-05'),
      ],
      ['TIME_OVERLAP'],
    ],
    [
      'of two, of whom one is only denied',
      [
        holds('person:a', '2024-01-01', '2024-07-05'),
        holds('person:b', '2024-07-04', '2024-12-31', DENIES),
      ],
      [],
    ],
  ]);
});

describe('IMPOSSIBLE_ORDER: what cannot have come first', () => {
  const answers = relates('event:answer', 'RESPONDS_TO', 'event:question');
  const days = (answer: string, question: string) => [
    on(answers),
    states('event:answer', { occurredOn: answer }),
    states('event:question', { occurredOn: question }),
  ];
  const lasted = (from: string, to: string) =>
    on(relates('person:ada', 'CITIZEN_OF', 'state:aa'), { valid: period(from, to) });
  conflictsOf([
    ['an answer before the question', days('2024-09-12', '2024-09-13'), ['IMPOSSIBLE_ORDER']],
    ['an answer on the day of the question', days('2024-09-13', '2024-09-13'), []],
    ['an answer in the month of the question', days('2024-09', '2024-09-13'), []],
    ['an end before the beginning', [lasted('2024-09-13', '2024-09-12')], ['IMPOSSIBLE_ORDER']],
    ['an end on the day of the beginning', [lasted('2024-09-13', '2024-09-13')], []],
    ['an end in the month of the beginning', [lasted('2024-09-13', '2024-09')], []],
  ]);
});

describe('a question is open', () => {
  test('since the second of its sides was published', async () => {
    const knows = relates('person:ada', 'CITIZEN_OF', 'state:aa');
    const claims = [
      buildClaim('a', on(knows, { publishedOn: '2024-09-11' })),
      buildClaim('b', on(knows, { publishedOn: '2024-09-12' })),
      buildClaim('c', on(knows, { ...DENIES, publishedOn: '2024-09-13' })),
    ];
    const { plan } = await planAlone(withWhatIsNamed(claims));
    const [conflict] = plan.nodes.filter(({ kind }) => kind === 'Conflict');
    expect(conflict?.properties['openSince']).toBe('2024-09-13');
    expect(conflict?.publishedFrom).toBe('2024-09-13');
  });
});
