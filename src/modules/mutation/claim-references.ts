import type { ClaimInput } from './claim-input.ts';
import { isGiven } from './is-given.ts';
import { isEntityId } from './known-nodes.ts';
import type { Path, ProblemList } from './problem-list.ts';

/** Calls `visit` with every id of a stored node in the claims, entities, sources and claims alike, and its place. */
export function eachReference(
  claims: readonly ClaimInput[],
  visit: (id: string, path: () => Path, what: 'source' | 'entity' | 'claim') => void,
): void {
  for (const [index, claim] of claims.entries()) {
    const at =
      (...path: Path) =>
      () => ['claims', index, ...path];
    visit(claim.source, at('source'), 'source');
    if (isGiven(claim.speaker)) visit(claim.speaker, at('speaker'), 'entity');
    eachOf(claim.addressedTo, (id, place) => visit(id, at('addressedTo', place), 'entity'));
    eachOf(claim.on, ({ subject, object }, place) => {
      visit(subject, at('on', place, 'subject'), 'entity');
      if (isGiven(object)) visit(object, at('on', place, 'object'), 'entity');
    });
    eachOf(claim.states, ({ entity }, place) => visit(entity, at('states', place), 'entity'));
    for (const name of ['repliesTo', 'drawsOn'] as const)
      eachOf(claim[name], (id, place) => {
        if (id.includes(':')) visit(id, at(name, place), 'claim');
      });
  }
}

/** Reports sources and entities that are not there. `isKnown` of an id says whether there is such a node, or will be. */
export function checkReferences(
  claims: readonly ClaimInput[],
  isKnown: (id: string) => boolean,
  report: ProblemList['report'],
): void {
  eachReference(claims, (id, path, what) => {
    if (what === 'source' && !(isKnown(id) && id.startsWith('source:')))
      report(`There is no source "${id}". Record it first: ingestSource.`, path());
    // An id that is of no entity at all is refused with the claim.
    if (what === 'entity' && isEntityId(id) && !isKnown(id))
      report(`There is no entity "${id}". Give it in entities if it is new.`, path());
  });
}

function eachOf<T>(
  list: readonly T[] | null | undefined,
  visit: (item: T, index: number) => void,
): void {
  if (!isGiven(list)) return;
  for (let index = 0; index < list.length; index++) visit(list[index] as T, index);
}
