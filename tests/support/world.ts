import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { claim, entity, gbp, link, node, proposition, relationship } from './rows.ts';

// A small invented world with plain names, for every test that needs a graph.

const PLEDGED_ON = [
  '2024-01-10',
  '2024-08',
  null,
  '2024-03-05/2024-03-09',
  '[..2023-12-31]',
  '2024-01-10',
  '2022',
];

const pledges = PLEDGED_ON.map((announcedOn, index) =>
  entity(`pledge:p${index + 1}`, `Pledge ${index + 1}`, {
    type: index % 2 === 0 ? 'MILITARY' : 'FINANCIAL',
    stage: 'ANNOUNCED',
    announcedOn,
    purposes: index === 0 ? ['ENERGY', 'HUMANITARIAN'] : index === 1 ? ['ENERGY'] : null,
    amount: index === 2 ? null : gbp(BigInt(100 - index), `£${100 - index}`),
  }),
);

const nodes: readonly NodeWrite[] = [
  entity('state:aa', 'Arden', {
    iso2: 'AA',
    iso3: 'AAA',
    officialName: 'Republic of Arden',
    aliases: ['The Forest', 'Ardenne'],
  }),
  entity('state:bb', 'Bohemia', {
    iso2: 'BB',
    iso3: 'BBB',
    externalIds: ['wikidata:Q1', 'gw:365'],
  }),
  entity('state:cc', 'Curaçao-sur-Mer', {
    iso2: 'CC',
    iso3: 'CCC',
    description: 'It\'s "quoted", `ticked` and \\ slashed',
  }),
  entity('state:x-empty', 'Empty'),
  entity('person:ada', 'Ada Lovelace', { aliases: ['Countess'] }),
  entity('person:zoe', 'Zoë Ångström'),
  entity('person:ivan', 'Иван Иванов'),
  entity('position:aa-premier', 'Premier of Arden', { title: 'Premier' }),
  entity('organization:aa-ministry', 'Ministry of Arden', { type: 'MINISTRY' }),
  entity('organization:herald', 'The Herald', { type: 'MEDIA' }),
  entity('diplomat:aa-bb', 'Two Ardenites in Bohemia', {
    headcount: 2,
    headcountQualifier: 'EXACT',
    statuses: ['ACCREDITED@', 'REVOKED@2024-08'],
    statusesEarliest: ['', '2024-08-01'],
    status: 'REVOKED',
  }),
  entity('weapon:arrow', 'Arrow', { category: 'MISSILE', specificity: 'MODEL' }),
  entity('weapon:bow', 'Bow', { category: 'OTHER', specificity: 'CLASS' }),
  ...pledges,
  entity('pledge:p8', 'Pledge 8', {
    type: 'MIXED',
    stage: 'DELIVERED',
    amount: {
      value: 9_007_199_254_740_993n,
      currency: 'JPY',
      asStated: 'a great deal of yen',
      qualifier: 'ABOUT',
    },
  }),
  entity('event:talks', 'Talks of Arden and Bohemia', {
    type: 'MEETING',
    occurrence: 'EXPECTED',
    occurredOn: '2024-09-13',
  }),
  entity('event:answer', 'The answer to the talks', { type: 'STATEMENT', cameo: '1125' }),
  entity('treaty:accords', 'The Accords', { specificity: 'GROUP' }),
  entity('treaty:first-accord', 'The First Accord', {
    specificity: 'TEXT',
    signedOn: '1961-04-18',
  }),
  entity('thing:yacht', 'The Yacht', {
    schema: 'Vessel',
    properties: { flag: ['aa'], imo: ['1234567'] },
  }),
  node('source:herald-1', {
    title: 'Arden denies it',
    language: 'en',
    publishedOn: '2024-09-30',
    sha256: 'aa',
  }),
  claim('claim:accuse', 'SUPPORTS', 'They were spies.', {
    saidOn: '2024-09-29',
    saidOnAsStated: 'on Sunday',
  }),
  claim('claim:deny', 'DISPUTES', 'That is "baseless".', {
    validFrom: '2024-08',
    validTo: '2024-08',
    validAsStated: 'last month',
  }),
  claim('claim:report', 'REPORTS', 'It is said that they were.'),
  claim('claim:pledge', 'SUPPORTS', 'Arden gives £100.', {
    states: [{ entity: 'pledge:p1', property: 'amount', value: '100' }],
  }),
  proposition('proposition:spying', 'ENGAGED_IN', 1, 1, { value: 'spying' }),
  proposition('proposition:made_by-p1-aa', 'MADE_BY', 1, 0),
  node('conflict:spying', {
    rule: 'DIRECT_DENIAL',
    question: 'Is it true that Two Ardenites in Bohemia engaged in spying?',
    openSince: '2024-09-30',
  }),
];

