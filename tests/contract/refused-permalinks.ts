/** A query that takes a variable. */
export const STATES =
  'query States($first: Int) { states(first: $first) { totalCount nodes { name } } }';

type Input = Readonly<Record<string, unknown>>;

/** What no link is made of: what it is, the input, and the beginning of what is said of it. */
export const REFUSED_PERMALINKS: readonly (readonly [string, Input, string])[] = [
  ['no document', { query: '{ states' }, 'query: 1:9: Syntax Error: Expected Name, found <EOF>.'],
  ['no field', { query: '{ nothing }' }, 'query: 1:3: Cannot query field "nothing"'],
  [
    'a mutation',
    { query: 'mutation { splitEntity(input: { id: "a" }) { __typename } }' },
    'a mutation',
  ],
  ['a subscription', { query: 'subscription { changes { cursor } }' }, 'a subscription'],
  ['two operations', { query: 'query A { revision } query B { revision }' }, 'operationName: '],
  ['another name', { query: 'query A { revision }', operationName: 'B' }, 'operationName: '],
  [
    'variables that are a list',
    { query: STATES, variables: [1] },
    'variables: It must be an object',
  ],
  [
    'a variable of another type',
    { query: STATES, variables: { first: 'x' } },
    'variables: Variable "$first"',
  ],
  [
    'no variable',
    { query: 'query ($id: ID!) { state(id: $id) { id } }' },
    'variables: Variable "$id"',
  ],
  [
    'a revision that is not yet',
    { query: STATES, revision: 999 },
    'revision: Revision 999 is in the future',
  ],
  [
    'a revision before all',
    { query: STATES, revision: 0 },
    'revision: Revision 0 is before history',
  ],
  ['a field of no graph', { query: '{ meta { version } }' }, 'query: meta is not of the graph'],
  [
    'a node of no kind',
    { query: '{ ...A } fragment A on Query { node(id: "a") { id } }' },
    'query: node is not of the graph',
  ],
  [
    'a difference to the last revision',
    { query: '{ diff(from: 1) { nodes { id } } }' },
    'query: diff without "to"',
  ],
  [
    'sums in another currency',
    {
      query: 'query ($to: String) { pledges { aggregate(convertTo: $to) { count } } }',
      variables: { to: 'USD' },
    },
    'query: convertTo goes by the rates of this server',
  ],
  [
    'clocks in the future',
    { query: '{ asOf(revision: 999) { revision } }' },
    'query: Revision 999 is in the future',
  ],
  [
    'too many objects',
    { query: '{ states(first: 100) { nodes { diplomatsSent(first: 100) { nodes { id } } } } }' },
    'query: The operation asks for up to',
  ],
  [
    'too large a page',
    { query: '{ states(first: 101) { nodes { id } } }' },
    'query: A page holds 0 to 100 rows',
  ],
  [
    'too deep a query',
    {
      query: `{ states { nodes { ${'diplomatsSent { nodes { sendingState { '.repeat(7)}id${' } } }'.repeat(7)} } } }`,
    },
    'query: 1:1: The operation nests',
  ],
  [
    'too long a text',
    { query: `{ state(id: "${'x'.repeat(20_000)}") { id } }` },
    'query: A link holds at most 20000',
  ],
  ['a text that no store keeps', { query: '{ state(id: "\u0000") { id } }' }, 'query: '],
];
