import { propositionId } from '#evidence/identity.ts';
import { encodeProperties } from '#graph/encode.ts';
import type { RelationshipWrite } from '#graph/write-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { makeDate, makeValues } from './make-value.ts';
import type { Random } from './random.ts';
import type { RelationshipRule } from './relationship-rules.ts';
import { idOf, type Kind, type Sizes } from './sizes.ts';

/** The relationships of one rule that begin at one node, each to another end. */
export function makeRelationships(
  rule: RelationshipRule,
  index: number,
  sizes: Sizes,
  random: Random,
): readonly RelationshipWrite[] {
  const from = idOf(rule.from, index);
  const wanted = random.weighted(rule.counts);
  const ends = new Set<string>();
  for (let drawn = 0; drawn < wanted; drawn++) ends.add(drawEnd(rule, sizes, random));
  ends.delete(from);
  return [...ends].map((to) => makeRelationship(rule.type, from, to, random));
}

export function drawEnd(rule: RelationshipRule, sizes: Sizes, random: Random): string {
  const kinds = Object.keys(rule.to) as Kind[];
  const kind = kinds[random.weighted(Object.values(rule.to))] as Kind;
  return idOf(kind, random.skewed(sizes[kind], rule.skew));
}

/** One in twenty is contested: the store must keep, and the API show, both numbers. */
export function makeRelationship(
  type: string,
  from: string,
  to: string,
  random: Random,
): RelationshipWrite {
  const own = graphModel.relationshipTypes.get(type)?.properties ?? {};
  const isContested = random.chance(0.05);
  const id = propositionId(from, type, { object: to });
  const values = {
    ...makeValues(own, random),
    propositionId: id,
    support: 1,
    dispute: isContested ? 1 : 0,
    status: isContested ? 'CONTESTED' : 'UNCONTESTED',
    validFrom: random.chance(0.5) ? makeDate(random) : null,
    publishedOn: makeDate(random),
  };
  const properties = encodeProperties(graphModel.relationshipProperties, values);
  return { type, from, to, propositionId: id, properties };
}
