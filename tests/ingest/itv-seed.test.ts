import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { planEvidence } from '#evidence/plan-evidence.ts';
import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { readSeed } from '#ingest/read-seed.ts';
import { graphModel } from '#modules/graph-model.ts';
import { openTestStore } from '#tests/support/stores.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const SEED = path('seeds/itv-2024-09-13');
// The text is not ours to keep; it is checked where somebody has laid it beside the repository.
const TEXT = path('../shared/article/article.txt');
const RECORDED_AT = '2024-09-14T00:00:00Z';

let plan: WritePlan;
beforeAll(async () => {
  const evidence = await readSeed(SEED, { model: graphModel, recordedAt: RECORDED_AT });
  const recording = { actor: 'seed', message: '', at: RECORDED_AT };
  const { store, close } = await openTestStore('sqlite');
  const planned = await store.transact((transaction) =>
    planEvidence(transaction, graphModel, evidence, recording),
  );
  await close();
  plan = planned.plan;
});

const node = (id: string): NodeWrite =>
  plan.nodes.find((candidate) => candidate.id === id) as NodeWrite;
const of = (type: string, from: string) =>
  plan.relationships.filter((link) => link.type === type && link.from === from);
const into = (type: string, to: string) =>
  plan.relationships.filter((link) => link.type === type && link.to === to);
const between = () => plan.relationships.filter(({ propositionId }) => propositionId !== '');
const speakerOf = (claim: string) => of('SPOKEN_BY', claim)[0]?.to;

/** Who says what on a proposition, by stance. */
function voicesOn(subject: string, predicate: string, value: unknown) {
  const proposition = plan.nodes.find(
    ({ id, properties }) =>
      properties['predicate'] === predicate &&
      properties['value'] === JSON.stringify(value) &&
      of('SUBJECT', id)[0]?.to === subject,
  ) as NodeWrite;
  const claims = into('ON', proposition.id).map(({ from }) => node(from));
  const by = (stance: string) =>
    claims
      .filter(({ properties }) => properties['stance'] === stance)
      .map(({ id }) => speakerOf(id));
  return { ...proposition.properties, supports: by('SUPPORTS'), disputes: by('DISPUTES') };
}

test.skipIf(!existsSync(TEXT))('every quote stands at its place in the text', async () => {
  const { claims } = await readSeed(SEED, {
    model: graphModel,
    recordedAt: RECORDED_AT,
    textPath: TEXT,
  });
  expect(claims.every(({ properties }) => properties['quoteChecked'])).toBe(true);
});

test('forty claims or more are short quotations, each in its own words', () => {
  const claims = plan.nodes.filter(({ kind }) => kind === 'Claim');
  const words = claims.map(({ properties }) => String(properties['quote']).split(/\s+/).length);
  expect(claims.length).toBeGreaterThanOrEqual(40);
  expect(Math.max(...words)).toBeLessThanOrEqual(25);
});

test('every relationship ends at nodes that are there', () => {
  const ids = new Set(plan.nodes.map(({ id }) => id));
  const dangling = plan.relationships.filter(({ from, to }) => !ids.has(from) || !ids.has(to));
  expect(dangling).toEqual([]);
});

test('no entity stands alone: each has a relationship to another, but for none', () => {
  const linked = new Set(between().flatMap(({ from, to }) => [from, to]));
  const alone = plan.nodes.filter(
    ({ kind, id }) => graphModel.kinds.get(kind)?.family === 'Entity' && !linked.has(id),
  );
  expect(alone.map(({ id }) => id)).toEqual([]);
});

describe('who accuses and who denies that the diplomats spied', () => {
  test('is told with every voice, and the endorsement adds no origin', () => {
    expect(voicesOn('diplomat:gb-ru-2024-08', 'ENGAGED_IN', 'spying')).toMatchObject({
      supports: ['state:ru', 'state:ru', 'organization:fsb', 'person:maria-zakharova'],
      disputes: ['state:gb', 'organization:gb-government', 'organization:gb-foreign-office'],
      support: 1,
      dispute: 1,
      status: 'CONTESTED',
    });
  });

  test('and the tasking is denied with it', () => {
    const voices = voicesOn(
      'organization:gb-foreign-office-division',
      'TASKED_WITH',
      'inflicting a strategic defeat on Russia',
    );
    expect(voices).toMatchObject({
      supports: ['organization:fsb'],
      disputes: ['organization:gb-foreign-office'],
      status: 'CONTESTED',
    });
    expect(node('organization:gb-foreign-office-division').properties['existence']).toBe('ALLEGED');
  });
});

