import { encodeProperties } from '#graph/encode.ts';
import type { NodeWrite, RelationshipWrite } from '#graph/write-plan.ts';
import { kindNamed } from './make-node.ts';
import { makeValues, makeWords } from './make-value.ts';
import type { Random } from './random.ts';
import { idOf, type Sizes } from './sizes.ts';

export interface Evidence {
  readonly nodes: readonly NodeWrite[];
  readonly links: readonly RelationshipWrite[];
}

/** The claim behind a relationship: in a source, spoken by who made the pledge, on the proposition that it projects. */
export function makeClaim(
  made: RelationshipWrite,
  index: number,
  sizes: Sizes,
  random: Random,
): Evidence {
  const { propositionId, type, from, to, properties } = made;
  const claim = kindNamed('Claim');
  const proposition = kindNamed('Proposition');
  const id = `claim:n${index}`;
  const said = {
    stance: 'SUPPORTS',
    speechAct: 'PLEDGE',
    quote: makeWords(random, 12),
    states: null,
    retractedAt: null,
  };
  const stated = { ...makeValues(claim.properties, random), ...said };
  const { support, dispute, status } = properties as Record<string, string | number>;
  const weighed = {
    predicate: type,
    support: support ?? 1,
    dispute: dispute ?? 0,
    status: status ?? 'UNCONTESTED',
  };
  const source = idOf('Source', random.skewed(sizes.Source, 2));
  return {
    nodes: [
      { kind: 'Claim', id, properties: encodeProperties(claim.properties, stated) },
      {
        kind: 'Proposition',
        id: propositionId,
        properties: encodeProperties(proposition.properties, weighed),
      },
    ],
    links: [
      link('IN', id, source),
      link('SPOKEN_BY', id, to),
      link('ON', id, propositionId),
      link('SUBJECT', propositionId, from),
      link('OBJECT', propositionId, to),
    ],
  };
}

function link(type: string, from: string, to: string): RelationshipWrite {
  return { type, from, to, propositionId: '', properties: {} };
}
