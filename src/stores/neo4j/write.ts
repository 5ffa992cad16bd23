import neo4j from 'neo4j-driver';
import { checkWritePlan } from '#graph/check-write-plan.ts';
import { searchedNode } from '#graph/search/entries.ts';
import type { Transaction } from '#graph/transaction.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { redactNodes } from './redact-nodes.ts';
import { removeNodes } from './remove-nodes.ts';
import { hideEntries, removeEntries, writeEntries } from './search-entries.ts';
import { type Writing, writeNodes } from './write-nodes.ts';
import {
  endRelationships,
  removeRelationships,
  writeRelationships,
} from './write-relationships.ts';

/** The revision that a plan becomes. */
export interface RevisionMark {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Tells this write from every other, should nobody know whether its commit arrived. */
  readonly writeId: string;
}

/**
 * Writes a whole plan as a revision, within a transaction that the caller has begun and ends.
 *
 * @throws AppError `BAD_USER_INPUT` when a row does not fit the model or breaks a constraint.
 */
export async function writePlan(
  writing: Writing,
  plan: WritePlan,
  { at, writeId }: RevisionMark,
  nodesOf: Transaction['nodes'],
): Promise<void> {
  checkWritePlan(writing.model, plan);
  const { actor, message, redactions = [], removed, mutation } = plan;
  const { transaction, revision } = writing;
  await transaction.run(
    `MATCH (l:Ledger {id: 'ledger'}) SET l.revision = $revision
     CREATE (:Revision {number: $revision, recordedAt: $at, actor: $actor, message: $message, writeId: $writeId})`,
    { revision: neo4j.int(revision), at, actor, message, writeId },
  );
  if (redactions.length > 0) {
    const ids = redactions.map(({ id }) => id);
    await redactNodes(writing, redactions, await nodesOf(ids));
    await removeEntries(transaction, ids);
  }
  await removeRelationships(writing, removed?.relationships ?? []);
  // Before others are written, which may take over what is unique.
  await removeNodes(writing, removed?.nodes ?? []);
  await hideEntries(transaction, removed?.nodes ?? []);
  const created = await writeNodes(writing, plan.nodes);
  const searched = plan.nodes.map((node) => ({ ...searchedNode(node), present: node.properties }));
  await writeEntries(transaction, writing.model, searched, created);
  await writeRelationships(writing, plan.relationships, created);
  await endRelationships(writing, plan.ended ?? []);
  if (mutation !== undefined) {
    const { clientMutationId, hash, answer } = mutation;
    const key = mutationKey(actor, clientMutationId);
    await transaction.run(
      `CREATE (:Mutation {key: $key, actor: $actor, clientMutationId: $clientMutationId, hash: $hash, answer: $answer, revision: $revision})`,
      { key, actor, clientMutationId, hash, answer, revision: neo4j.int(revision) },
    );
  }
}

/** Unique together: a constraint of the Community edition is on one property. */
export function mutationKey(actor: string, clientMutationId: string): string {
  return JSON.stringify([actor, clientMutationId]);
}
