import type { ClaimRecord, EntityRecord } from '#evidence/records.ts';
import { groupStatements, statementKey } from '#evidence/statements.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { Entry } from './parse-entries.ts';
import type { EntityEntry } from './seed-format.ts';

/** An entity beside the entry that it was read from. */
export interface ReadEntity {
  readonly entry: Entry<EntityEntry>;
  readonly entity: EntityRecord;
}

/**
 * Reports what only shows when entities and claims are seen together: an entity of which no claim speaks, a value given both as
 * identity and as a fact, and a required one given by neither. Worth asking only when the claims themselves are in order.
 */
export function checkEntities(
  model: GraphModel,
  entities: readonly ReadEntity[],
  claims: readonly ClaimRecord[],
): void {
  const mentioned = new Set(claims.flatMap(mentionsOf));
  const statements = groupStatements(claims);
  for (const { entry, entity } of entities) {
    if (!mentioned.has(entity.id)) entry.report('No claim speaks of this entity.');
    const properties = model.kinds.get(entity.kind)?.properties ?? {};
    for (const [name, { required }] of Object.entries(properties)) {
      const isIdentity = name in entry.value;
      const isStated = statements.has(statementKey(entity.id, name));
      if (isIdentity && isStated)
        entry.report(`"${name}" is stated by a claim; leave it out here.`, [name]);
      if (required && !isIdentity && !isStated)
        entry.report(`"${name}" is required: give it here, or in the states of a claim.`);
    }
  }
}

/** Ids of the entities that a claim is about or comes from. */
function mentionsOf(claim: ClaimRecord): readonly string[] {
  const ends = claim.on.flatMap(({ proposition: { subject, object } }) =>
    object === null ? [subject] : [subject, object],
  );
  const speakers = claim.speaker === null ? [] : [claim.speaker];
  return [...ends, ...speakers, ...claim.addressedTo, ...claim.states.map(({ entity }) => entity)];
}
