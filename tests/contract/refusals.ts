type Variables = Readonly<Record<string, unknown>>;

/** An operation that is refused, what it is refused with, and its variables. */
export type Refused = readonly [
  name: string,
  operation: string,
  refusal: string,
  variables?: Variables,
];

const PAGE =
  'query($first: Int, $last: Int, $after: String, $before: String) { pledges(first: $first, last: $last, after: $after, before: $before) { nodes { id } } }';

export const REFUSED_ARGUMENTS: readonly Refused[] = [
  [
    'a page of 101',
    PAGE,
    'BAD_USER_INPUT: A page holds 0 to 100 rows; 101 were asked for. Take more pages by cursor.',
    { first: 101 },
  ],
  [
    'a page of -1',
    PAGE,
    'BAD_USER_INPUT: A page holds 0 to 100 rows; -1 were asked for. Take more pages by cursor.',
    { first: -1 },
  ],
  [
    'a page of -1 from the end',
    PAGE,
    'BAD_USER_INPUT: A page holds 0 to 100 rows; -1 were asked for. Take more pages by cursor.',
    { last: -1 },
  ],
  [
    'a page of 2^31',
    PAGE,
    'BAD_USER_INPUT: Variable "$first" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648',
    { first: 2 ** 31 },
  ],
  [
    'a page of 2^31 in the document',
    '{ pledges(first: 2147483648) { nodes { id } } }',
    'GRAPHQL_VALIDATION_FAILED: Int cannot represent non 32-bit signed integer value: 2147483648',
  ],
  [
    'half a page',
    PAGE,
    'BAD_USER_INPUT: Variable "$first" got invalid value 1.5; Int cannot represent non-integer value: 1.5',
    { first: 1.5 },
  ],
  ['first with last', PAGE, 'BAD_USER_INPUT: Give first or last, not both.', { first: 1, last: 1 }],
  [
    'after with before',
    PAGE,
    'BAD_USER_INPUT: first goes with after, last with before.',
    { after: 'a', before: 'a' },
  ],
  [
    'first with before',
    PAGE,
    'BAD_USER_INPUT: first goes with after, last with before.',
    { first: 1, before: 'a' },
  ],
  [
    'last with after',
    PAGE,
    'BAD_USER_INPUT: first goes with after, last with before.',
    { last: 1, after: 'a' },
  ],
  [
    '101 ids',
    'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    'BAD_USER_INPUT: 101 ids were asked for; 100 are allowed at once.',
    { ids: Array(101).fill('state:aa') },
  ],
  [
    'an order by nothing',
    '{ pledges(orderBy: [{direction: DESC}]) { totalCount } }',
    'GRAPHQL_VALIDATION_FAILED: Field "PledgeOrder.field" of required type "PledgeOrderField!" was not provided.',
  ],
  [
    'an order by null',
    'query($by: [PledgeOrder!]) { pledges(orderBy: $by) { totalCount } }',
    'BAD_USER_INPUT: Variable "$by" got invalid value null at "by[0].field"; Expected non-nullable type "PledgeOrderField!" not to be null.',
    { by: [{ field: null }] },
  ],
  [
    'an order by six keys',
    'query($by: [PledgeOrder!]) { pledges(orderBy: $by) { totalCount } }',
    'BAD_USER_INPUT: orderBy takes 5 keys at most; 6 were given.',
    { by: Array(6).fill({ field: 'NAME' }) },
  ],
  ['no key', '{ state { id } }', 'BAD_USER_INPUT: Give state exactly one of id, iso2, iso3.'],
  [
    'two keys',
    '{ state(id: "state:aa", iso2: "AA") { id } }',
    'BAD_USER_INPUT: Give state exactly one of id, iso2, iso3.',
  ],
  [
    'a key of null',
    '{ state(iso2: null) { id } }',
    'BAD_USER_INPUT: Give state exactly one of id, iso2, iso3.',
  ],
];
