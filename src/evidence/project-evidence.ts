import { encodeProperties, type Stored } from '#graph/encode.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import type { Origins } from './origins.ts';
import type { ClaimRecord, SourceRecord } from './records.ts';
import type { WeighedProposition } from './weigh-propositions.ts';

export function projectSource(model: GraphModel, { id, properties }: SourceRecord): Stored {
  return encodeProperties(kindOfId(model, id).properties, properties);
}

export function projectClaim(model: GraphModel, claim: ClaimRecord, origins: Origins): Stored {
  const { id, valid, states } = claim;
  return encodeProperties(kindOfId(model, id).properties, {
    ...claim.properties,
    stance: claim.stance,
    validFrom: valid?.from ?? null,
    validTo: valid?.to ?? null,
    validAsStated: valid?.asStated ?? null,
    states:
      states.length === 0
        ? null
        : states.map(({ entity, property, value }) => ({ entity, property, value })),
    saidOn: claim.saidOn,
    publishedOn: claim.publishedOn,
    retractedAt: claim.retractedAt,
    retractionReason:
      claim.retractedAt === null ? null : (claim.properties['retractionReason'] ?? null),
    reliability: claim.reliability,
    origins: origins(claim),
  });
}

export function projectProposition(
  model: GraphModel,
  { proposition, support, dispute, status, valid, publishedOn }: WeighedProposition,
): Stored {
  const { id, predicate, value, discriminator } = proposition;
  return encodeProperties(kindOfId(model, id).properties, {
    predicate,
    value,
    discriminator: discriminator === '' ? null : discriminator,
    support,
    dispute,
    status,
    validFrom: valid?.from ?? null,
    validTo: valid?.to ?? null,
    publishedOn,
  });
}
