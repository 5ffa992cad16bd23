import type { NodeWrite, WritePlan } from '#graph/write-plan.ts';
import { claim, entity, link, relationship } from '#tests/support/rows.ts';

// Rows that are hard to order: ties, nulls, currencies, and names whose order depends on how text is compared.

const NAMES = [
  '',
  'a',
  'A',
  'a\u0301',
  '\u00e1',
  'Z',
  'pledge 2',
  'pledge 10',
  '\uff5a fullwidth',
  '\u{1f600} above the plane',
  '\ue000 private',
  'it\'s `quoted` \\ "twice"',
  'Я',
  'ß',
];
const DATES = [null, '2024-08', '2024-08', '2024-08-01', '[..2024-08-31]', '2024/..', '2023'];
const AMOUNTS = [
  null,
  { value: 5n, currency: 'EUR' },
  { value: 5n, currency: 'GBP' },
  { value: null, currency: 'GBP' },
  { value: -1n, currency: 'EUR' },
  { value: 9_223_372_036_854_775_807n, currency: 'EUR' },
];

const pledges = NAMES.map((name, index) => {
  const amount = AMOUNTS[index % AMOUNTS.length];
  return entity(`pledge:q${index}`, name, {
    type: index % 3 === 0 ? 'MILITARY' : 'OTHER',
    stage: 'ANNOUNCED',
    announcedOn: DATES[index % DATES.length] ?? null,
    amount: amount ? { ...amount, asStated: 'words', qualifier: 'ABOUT' } : null,
  });
});

const claims = [null, '2024-08', null, '2024-08', '2023'].map((saidOn, index) =>
  claim(`claim:c${index}`, index % 2 === 0 ? 'SUPPORTS' : 'DISPUTES', `words ${index % 2}`, {
    saidOn,
  }),
);

export const MANY_PLEDGES: readonly NodeWrite[] = pledges;

/** Pledges made by `state:aa`, and claims about `diplomat:aa-bb`. */
export const MANY_ROWS: WritePlan = {
  actor: 'test',
  message: 'many rows',
  at: '2024-10-02T00:00:00.000Z',
  nodes: [...pledges, ...claims],
  relationships: [
    ...pledges.map(({ id }, index) =>
      relationship(id, 'MADE_BY', 'state:aa', {
        support: 1 + (index % 3),
        validFrom: DATES[index % DATES.length] ?? null,
      }),
    ),
    ...claims.map(({ id }) => link(id, 'ON', 'proposition:spying')),
    ...claims.map(({ id }) => link(id, 'IN', 'source:herald-1')),
  ],
};
