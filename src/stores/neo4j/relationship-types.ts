import type { GraphModel } from '#graph/graph-model.ts';

/** Every type of relationship in the present: between entities and of evidence. */
export function relationshipTypes({
  relationshipTypes,
  evidenceLinks,
}: GraphModel): readonly string[] {
  return [...relationshipTypes.keys(), ...evidenceLinks.keys()];
}
