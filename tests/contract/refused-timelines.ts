import type { Refused } from './refusals.ts';

const OF = 'query($of: [ID!]) { timeline(of: $of) { totalCount } }';
const WHERE = 'query($where: TimelineWhere) { timeline(where: $where) { totalCount } }';
const PAGE =
  'query($first: Int, $after: String) { state(id: "state:aa") { timeline(first: $first, after: $after) { nodes { on } } } }';
const many = Array.from({ length: 21 }, (_, index) => `state:x-${index}`);
const MOST = 'Leave `of` out for the whole graph.';
const PREFIXES =
  'person, diplomat, state, organization, position, weapon, pledge, event, treaty, thing';

export const REFUSED_TIMELINES: readonly Refused[] = [
  [
    'a timeline of nothing',
    OF,
    `BAD_USER_INPUT: A timeline is of 1 to 20 entities; 0 were given. ${MOST}`,
    { of: [] },
  ],
  [
    'a timeline of 21 entities',
    OF,
    `BAD_USER_INPUT: A timeline is of 1 to 20 entities; 21 were given. ${MOST}`,
    { of: many },
  ],
  [
    'a timeline of what is no id',
    OF,
    `BAD_USER_INPUT: "Johnson" is not the id of an entity: it must begin with one of ${PREFIXES} and a colon.`,
    { of: ['Johnson'] },
  ],
  [
    'a timeline of a claim',
    OF,
    `BAD_USER_INPUT: "claim:deny" is not the id of an entity: it must begin with one of ${PREFIXES} and a colon.`,
    { of: ['state:aa', 'claim:deny'] },
  ],
  [
    'a timeline of an id that no engine keeps',
    OF,
    'BAD_USER_INPUT: A text must be well-formed Unicode without U+0000.',
    { of: ['state:\u0000'] },
  ],
  [
    'a timeline that ends before it begins',
    WHERE,
    'BAD_USER_INPUT: A timeline from 2024-09-01 cannot end on 2024-08-31.',
    { where: { from: '2024-09', to: '2024-08' } },
  ],
  [
    'a timeline from an open date',
    WHERE,
    'BAD_USER_INPUT: "[..2024-09-12]" is open where the timeline is to begin or end.',
    { where: { from: '[..2024-09-12]' } },
  ],
  [
    'a timeline to an open date',
    WHERE,
    'BAD_USER_INPUT: "2024-09-12/.." is open where the timeline is to begin or end.',
    { where: { to: '2024-09-12/..' } },
  ],
  [
    'a timeline of null kinds',
    WHERE,
    'BAD_USER_INPUT: null is no value here. Leave the argument out, or use isNull.',
    { where: { kinds: null } },
  ],
  [
    'a page of 101 entries',
    PAGE,
    'BAD_USER_INPUT: A page holds 0 to 100 rows; 101 were asked for. Take more pages by cursor.',
    { first: 101 },
  ],
  [
    'a page of -1 entries',
    PAGE,
    'BAD_USER_INPUT: A page holds 0 to 100 rows; -1 were asked for. Take more pages by cursor.',
    { first: -1 },
  ],
  [
    'a cursor of a timeline that is none',
    PAGE,
    'BAD_USER_INPUT: "x" is not a cursor. Take one from edges { cursor } or pageInfo.',
    { after: 'x' },
  ],
];