test('six British diplomats lost accreditation in August, announced on 13 September', () => {
  expect(node('diplomat:gb-ru-2024-08').properties).toMatchObject({
    headcount: 6,
    section: 'political department',
    statuses: ['REVOKED@2024-08', 'LEFT@2024-08'],
    status: 'LEFT',
  });
  expect(node('event:ru-revokes-gb-accreditation-2024-08').properties).toMatchObject({
    occurredOn: '2024-08',
    announcedOn: '2024-09-13',
  });
  expect(of('ACCREDITED_TO', 'diplomat:gb-ru-2024-08')[0]).toMatchObject({
    to: 'state:ru',
    properties: { validTo: '2024-08' },
  });
});

test.each([
  ['pledge:gb-ua-2024-09', 'state:gb', 6_000_000_000_000n, '£600 million'],
  ['pledge:us-ua-2024-09', 'state:us', 5_500_000_000_000n, '£550 million'],
])(
  '%s is in sterling, for three purposes, announced this week',
  (id, donor, amountValue, amountAsStated) => {
    expect(node(id).properties).toMatchObject({
      amountValue,
      amountAsStated,
      amountCurrency: 'GBP',
      purposes: ['ENERGY', 'HUMANITARIAN', 'STABILISATION'],
      announcedOn: '2024-09-09/2024-09-13',
      stage: 'ANNOUNCED',
    });
    expect(of('MADE_BY', id).map(({ to }) => to)).toEqual([donor]);
    expect(of('BENEFITS', id).map(({ to }) => to)).toEqual(['state:ua']);
  },
);

test('all of the British pledge is for immediate needs: that is a part of it, as large as the whole', () => {
  const part = 'pledge:gb-ua-2024-09-immediate-needs';
  expect(node(part).properties).toMatchObject({
    amountValue: 6_000_000_000_000n,
    amountCurrency: 'GBP',
    purposes: ['ENERGY', 'HUMANITARIAN', 'STABILISATION'],
  });
  expect(of('PART_OF', part).map(({ to }) => to)).toEqual(['pledge:gb-ua-2024-09']);
  // A part is not summed with its whole: nobody is its donor beside the whole.
  expect(of('MADE_BY', part)).toEqual([]);
});

describe('Storm Shadow on targets in Russia', () => {
  test('is wanted by those who say so, and London has been asked', () => {
    const event = 'event:gb-permission-storm-shadow-in-russia';
    const roles = of('INVOLVES', event).map(({ to, properties }) => `${properties['role']} ${to}`);
    expect(roles).toEqual(['REQUESTER state:ua', 'DECIDER state:gb']);
    expect(of('CONCERNS', event).map(({ to }) => to)).toContain('weapon:storm-shadow');
    expect(node(event).properties['decision']).toBe('REQUESTED');
  });

  test('is not permitted: a fact with a date, whoever would decide', () => {
    const event = 'event:permission-western-weaponry-in-russia';
    expect(node(event).properties['decision']).toBe('NOT_GRANTED');
    expect(voicesOn(event, 'decision', 'NOT_GRANTED')).toMatchObject({
      supports: ['organization:itv-news'],
      validFrom: '[..2024-09-13]',
    });
    expect(of('INVOLVES', event).some(({ properties }) => properties['role'] === 'DECIDER')).toBe(
      false,
    );
  });
});

test('on 13 September 2024 Johnson held no office', () => {
  const held = between().filter(
    ({ type, properties }) =>
      type === 'HOLDS' && String(properties['validToLatest'] ?? '9999') >= '2024-09-13',
  );
  expect(held.map(({ from, to }) => `${from} ${to}`).sort()).toMatchInlineSnapshot(`
    [
      "person:anushka-asthana position:itv-news-political-correspondent",
      "person:joe-biden position:us-president",
      "person:keir-starmer position:gb-prime-minister",
      "person:maria-zakharova position:ru-foreign-ministry-spokesperson",
      "person:peter-kyle position:gb-technology-secretary",
      "person:vladimir-putin position:ru-president",
      "person:volodymyr-zelenskyy position:ua-president",
    ]
  `);
});

