import { expect, it } from 'vitest';
import { permalinkCheck } from '#dump/check-permalink.ts';
import { canonicalJson } from '#evidence/canonical-json.ts';
import { permalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import { LINKS } from '#tests/support/history.ts';

const [link, purged] = LINKS.toSorted((a, b) =>
  (a.purgedAt ?? '') < (b.purgedAt ?? '') ? -1 : 1,
) as [StoredPermalink, StoredPermalink];
const PINNED = '{ asOf(revision: 1) { revision } }';

/** With an id that fits. */
function linkTo(document: string, variables = '{}'): StoredPermalink {
  const id = permalinkId(canonicalJson([document, variables, 1]));
  return { ...link, document, variables, revision: 1, id };
}

/** Checks links of a dump with two revisions. */
function check(links: readonly StoredPermalink[]): void {
  const checkLink = permalinkCheck();
  for (const each of links) checkLink(each, 2);
}

it('what this program has made is let pass', () => {
  check(LINKS.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  for (const document of [
    PINNED,
    'query A($a: Int) { pinned: asOf(validAt: "2024-10-01T00:00:00Z", revision: 1) { states(first: $a) { totalCount } } }',
    '{ ... on Query @include(if: true) { asOf(revision: 1) { revision } } diff(from: 1, to: 2) { nodes { id } } __typename }',
  ])
    check([linkTo(document)]);
  // An id stays taken, whatever became of the revisions.
  check([{ ...purged, revision: 99 }]);
});

it.each<[string, readonly StoredPermalink[], string]>([
  ['a link into the future', [{ ...link, revision: 3 }], 'is pinned to no revision'],
  ['another content', [{ ...link, document: PINNED }], 'is not made of its content'],
  ['another id', [{ ...linkTo(PINNED), id: '000000000000' }], 'is not made of its content'],
  ['variables that are none', [linkTo(PINNED, '7')], 'are no JSON object'],
  ['a link twice', [linkTo(PINNED), linkTo(PINNED)], 'stands where another should'],
  ['a link that is too long', [linkTo(`${PINNED}${' '.repeat(20_000)}`)], 'more than 20000'],
  ['what was purged and is there', [{ ...purged, document: PINNED }], 'has its content still'],
])('%s is refused', (_what, links, message) => {
  expect(() => check(links)).toThrow(message);
});

it.each([
  'no GraphQL',
  '{ states { nodes { id } } }',
  '{ asOf(knownAt: "2024-10-01T00:00:00Z") { revision } }',
  `query A ${PINNED} query B ${PINNED}`,
  `${PINNED} mutation M { redact(input: {}) { __typename } }`,
  'mutation { asOf(revision: 1) { revision } }',
  '{ ...F } fragment F on Query { states { nodes { id } } }',
  '{ ... on Query { asOf(revision: 1) { revision } meta { version } } }',
])('a link to %s is refused', (document) => {
  expect(() => check([linkTo(document)])).toThrow('is no pinned query');
});
