import { chunks, groupBy } from '#graph/batches.ts';
import { kindOfId } from '#graph/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { relationshipTypes } from './relationship-types.ts';
import { keepNodes, type Writing } from './write-nodes.ts';

/**
 * Takes nodes away and keeps their versions. What is left of each is a place for the relationships that were.
 *
 * @throws AppError `BAD_USER_INPUT` when one is not there, or still has relationships.
 */
export async function removeNodes(writing: Writing, ids: readonly string[]): Promise<void> {
  const { model, transaction } = writing;
  const types = relationshipTypes(model).join('|');
  for (const [kind, group] of groupBy(new Set(ids), (id) => kindOfId(model, id).name)) {
    for (const part of chunks(group)) {
      const { records } = await transaction.run(
        `UNWIND $ids AS id MATCH (n:${kind} {id: id}) RETURN id, EXISTS { (n)-[:${types}]-() } AS isHeld`,
        { ids: part },
      );
      const found = new Map(records.map((record) => [record.get('id'), record.get('isHeld')]));
      for (const id of part) {
        if (!found.has(id)) throw refusal(`${id} that is to be removed is not there`);
        if (found.get(id)) throw refusal(`${id} that is to be removed still has relationships`);
      }
      await keepNodes(writing, kind, part);
      await transaction.run(
        `UNWIND $ids AS id MATCH (n:${kind} {id: id}) WITH n, n.record AS record
         REMOVE n:${kind}:${model.kinds.get(kind)?.family} SET n:Gone SET n = {id: n.id, record: record}`,
        { ids: part },
      );
    }
  }
}

function refusal(reason: string): AppError {
  return new AppError('BAD_USER_INPUT', `Nothing was written: ${reason}.`);
}
