import { canonicalJson } from '#evidence/canonical-json.ts';
import { permalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import { badDump } from './bad-dump.ts';

/**
 * Checks that a link stands for what it says: its id is made of its content, unless that was purged.
 *
 * @param last Number of the last revision of the dump.
 * @throws AppError `BAD_DUMP`.
 */
export function checkPermalink(
  { id, document, variables, revision, purgedAt }: StoredPermalink,
  last: number,
): void {
  if (revision > last) throw badDump(`the permalink ${id} is pinned to no revision of the dump`);
  const isErased = document === '' && variables === '{}';
  if (purgedAt !== null) {
    if (!isErased) throw badDump(`the permalink ${id} was purged, and has its content still`);
    return;
  }
  if (permalinkId(canonicalJson([document, variables, revision])) !== id)
    throw badDump(`the permalink ${id} is not made of its content`);
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
