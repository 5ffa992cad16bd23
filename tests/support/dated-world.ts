import fc from 'fast-check';
import type { RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { claim, entity, link, proposition, relationship } from './rows.ts';

// Random worlds in which much has a date, days are shared, and one thing is reached by several ways.

const DATES = [
  null,
  '2024-08',
  '2024-08-01',
  '2024-08-15',
  '2024-08/2024-09',
  '[..2024-08-15]',
  '[..2024-08-01]',
  '2024-08-15/..',
  '2023',
  '2024-09-12',
];
const named = (prefix: string, many: number) =>
  Array.from({ length: many }, (_, index) => `${prefix}:${prefix[0]}${index}`);

const PEOPLE = named('person', 3);
const STATES = named('state', 2);
const POSITIONS = named('position', 2);
const EVENTS = named('event', 6);
const PLEDGES = named('pledge', 5);
const CLAIMS = named('claim', 8);
const PROPOSITIONS = named('proposition', 4);
const ACTORS = [...PEOPLE, ...STATES];

/** Everything of which there can be a timeline in such a world. */
export const DATED_ENTITIES = [...ACTORS, ...POSITIONS, ...EVENTS, ...PLEDGES];

const date = fc.constantFrom(...DATES);
const dates = (many: number) => fc.array(date, { minLength: many, maxLength: many });
const period = fc.record({ validFrom: date, validTo: date });

/** Relationships of a type between some of these, each pair once; with the dates that they held. */
const related = (type: string, from: readonly string[], to: readonly string[], most = 6) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...from), fc.constantFrom(...to), period), {
      maxLength: most,
      selector: ([start, end]) => `${start} ${end}`,
    })
    .map((rows) => rows.map(([start, end, valid]) => relationship(start, type, end, valid)));

/** Offices may be held twice by one person: the relationships have propositions of their own. */
const offices = fc
  .array(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...POSITIONS), period, date), {
    maxLength: 6,
  })
  .map((rows) =>
    rows.map(([person, position, valid, publishedOn], index): RelationshipWrite => {
      const propositionId = `proposition:holds-${index}`;
      const row = relationship(person, 'HOLDS', position, { ...valid, publishedOn, propositionId });
      return { ...row, propositionId };
    }),
  );

const linked = (type: string, from: readonly string[], to: readonly string[]) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...from), fc.constantFrom(...to)), {
      maxLength: 8,
      selector: ([start, end]) => `${start} ${end}`,
    })
    .map((rows) => rows.map(([start, end]) => link(start, type, end)));

const relationships = fc
  .tuple(
    related('INVOLVES', EVENTS, [...ACTORS, ...PLEDGES]),
    related('CONCERNS', EVENTS, [...ACTORS, ...PLEDGES]),
    related('LOCATED_IN', EVENTS, STATES),
    related('RESPONDS_TO', EVENTS, EVENTS),
    related('MADE_BY', PLEDGES, ACTORS),
    related('BENEFITS', PLEDGES, ACTORS),
    related('PART_OF', PLEDGES, PLEDGES, 3),
    offices,
    linked('ON', CLAIMS, PROPOSITIONS),
    linked('SPOKEN_BY', CLAIMS, ACTORS),
    linked('STATES', CLAIMS, PLEDGES),
    linked('SUBJECT', PROPOSITIONS, [...ACTORS, ...EVENTS]),
    linked('OBJECT', PROPOSITIONS, [...ACTORS, ...POSITIONS]),
  )
  .map((rows) => rows.flat());

const instants = [
  '2024-10-01T00:00:00.000Z',
  '2024-10-01T23:59:59.999Z',
  '2024-10-02T00:00:00.000Z',
];

const claims = fc
  .tuple(
    dates(CLAIMS.length),
    dates(CLAIMS.length),
    fc.array(period, { minLength: CLAIMS.length, maxLength: CLAIMS.length }),
  )
  .map(([said, published, valid]) =>
    CLAIMS.map((id, index) =>
      claim(id, 'SUPPORTS', `words ${index}`, {
        saidOn: said[index] ?? null,
        publishedOn: published[index] ?? null,
        recordedAt: instants[index % instants.length] ?? null,
        ...valid[index],
      }),
    ),
  );

export const datedWorld: fc.Arbitrary<WritePlan> = fc
  .record({
    occurred: dates(EVENTS.length),
    announced: dates(EVENTS.length),
    pledged: dates(PLEDGES.length),
    claims,
    relationships,
  })
  .map(({ occurred, announced, pledged, claims: said, relationships: rows }) => ({
    actor: 'test',
    message: 'a world with dates',
    at: '2024-10-01T00:00:00.000Z',
    nodes: [
      ...[...PEOPLE, ...STATES].map((id) => entity(id, `Name of ${id}`)),
      ...POSITIONS.map((id) => entity(id, `Name of ${id}`, { title: 'Title' })),
      ...EVENTS.map((id, index) =>
        entity(id, `Name of ${id}`, {
          type: 'OTHER',
          occurredOn: occurred[index] ?? null,
          announcedOn: announced[index] ?? null,
        }),
      ),
      ...PLEDGES.map((id, index) =>
        entity(id, `Name of ${id}`, {
          type: 'OTHER',
          stage: 'ANNOUNCED',
          announcedOn: pledged[index] ?? null,
        }),
      ),
      ...PROPOSITIONS.map((id) => proposition(id, 'SEEKS', 1, 0)),
      ...said,
    ],
    relationships: rows,
  }));
