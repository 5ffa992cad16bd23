import type { GraphModel } from '#graph/graph-model.ts';
import type { AsOf } from '#graph/read-plan.ts';

/** Every type of relationship in the present: between entities and of evidence. */
export function relationshipTypes({
  relationshipTypes,
  evidenceLinks,
}: GraphModel): readonly string[] {
  return [...relationshipTypes.keys(), ...evidenceLinks.keys()];
}

/** A pattern of these types, present and past. */
export const nowOrOnce = (types: readonly string[]) =>
  types.flatMap((type) => [type, `PAST_${type}`]).join('|');

/** A pattern of all types between entities, at the time that is asked for. */
export function entityTypes({ relationshipTypes }: GraphModel, asOf: AsOf | undefined): string {
  const types = [...relationshipTypes.keys()];
  return asOf === undefined ? types.join('|') : nowOrOnce(types);
}
