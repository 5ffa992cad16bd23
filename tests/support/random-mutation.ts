import fc from 'fast-check';
import { graphModel } from '#modules/graph-model.ts';
import { claimOf, TEXT } from './mutate.ts';

// Inputs of mutations that are good but for a few members, which may be anything that GraphQL lets through.

/** Mostly left out, sometimes null. */
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: value },
  );
const mostly = <T>(good: fc.Arbitrary<T>, value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: value });
const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 2 });
const given = (members: object) =>
  Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));

const badId = fc.constantFrom('source:unread', 'claim:x', 'x', '', ':', 'state:', 'state:aa`"\\');
const entityId = mostly(
  fc.constantFrom('state:aa', 'state:bb', 'organization:herald', 'person:new'),
  badId,
);
const sourceId = mostly(fc.constantFrom('source:herald-1', 'source:unread'), entityId);
const words = fc.oneof(
  fc.constantFrom('said', '', ' ', '2024-08', 'x'.repeat(9000), '`"\'\\', '😀', TEXT),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const quote = fc.constantFrom(
  'completely baseless',
  'Six of its diplomats',
  '£100 million',
  'said',
);
const PROPERTIES = ['name', 'iso2', 'amount', 'statuses', 'headcount', 'announcedOn', 'aliases'];
const ODD = ['toString', '__proto__', 'constructor', ''];
const predicate = fc.constantFrom(
  ...[...graphModel.relationshipTypes.keys()].slice(0, 12),
  ...['ENGAGED_IN', 'SEEKS', ...PROPERTIES, ...ODD],
);
const value = fc.oneof(
  words,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    5,
    2 ** 31,
    { value: '1', currency: 'GBP', asStated: '£1', qualifier: 'EXACT' },
    { value: '1e9', currency: 'pounds', asStated: '', qualifier: '' },
    [{ status: 'REVOKED', on: '2024-08' }],
    [{ status: 'REVOKED', on: null }],
    [null],
    [[]],
  ),
);
const number = fc.constantFrom(0, 1, 5, 33, 52, -1, 1000, 2 ** 31 - 1);
const locator = fc
  .record({
    start: rarely(number),
    end: rarely(number),
    prefix: rarely(words),
    suffix: rarely(words),
    row: mostly(fc.constant<number | undefined>(7), number),
    pointer: rarely(words),
  })
  .map(given);
const properties = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom('role', 'units', 'type', ...PROPERTIES, ...ODD), value),
);
const entity = fc
  .record({
    id: entityId,
    name: mostly(fc.constant('A name'), words),
    aliases: rarely(list(words)),
    description: rarely(words),
    externalIds: rarely(list(fc.record({ scheme: words, value: words }))),
    properties: rarely(properties),
  })
  .map(given);

const phrase = fc.record({
  subject: entityId,
  predicate: fc.constant('SEEKS'),
  value: fc.constant('peace'),
});
const proposition = fc
  .record({
    subject: entityId,
    predicate,
    object: rarely(entityId),
    value: fc.oneof(value, fc.constant(undefined)),
    discriminator: rarely(words),
    properties: rarely(properties),
  })
  .map(given);
const statement = fc.record({
  entity: entityId,
  property: predicate,
  value: value.filter((one) => one !== null),
});
const claim = fc
  .record({
    key: rarely(words),
    source: sourceId,
    speaker: rarely(entityId),
    addressedTo: rarely(list(entityId)),
    quote: mostly(quote, words),
    locator: rarely(locator),
    on: fc.array(mostly(phrase as fc.Arbitrary<object>, proposition), {
      minLength: 1,
      maxLength: 2,
    }),
    states: rarely(list(statement)),
    repliesTo: rarely(list(words)),
    drawsOn: rarely(list(badId)),
    hedge: rarely(words),
    stance: fc.constantFrom('SUPPORTS', 'DISPUTES', 'REPORTS', 'WITHHOLDS'),
  })
  .map((more) => claimOf(given(more)));

const inputs = {
  recordClaims: fc.record({ claims: list(claim), entities: rarely(list(entity)) }),
  upsertEntities: fc.record({
    source: sourceId,
    entities: list(
      fc
        .record({ one: entity, locator: rarely(locator) })
        .map((both) => given({ ...both.one, locator: both.locator })),
    ),
  }),
  ingestSource: fc.record({
    id: rarely(sourceId),
    title: mostly(fc.constant('A title'), words),
    url: rarely(words),
    language: rarely(words),
    publisher: rarely(entityId),
    supersedes: rarely(sourceId),
    text: rarely(words),
    sha256: rarely(words),
    entities: rarely(list(entity)),
  }),
  retractClaim: fc.record({ claim: badId, reason: words }),
  mergeEntities: fc.record({ from: entityId, into: entityId, dryRun: fc.boolean() }),
  splitEntity: fc.record({ id: entityId }),
  assess: fc.record({ about: list(entityId), judgement: words }),
  createSnapshot: fc.record({ name: words, description: rarely(words) }),
  redact: fc.record({ ids: list(sourceId), reason: words, dryRun: fc.constant(true) }),
} as const;

/** A mutation by its name, with an input that its type allows. */
export const anyMutation = fc
  .constantFrom(
    ...(Object.keys(inputs) as (keyof typeof inputs)[]),
    ...(['recordClaims', 'recordClaims', 'upsertEntities'] as const),
  )
  .chain((name) =>
    (inputs[name] as fc.Arbitrary<object>).map((input) => ({ name, input: given(input) })),
  );