const relationships: readonly RelationshipWrite[] = [
  relationship('person:ada', 'HOLDS', 'position:aa-premier', {
    validFrom: '2020-01-01',
    validTo: '2022-01-01',
  }),
  relationship('person:ada', 'HOLDS', 'position:aa-premier', {
    validFrom: '[..2024-09-13]',
    support: 2,
    status: 'CORROBORATED',
  }),
  relationship('person:zoe', 'HOLDS', 'position:aa-premier', { validTo: '[..2024-09-12]' }),
  relationship('position:aa-premier', 'OF', 'state:aa'),
  relationship('person:ada', 'CITIZEN_OF', 'state:aa'),
  relationship('person:ivan', 'CITIZEN_OF', 'state:bb'),
  relationship('organization:aa-ministry', 'PART_OF', 'state:aa'),
  relationship('state:aa', 'MEMBER_OF', 'organization:herald'),
  relationship('person:zoe', 'MEMBER_OF', 'organization:herald'),
  relationship('diplomat:aa-bb', 'SENT_BY', 'state:aa'),
  relationship('diplomat:aa-bb', 'ACCREDITED_TO', 'state:cc', { dispute: 2, status: 'CONTESTED' }),
  relationship('diplomat:aa-bb', 'ACCREDITED_TO', 'state:bb', {
    support: 3,
    status: 'CORROBORATED',
  }),
  relationship('state:aa', 'BORDERS', 'state:bb'),
  relationship('state:cc', 'BORDERS', 'state:aa'),
  relationship('state:bb', 'BORDERS', 'state:bb'),
  relationship('state:aa', 'HAS_MISSION', 'state:bb', { missionStatus: 'EMBASSY' }),
  relationship('state:aa', 'PARTY_TO', 'treaty:accords'),
  relationship('treaty:first-accord', 'PART_OF', 'treaty:accords'),
  ...[1, 2, 3, 4, 5].map((number) => relationship(`pledge:p${number}`, 'MADE_BY', 'state:aa')),
  relationship('pledge:p6', 'MADE_BY', 'state:bb'),
  relationship('pledge:p6', 'MADE_BY', 'person:ada'),
  ...[1, 2, 3, 6].map((number) => relationship(`pledge:p${number}`, 'BENEFITS', 'state:cc')),
  relationship('pledge:p1', 'INCLUDES', 'weapon:arrow', { units: 12 }),
  relationship('pledge:p1', 'INCLUDES', 'weapon:bow'),
  relationship('pledge:p5', 'PART_OF', 'pledge:p4'),
  relationship('weapon:arrow', 'MADE_BY', 'organization:aa-ministry'),
  relationship('weapon:arrow', 'MADE_BY', 'state:aa'),
  relationship('weapon:arrow', 'ORIGIN', 'state:aa'),
  relationship('event:talks', 'INVOLVES', 'person:ada', { role: 'PARTICIPANT' }),
  relationship('event:talks', 'INVOLVES', 'state:bb', { role: 'DECIDER' }),
  relationship('event:talks', 'INVOLVES', 'diplomat:aa-bb', { role: 'AFFECTED', headcount: 2 }),
  relationship('event:talks', 'LOCATED_IN', 'state:aa'),
  relationship('event:talks', 'CONCERNS', 'weapon:arrow'),
  relationship('event:answer', 'RESPONDS_TO', 'event:talks'),
  link('source:herald-1', 'PUBLISHED_BY', 'organization:herald'),
  ...['accuse', 'deny', 'report', 'pledge'].map((name) =>
    link(`claim:${name}`, 'IN', 'source:herald-1'),
  ),
  ...['accuse', 'deny', 'report'].map((name) => link(`claim:${name}`, 'ON', 'proposition:spying')),
  link('claim:pledge', 'ON', 'proposition:made_by-p1-aa'),
  link('conflict:spying', 'SUPPORTED_SIDE', 'proposition:spying'),
  link('conflict:spying', 'DISPUTED_SIDE', 'proposition:spying'),
  link('proposition:spying', 'SUBJECT', 'diplomat:aa-bb'),
  link('proposition:made_by-p1-aa', 'SUBJECT', 'pledge:p1'),
  link('proposition:made_by-p1-aa', 'OBJECT', 'state:aa'),
  link('claim:accuse', 'SPOKEN_BY', 'person:ivan'),
  link('claim:deny', 'SPOKEN_BY', 'organization:aa-ministry'),
  link('claim:deny', 'REPLIES_TO', 'claim:accuse'),
  link('claim:report', 'DRAWS_ON', 'claim:accuse'),
  link('claim:accuse', 'ADDRESSED_TO', 'state:aa'),
];

/** The whole world as one write. */
export const WORLD: WritePlan = {
  actor: 'test',
  message: 'the invented world',
  at: '2024-10-01T00:00:00.000Z',
  nodes,
  relationships,
};
