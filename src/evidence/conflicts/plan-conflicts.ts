import { encodeProperties } from '#graph/encode.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { PlannedProposition } from '../plan-propositions.ts';
import { laterDay } from '../publication.ts';
import type { Rows } from '../rows.ts';
import type { Work } from '../work.ts';
import { type Conflict, conflictId, openSince } from './conflict.ts';
import { findConflicts } from './find-conflicts.ts';

const SIDES = ['SUPPORTED_SIDE', 'DISPUTED_SIDE'];

/** Rows of the conflicts in which something touched is a side; those that are none any more are removed. */
export async function planConflicts(
  work: Work,
  propositions: readonly PlannedProposition[],
  rows: Rows,
): Promise<void> {
  const { conflicts, asked } = await findConflicts(work, propositions, rows);
  const ids = new Set(asked.map(({ rule, key }) => conflictId(rule, key)));
  await work.recorded.load(ids);
  for (const conflict of conflicts) planConflict(work, rows, conflict);
  const present = [...ids].filter((id) => work.recorded.present(id) !== null);
  for (const id of present) if (!rows.nodes.has(id)) rows.removedNodes.add(id);
  if (present.length === 0) return;
  rows.removeOthers(
    await work.transaction.relationships(present, { types: SIDES, direction: 'out' }),
  );
}

function planConflict(work: Work, rows: Rows, conflict: Conflict): void {
  const { rule, key, question, supported, disputed } = conflict;
  const id = conflictId(rule, key);
  const since = openSince(conflict);
  const { name: kind, properties } = kindOfId(work.model, id);
  const values = { rule, question, openSince: since === '' ? null : since };
  rows.node({
    kind,
    id,
    properties: encodeProperties(properties, values),
    publishedFrom: since,
    record: '{}',
  });
  for (const { id: side, supportedFrom } of supported)
    rows.link('SUPPORTED_SIDE', id, side, laterDay(since, supportedFrom));
  for (const { id: side, disputedFrom } of disputed)
    rows.link('DISPUTED_SIDE', id, side, laterDay(since, disputedFrom));
}
