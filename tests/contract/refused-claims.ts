import { claimOf } from '#tests/support/mutate.ts';

const AA = 'state:aa';
const spying = { subject: AA, predicate: 'ENGAGED_IN', value: 'spying' };
const many = (number: number) => Array.from({ length: number }, () => claimOf());
const claims = (...given: readonly Readonly<Record<string, unknown>>[]) => ({
  claims: given.map((more) => claimOf(more)),
});
const entity = (more: object) => ({ claims: [claimOf()], entities: [more] });

/** Inputs of recordClaims, and what is wrong with them. */
export const REFUSED_CLAIMS: readonly (readonly [string, object, readonly string[]])[] = [
  ['no claims', { claims: [] }, ['claims: Give at least one.']],
  [
    'too many claims',
    { claims: many(2001) },
    ['claims: A request holds at most 2000; send the others in another one.'],
  ],
  [
    'a claim of a source that is not there',
    claims({ source: 'source:gone' }, { source: AA }),
    [
      'claims.0.source: There is no source "source:gone". Record it first: ingestSource.',
      `claims.1.source: There is no source "${AA}". Record it first: ingestSource.`,
    ],
  ],
  [
    'entities that are not there',
    claims({
      speaker: 'person:gone',
      addressedTo: ['x'],
      on: [{ ...spying, subject: 'state:zz' }],
    }),
    [
      'claims.0.speaker: There is no entity "person:gone". Give it in entities if it is new.',
      'claims.0.on.0.subject: There is no entity "state:zz". Give it in entities if it is new.',
      'claims.0.addressedTo.0: "x" is no entity; an id begins with one of person, diplomat, state, organization, position, weapon, pledge, event, treaty, thing.',
    ],
  ],
  [
    'an unknown predicate, a property of another kind, values of other types, and neither object nor value',
    claims({
      on: [
        { ...spying, predicate: 'FLIES' },
        { subject: AA, predicate: 'headcount', value: 5 },
        { subject: AA, predicate: 'iso2', value: 5 },
        { subject: AA, predicate: 'BORDERS', value: 'Bohemia' },
        { subject: AA, predicate: 'BORDERS' },
        { subject: AA, predicate: 'HOLDS', object: 'state:bb' },
        { subject: AA, predicate: 'BORDERS', object: 'state:bb', properties: { units: 5 } },
        { subject: AA, predicate: 'BORDERS', object: 'state:bb', properties: [5] },
        { subject: AA, predicate: 'ENGAGED_IN', value: { a: 1 } },
      ],
    }),
    [
      'claims.0.on.7.properties: It must be an object: the name of each property with its value.',
      'claims.0.on.0: There is no predicate FLIES: it must be a relationship type, the name of a property or one of ACTED, BREACHED, CAUSES, ENGAGED_IN, HAS_RIGHT_TO, HELD_BACK_BY, NEEDS, REASON_FOR, SEEKS, SHOULD, SHOULD_BE_ALLOWED_TO_USE, TASKED_WITH, USES, WILL_DISCUSS, WOULD_END, WOULD_MEAN.',
      'claims.0.on.1: State has no property "headcount"; it has name, aliases, description, externalIds, existence, iso2, iso3, officialName.',
      'claims.0.on.2: "iso2" must be a text.',
      'claims.0.on.3: BORDERS is a relationship and takes an object.',
      'claims.0.on.4: A proposition has an object or a value, one of the two.',
      'claims.0.on.5: HOLDS runs from Person to Position, not from State to State.',
      'claims.0.on.6: BORDERS has no property "units".',
      'claims.0.on.8: ENGAGED_IN takes an entity or a phrase.',
    ],
  ],
  [
    'nothing that it is about',
    claims({ on: [] }),
    ['claims.0.on: A claim is on one proposition or more.'],
  ],
  [
    'values that a denial states, and values of other types',
    claims(
      { states: [{ entity: AA, property: 'iso2', value: 'AA' }] },
      {
        stance: 'SUPPORTS',
        quote: 'it said.',
        states: [{ entity: AA, property: 'iso2', value: ['AA'] }],
      },
      {
        stance: 'SUPPORTS',
        quote: 'it said.',
        on: [{ ...spying, value: 'x' }],
        states: [{ entity: AA, property: 'size', value: 1 }],
      },
    ),
    [
      'claims.0.states: A claim that disputes states no values; give what it says itself as a claim of its own.',
      'claims.1.states.0: "iso2" must be a text.',
      'claims.2.states.0: State has no property "size"; it has name, aliases, description, externalIds, existence, iso2, iso3, officialName.',
    ],
  ],
  [
    'no quote, a quote without a place in a text that is not at hand, and one that stands there twice',
    claims({ quote: null }, { source: 'source:unread' }, { quote: 'said' }),
    [
      'claims.0.quote: Give the quote; only a row or a pointer goes without one.',
      'claims.1.locator: The text of the source is not at hand: give a locator.',
      'claims.2.locator: The quote stands in the text more than once, at 89, 128, 146: give its start or a prefix.',
    ],
  ],
  [
    'keys and ids that lead nowhere',
    claims(
      { key: 'a', repliesTo: ['a', 'b', 'claim:gone', AA] },
      { key: 'a', quote: 'it said.' },
      { key: '', quote: 'Arden' },
    ),
    [
      'claims.2.locator: The quote stands in the text more than once, at 16, 95: give its start or a prefix.',
      'claims.1.key: The key "a" is there twice.',
      'claims.2.key: A key is 1 to 100 letters, digits, "_", "." or "-".',
      'claims.0.repliesTo.1: No claim of this request has the key "b".',
      'claims.0.repliesTo.2: There is no claim "claim:gone".',
      'claims.0.repliesTo.3: There is no claim "state:aa".',
    ],
  ],
  [
    'one claim that says two things',
    claims({ hedge: 'understands' }, { hedge: 'suggests' }),
    [
      'claims.1: It is the same claim as claims.0 (same place, speaker, stance, act and propositions), but says something else.',
    ],
  ],
  [
    'texts that are no Unicode, and names that are too long',
    { ...claims({ hedge: 'a\u0000b' }), clientMutationId: 'x'.repeat(201), message: '\ud800' },
    [
      'claims.0.hedge: It must be well-formed Unicode without U+0000.',
      'message: It must be well-formed Unicode without U+0000.',
      'clientMutationId: It has 1 to 200 characters.',
    ],
  ],
  [
    'a new entity without a name, what its kind requires, or a claim',
    entity({ id: 'weapon:arrow', properties: { specificity: 'SHARP', aliases: [1] } }),
    [
      'entities.0.name: A new entity needs a name.',
      'entities.0.properties: "aliases" stands beside properties, not in them.',
      'entities.0.properties.specificity: "specificity" must be one of MODEL, FAMILY, CLASS, ORIGIN_ONLY.',
      'entities: No claim of the request speaks of "weapon:arrow".',
      'entities: "weapon:arrow" needs "category": give it in properties, or state it in a claim.',
      'entities: "weapon:arrow" needs "specificity": give it in properties, or state it in a claim.',
    ],
  ],
  [
    'an entity whose id is none',
    entity({ id: 'State:AA b', name: 'A' }),
    [
      'entities.0.id: An id is a kind, a colon and a slug, at most 200 characters: person:keir-starmer.',
    ],
  ],
  [
    'an entity that is evidence',
    entity({ id: 'claim:a', name: 'A' }),
    [
      'entities.0.id: "claim:a" is of no kind; an id begins with one of person, diplomat, state, organization, position, weapon, pledge, event, treaty, thing.',
    ],
  ],
];
