import neo4j from 'neo4j-driver';
import { decimalColumns } from '#graph/decimal-columns.ts';
import type { PresentNode } from '#graph/transaction.ts';
import type { Redaction } from '#graph/write-plan.ts';
import { hashOf, toDriver, toStored } from './version-properties.ts';
import { keepNodes, type Writing } from './write-nodes.ts';

/**
 * Closes the present version of each node, and makes a new one that is the same but for what is blanked, in all versions.
 *
 * @param present The nodes as they are; one that is not there has its past blanked all the same.
 */
export async function redactNodes(
  writing: Writing,
  redactions: readonly Redaction[],
  present: readonly PresentNode[],
): Promise<void> {
  const decimals = decimalColumns(writing.model);
  for (const { id, blanked, properties, record } of redactions) {
    const node = present.find((each) => each.id === id);
    const nothing = Object.fromEntries(blanked.map((name) => [name, null]));
    const change = { ...nothing, ...toDriver(properties) };
    if (node !== undefined) {
      await keepNodes(writing, node.kind, [id]);
      const kept = Object.entries(toStored(node.properties, decimals)).filter(
        ([name]) => !blanked.includes(name),
      );
      const content = {
        properties: { ...Object.fromEntries(kept), ...properties },
        publishedFrom: node.publishedFrom,
      };
      const own = { hash: hashOf(content), knownFrom: neo4j.int(writing.revision), record };
      await writing.transaction.run(`MATCH (n:${node.kind} {id: $id}) SET n += $change`, {
        id,
        change: { ...change, ...own },
      });
    }
    await writing.transaction.run('MATCH (p:Past {id: $id}) SET p += $change', { id, change });
    await writing.transaction.run('MATCH (n:Gone {id: $id}) SET n.record = $record', {
      id,
      record,
    });
  }
}
