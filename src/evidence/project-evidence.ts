import { encodeProperties } from '#graph/encode.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import type { NodeWrite, RelationshipWrite } from '#graph/write-plan.ts';
import type { ClaimRecord, SourceRecord } from './records.ts';
import type { WeighedProposition } from './weigh-propositions.ts';

/** A node, and the relationships that start at it. */
export interface Projection {
  readonly node: NodeWrite;
  readonly links: readonly RelationshipWrite[];
}

export function projectSource(model: GraphModel, source: SourceRecord): Projection {
  const { id, publisher, supersedes, properties } = source;
  const kind = kindOfId(model, id);
  return {
    node: { kind: kind.name, id, properties: encodeProperties(kind.properties, properties) },
    links: [
      ...linksTo('PUBLISHED_BY', id, [publisher]),
      ...linksTo('SUPERSEDES', id, [supersedes]),
    ],
  };
}

/** The claim with its links to source, speaker, addressees, propositions and other claims. */
export function projectClaim(model: GraphModel, claim: ClaimRecord): Projection {
  const { id, valid, states } = claim;
  const kind = kindOfId(model, id);
  const values = {
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
    reliability: claim.reliability,
  };
  return {
    node: { kind: kind.name, id, properties: encodeProperties(kind.properties, values) },
    links: [
      ...linksTo('IN', id, [claim.source]),
      ...linksTo('SPOKEN_BY', id, [claim.speaker]),
      ...linksTo('ADDRESSED_TO', id, claim.addressedTo),
      ...linksTo(
        'ON',
        id,
        claim.on.map(({ proposition }) => proposition.id),
      ),
      ...linksTo('REPLIES_TO', id, claim.repliesTo),
      ...linksTo('DRAWS_ON', id, claim.drawsOn),
    ],
  };
}

/** The proposition with its weight and its links to what it is about. */
export function projectProposition(model: GraphModel, weighed: WeighedProposition): Projection {
  const { proposition, support, dispute, status, valid, publishedOn } = weighed;
  const { id, subject, predicate, object, value, discriminator } = proposition;
  const kind = kindOfId(model, id);
  const values = {
    predicate,
    value,
    discriminator: discriminator === '' ? null : discriminator,
    support,
    dispute,
    status,
    validFrom: valid?.from ?? null,
    validTo: valid?.to ?? null,
    publishedOn,
  };
  return {
    node: { kind: kind.name, id, properties: encodeProperties(kind.properties, values) },
    links: [...linksTo('SUBJECT', id, [subject]), ...linksTo('OBJECT', id, [object])],
  };
}

/** One link of evidence for each end that is there. */
function linksTo(
  type: string,
  from: string,
  ends: readonly (string | null)[],
): readonly RelationshipWrite[] {
  return ends.flatMap((to) =>
    to === null ? [] : [{ type, from, to, propositionId: '', properties: {} }],
  );
}
