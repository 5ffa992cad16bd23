import { canonicalJson } from '#evidence/canonical-json.ts';
import { MOST_LINKED, permalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import { badDump } from './bad-dump.ts';
import { isPinnedQuery } from './is-pinned-query.ts';

/**
 * A check of the links of one dump, in their order: each stands there once, and is one that this program could have made. Its id
 * is made of its content, and that is a pinned query, unless it was purged. `last` is the number of the last revision.
 *
 * @throws AppError `BAD_DUMP`.
 */
export function permalinkCheck(): (link: StoredPermalink, last: number) => void {
  let before = '';
  return (link, last) => {
    if (link.id <= before) throw badDump(`the permalink ${link.id} stands where another should`);
    before = link.id;
    // What is left of one that was purged only keeps the id taken.
    if (link.purgedAt === null) checkStanding(link, last);
    else if (link.document !== '' || link.variables !== '{}')
      throw badDump(`the permalink ${link.id} was purged, and has its content still`);
  };
}

function checkStanding({ id, document, variables, revision }: StoredPermalink, last: number): void {
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