test('Starmer, the Foreign Office and the FSB speak for their states, Johnson for himself', () => {
  const claims = plan.nodes.filter(({ kind }) => kind === 'Claim');
  const bySpeaker = claims
    .map(({ id, properties }) => [speakerOf(id), properties['origins']] as const)
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  expect(Object.fromEntries(bySpeaker)).toMatchInlineSnapshot(`
    {
      "organization:fsb": [
        "state:ru",
      ],
      "organization:gb-foreign-office": [
        "state:gb",
      ],
      "organization:gb-government": [
        "state:gb",
      ],
      "organization:itv-news": [
        "organization:itv-news",
      ],
      "person:boris-johnson": [
        "person:boris-johnson",
      ],
      "person:keir-starmer": [
        "state:gb",
      ],
      "person:maria-zakharova": [
        "state:ru",
      ],
      "person:peter-kyle": [
        "state:gb",
      ],
      "person:vladimir-putin": [
        "state:ru",
      ],
      "person:volodymyr-zelenskyy": [
        "state:ua",
      ],
      "state:gb": [
        "state:gb",
      ],
      "state:ru": [
        "state:ru",
      ],
    }
  `);
});

test('that London seeks conflict is said by nobody and denied by Starmer', () => {
  const denial = voicesOn('state:gb', 'SEEKS', 'conflict with Russia');
  expect(denial).toMatchObject({
    supports: [],
    disputes: ['person:keir-starmer'],
    support: 0,
    dispute: 1,
    status: 'DENIED',
  });
});

test('Boris Johnson and Vladimir Putin are connected in four hops', () => {
  expect(shortestPath('person:boris-johnson', 'person:vladimir-putin')).toMatchInlineSnapshot(`
    [
      "INVOLVES event:johnson-zelenskyy-meeting-2024-09-13",
      "LOCATED_IN state:ua",
      "INVOLVES event:russia-ukraine-war",
      "INVOLVES person:vladimir-putin",
    ]
  `);
});

test("Putin's warning is about long-range strikes and is answered by Starmer and Kyle", () => {
  const warning = plan.nodes.find(
    ({ properties }) => properties['speechAct'] === 'WARN',
  ) as NodeWrite;
  expect(speakerOf(warning.id)).toBe('person:vladimir-putin');
  expect(warning.properties).toMatchObject({ saidOn: '2024-09-12', saidOnAsStated: 'On Thursday' });
  const subjects = of('ON', warning.id).map(({ to }) => of('SUBJECT', to)[0]?.to);
  expect(new Set(subjects)).toEqual(new Set(['event:allowing-long-range-strikes']));
  const answers = into('REPLIES_TO', warning.id).map(({ from }) => speakerOf(from));
  expect(new Set(answers)).toEqual(new Set(['person:keir-starmer', 'person:peter-kyle']));
});

test('the meeting of Starmer and Biden is expected, that of Johnson and Zelenskyy has taken place', () => {
  expect(node('event:starmer-biden-meeting-2024-09-13').properties).toMatchObject({
    occurrence: 'EXPECTED',
    occurredOn: '2024-09-13',
  });
  expect(node('event:johnson-zelenskyy-meeting-2024-09-13').properties).toMatchObject({
    occurrence: 'OCCURRED',
    occurredOn: '2024-09-13',
  });
});

/** Breadth first over relationships between entities, either way. */
function shortestPath(from: string, to: string): readonly string[] {
  const paths = new Map<string, readonly string[]>([[from, []]]);
  for (const [id, path] of paths) {
    if (id === to) return path;
    for (const relationship of between()) {
      const next = otherEnd(relationship, id);
      if (next !== undefined && !paths.has(next))
        paths.set(next, [...path, `${relationship.type} ${next}`]);
    }
  }
  return [];
}

function otherEnd({ from, to }: RelationshipWrite, id: string): string | undefined {
  return from === id ? to : to === id ? from : undefined;
}
