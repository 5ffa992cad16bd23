import { kindOfId } from '#graph/graph-model.ts';
import type { ChangeQuery, NodeChange } from '#graph/ledger.ts';
import { ENTITY_KINDS, graphModel } from '#modules/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { type ChangeKind, changeKindOf, nodeKindsOf } from './change-kind.ts';

/** Which changes are asked for; null: any. */
export interface ChangeFilter {
  readonly kinds: readonly ChangeKind[] | null;
  /** Id of an entity: itself, and evidence about it. */
  readonly about: string | null;
}

/** @throws AppError `BAD_USER_INPUT` when `about` is the id of no entity. */
export function changeFilter(given: {
  readonly kinds?: readonly ChangeKind[] | null | undefined;
  readonly about?: string | null | undefined;
}): ChangeFilter {
  const { kinds = null, about = null } = given;
  if (about !== null && !ENTITY_KINDS.values.includes(kindOfId(graphModel, about).name)) {
    throw new AppError(
      'BAD_USER_INPUT',
      `about is the id of an entity; "${about.slice(0, 100)}" is evidence.`,
    );
  }
  return { kinds: kinds === null ? null : [...new Set(kinds)].sort(), about };
}

/** What a store can tell of a filter by itself. */
export function queryOf({ kinds, about }: ChangeFilter): Pick<ChangeQuery, 'kinds' | 'about'> {
  return { kinds: kinds === null ? null : nodeKindsOf(kinds), about };
}

/** Whether a change, of which the store says that it is about the entity, is one of the kinds. */
export function isAskedFor(change: NodeChange, { kinds }: ChangeFilter): boolean {
  const kind = changeKindOf(change);
  return kind !== null && (kinds === null || kinds.includes(kind));
}
