import { canonicalJson } from '#evidence/canonical-json.ts';
import { MOST_LINKED, permalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import { badDump } from './bad-dump.ts';
import { isPinnedQuery } from './is-pinned-query.ts';

/**
 * Checks that a link is one that this program could have made: its id is made of its content, and that is a pinned query, unless it
 * was purged.
 *
 * @param last Number of the last revision of the dump.
 * @throws AppError `BAD_DUMP`.
 */
export function checkPermalink(
  { id, document, variables, revision, purgedAt }: StoredPermalink,
  last: number,
): void {
  // What is left of one that was purged only keeps the id taken.
  if (purgedAt !== null) {
    if (document === '' && variables === '{}') return;
    throw badDump(`the permalink ${id} was purged, and has its content still`);
  }
  if (revision > last) throw badDump(`the permalink ${id} is pinned to no revision of the dump`);
  if (permalinkId(canonicalJson([document, variables, revision])) !== id)
    throw badDump(`the permalink ${id} is not made of its content`);
  if (document.length + variables.length > MOST_LINKED)
    throw badDump(`the permalink ${id} has more than ${MOST_LINKED} characters`);
  if (!isPinnedQuery(document)) throw badDump(`the permalink ${id} is no pinned query`);
  if (!isObject(variables))
    throw badDump(`the variables of the permalink ${id} are no JSON object`);
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
