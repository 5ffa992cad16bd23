import { defineNodeKind, type NodeKind } from '#graph/node-kind.ts';
import { oneOf, type Properties, text, texts } from '#graph/property.ts';

export const EXISTENCES = {
  name: 'Existence',
  description: 'Whether there is such a thing, or only a claim that says so.',
  values: ['ATTESTED', 'ALLEGED'],
} as const;

/** What every node about the world has, beside its id. */
export const ENTITY_PROPERTIES = {
  name: text({ required: true }),
  aliases: texts(),
  description: text({ filter: false }),
  /** `scheme:value`, `wikidata:Q7747`. */
  externalIds: texts(),
  existence: oneOf(EXISTENCES, { required: true }),
} satisfies Properties;

/** A kind of node about the world. */
export function defineEntityKind(
  kind: Omit<NodeKind, 'family' | 'uniqueBy'> & { readonly uniqueBy?: readonly string[] },
): NodeKind {
  return defineNodeKind({
    ...kind,
    family: 'Entity',
    properties: { ...ENTITY_PROPERTIES, ...kind.properties },
  });
}
