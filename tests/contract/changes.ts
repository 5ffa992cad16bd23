import type { WritePlan } from '#graph/write-plan.ts';
import { claim, entity, gbp, link, node, proposition } from '#tests/support/rows.ts';

// What happens to the invented world after its first revision.

const write = (number: number, message: string, more: Partial<WritePlan>): WritePlan => ({
  actor: number % 2 === 0 ? 'ann' : 'bob',
  message,
  at: `2024-10-0${number}T12:00:00.000Z`,
  nodes: [],
  relationships: [],
  ...more,
});

const ALL_OVER = { recordedAt: '2024-10-01T00:00:00.000Z' };
const conflictText = 'Is it true that Two Ardenites in Bohemia engaged in spying?';

/** Revisions 2 to 6. */
export const LATER: readonly WritePlan[] = [
  write(2, 'a denial is taken back', {
    nodes: [
      claim('claim:deny', 'DISPUTES', 'That is "baseless".', {
        validFrom: '2024-08',
        validTo: '2024-08',
        validAsStated: 'last month',
        retractedAt: '2024-10-02T12:00:00.000Z',
        ...ALL_OVER,
      }),
      proposition('proposition:spying', 'ENGAGED_IN', 1, 0, { value: 'spying' }),
      proposition('proposition:made_by-p1-aa', 'MADE_BY', 0, 0, { status: 'RETRACTED' }),
    ],
    removed: {
      nodes: ['conflict:spying'],
      relationships: [
        {
          type: 'SUPPORTED_SIDE',
          from: 'conflict:spying',
          to: 'proposition:spying',
          propositionId: '',
        },
        {
          type: 'DISPUTED_SIDE',
          from: 'conflict:spying',
          to: 'proposition:spying',
          propositionId: '',
        },
      ],
    },
  }),
  write(3, 'better values', {
    nodes: [
      entity('state:aa', 'Arden the Great', {
        iso2: 'AA',
        iso3: 'AAA',
        officialName: 'Republic of Arden',
        aliases: ['The Forest', 'Ardenne'],
        externalIds: ['wikidata:Q9'],
      }),
      entity('diplomat:aa-bb', 'Two Ardenites in Bohemia', {
        headcount: 2,
        headcountQualifier: 'EXACT',
        statuses: ['ACCREDITED@', 'REVOKED@2024-08', 'LEFT@2024-09-01'],
        statusesEarliest: ['', '2024-08-01', '2024-09-01'],
        status: 'LEFT',
      }),
      entity('pledge:p3', 'Pledge 3', {
        type: 'MILITARY',
        stage: 'DELIVERED',
        amount: gbp(98n, '£98'),
        purposes: ['ENERGY'],
      }),
      node('source:herald-1', {
        title: 'Arden denies it',
        language: 'en',
        publishedOn: '2024-09-30',
        sha256: 'bb',
        text: 'The whole text, which is nobody’s business.',
      }),
    ],
  }),
  write(4, 'a second paper', {
    nodes: [
      node('source:herald-2', { title: 'Arden pays', publishedOn: '2024-10-03', sha256: 'cc' }),
      claim('claim:pays', 'REPORTS', 'Arden has paid.', {
        publishedOn: '2024-10-03',
        states: [{ entity: 'pledge:p3', property: 'stage', value: 'DELIVERED' }],
      }),
      claim('claim:silent', 'WITHHOLDS', 'No comment.', { publishedOn: null }),
      claim('claim:words', 'SUPPORTS', 'So it is.', { publishedOn: '2024-10-03' }),
      proposition('proposition:made_by-p1-aa', 'MADE_BY', 2, 0, { status: 'CORROBORATED' }),
      proposition('proposition:amount-p3', 'amount', 1, 0, {
        value: { value: '98', currency: 'GBP', asStated: '£98', qualifier: 'EXACT' },
      }),
      node('conflict:spying', {
        rule: 'DIRECT_DENIAL',
        question: conflictText,
        openSince: '2024-09-30',
      }),
      node('assessment:one', {
        judgement: 'They were not spies.',
        likelihood: 'LIKELY',
        confidence: 'LOW',
        analyst: 'ann',
        assessedAt: '2024-10-04T12:00:00.000Z',
      }),
      node('snapshot:week-1', {
        name: 'Week 1',
        revision: 3,
        createdAt: '2024-10-04T12:00:00.000Z',
        createdBy: 'ann',
      }),
    ],
    relationships: [
      link('source:herald-2', 'PUBLISHED_BY', 'organization:herald'),
      ...['pays', 'silent', 'words'].map((name) => link(`claim:${name}`, 'IN', 'source:herald-2')),
      link('claim:silent', 'SPOKEN_BY', 'person:zoe'),
      link('claim:silent', 'ON', 'proposition:spying'),
      link('proposition:amount-p3', 'SUBJECT', 'pledge:p3'),
      link('conflict:spying', 'SUPPORTED_SIDE', 'proposition:spying'),
      link('assessment:one', 'ASSESSES', 'proposition:spying'),
    ],
  }),
  write(5, 'two are one', {
    nodes: [
      node('merge:person.ivan', { from: 'person:ivan', into: 'person:zoe', reason: 'the same' }),
      node('conflict:spying', {
        rule: 'DIRECT_DENIAL',
        question: conflictText,
        openSince: '2024-10-03',
      }),
    ],
    removed: {
      nodes: ['proposition:amount-p3', 'thing:yacht'],
      relationships: [
        { type: 'SUBJECT', from: 'proposition:amount-p3', to: 'pledge:p3', propositionId: '' },
      ],
    },
  }),
  write(6, 'they are not, and a quote goes', {
    removed: { nodes: ['merge:person.ivan'], relationships: [] },
    redactions: [
      {
        id: 'claim:words',
        blanked: ['quote', 'quoteFold'],
        properties: { redactedAt: '2024-10-06T12:00:00.000Z', redactionReason: 'a court' },
        record: '{}',
      },
    ],
  }),
];
