import type { Stored } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { NodeChange, VersionProperties } from '#graph/ledger.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { NodeWrite } from '#graph/write-plan.ts';
import type { Commands, Planned, Recording } from './commands.ts';
import { planConflicts } from './conflicts/plan-conflicts.ts';
import { planClaims, planSources } from './plan-claims.ts';
import { planEntities } from './plan-entities.ts';
import { planNotes } from './plan-notes.ts';
import { planPropositions } from './plan-propositions.ts';
import { Rows } from './rows.ts';
import { spread } from './spread.ts';
import { takeIn } from './take-in.ts';
import { takeMerges } from './take-merges.ts';
import { touchNeighbours } from './touch-neighbours.ts';
import { Work } from './work.ts';

/**
 * What commands come to: the one path of all that is written. Only what they touch is read and projected anew; the graph is then
 * the same as if all that is recorded were projected at once.
 *
 * @throws AppError `BAD_USER_INPUT` when something that they name is not there, or does not fit.
 */
export async function planEvidence(
  transaction: Transaction,
  model: GraphModel,
  commands: Commands,
  recording: Recording,
): Promise<Planned> {
  const at = laterOf(recording.at, transaction.lastAt);
  const work = new Work(transaction, model, { ...recording, at });
  const rows = new Rows();
  await takeIn(work, commands);
  await takeMerges(work, commands, rows);
  const origins = await spread(work);
  await planSources(work, rows);
  const derived = await planEntities(work, origins, rows);
  await touchNeighbours(work, rows);
  const propositions = await planPropositions(work, origins, derived, rows);
  await planClaims(work, origins, rows);
  await planConflicts(work, propositions, rows);
  await planNotes(work, commands, rows);
  await work.recorded.load(rows.nodes.keys());
  const { actor, message } = recording;
  return {
    plan: {
      actor,
      message,
      at,
      nodes: changedFirst(work, rows),
      relationships: [...rows.relationships.values()],
      removed: {
        nodes: [...rows.removedNodes],
        relationships: [...rows.removedRelationships.values()],
      },
      ended: rows.ended,
      redactions: rows.redactions,
    },
    changes: changesOf(work, rows),
  };
}

/**
 * Nodes that are there before those that are new: these may take over what was unique of them. The new ones in the order of their
 * ids, which is that of the indexes they go into.
 */
function changedFirst(work: Work, rows: Rows): readonly NodeWrite[] {
  const isNew = ({ id }: NodeWrite) => work.recorded.present(id) === null;
  const nodes = [...rows.nodes.values()];
  const added = nodes.filter(isNew).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...nodes.filter((node) => !isNew(node)), ...added];
}

const laterOf = (at: string, last: string | null) => (last !== null && last > at ? last : at);

/** What becomes of the nodes: those that stay as they are are left out. */
function changesOf(work: Work, rows: Rows): readonly NodeChange[] {
  const { revision } = work.transaction;
  const changes: NodeChange[] = [];
  for (const node of rows.nodes.values()) {
    const before = work.recorded.present(node.id)?.properties ?? null;
    const after = versionOf(node);
    if (before === null || !isSameVersion(before, after))
      changes.push({ revision, kind: node.kind, id: node.id, before, after });
  }
  for (const id of rows.removedNodes) {
    const node = work.recorded.present(id);
    if (node !== null)
      changes.push({ revision, kind: node.kind, id, before: node.properties, after: null });
  }
  for (const { id, blanked, properties } of rows.redactions) {
    const node = work.recorded.present(id);
    if (node === null) continue;
    const kept = Object.entries(node.properties).filter(([name]) => !blanked.includes(name));
    const after = { ...Object.fromEntries(kept), ...toVersion(properties) };
    changes.push({ revision, kind: node.kind, id, before: node.properties, after });
  }
  return changes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const versionOf = ({ properties }: NodeWrite) => toVersion(properties);

function toVersion(stored: Stored): VersionProperties {
  const entries = Object.entries(stored).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? value.toString() : value,
  ]);
  return Object.fromEntries(entries);
}

function isSameVersion(a: VersionProperties, b: VersionProperties): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]))
  );
}
