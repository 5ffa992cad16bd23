import { encodeProperties, type Stored, type Value } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { RelationshipType } from '#graph/relationship-type.ts';
import { bestSupported, groupBacked } from './best-supported.ts';
import type { Origins } from './origins.ts';
import { toValue, valueKey } from './stated-value.ts';
import type { Voice, WeighedProposition } from './weigh-propositions.ts';

/**
 * The relationship between two entities that a proposition projects.
 *
 * A denied one is projected too, with its status: nothing is hidden. Null where there is none to show: the predicate is no
 * relationship type, every claim on it was retracted, or all that is known is that somebody declined to say.
 */
export function projectRelationship(
  model: GraphModel,
  { proposition, voices, support, dispute, status, valid, publishedOn }: WeighedProposition,
  origins: Origins,
): Stored | null {
  const type = model.relationshipTypes.get(proposition.predicate);
  const isSaid = voices.some(
    ({ claim }) => claim.retractedAt === null && claim.stance !== 'WITHHOLDS',
  );
  if (type === undefined || proposition.object === null || !isSaid) return null;
  const values: Record<string, Value> = {
    ...ownProperties(type, voices, origins),
    propositionId: proposition.id,
    support,
    dispute,
    status,
    validFrom: valid?.from ?? null,
    validTo: valid?.to ?? null,
    publishedOn,
  };
  return encodeProperties(model.relationshipProperties, values);
}

/** Each property of the type itself, as the best supported of the claims that give it says. */
function ownProperties(
  type: RelationshipType,
  voices: readonly Voice[],
  origins: Origins,
): Readonly<Record<string, Value>> {
  const standing = voices.filter(({ claim }) => claim.retractedAt === null);
  const shown = Object.entries(type.properties).flatMap(([name, property]) => {
    const given = standing.flatMap(({ claim, properties }) => {
      const value = properties[name];
      return value === undefined ? [] : [{ value, claim }];
    });
    const best = bestSupported(groupBacked(given, valueKey), origins);
    return best === undefined ? [] : [[name, toValue(property, best.value)] as const];
  });
  return Object.fromEntries(shown);
}
