import { encodeProperties, type Value } from '#graph/encode.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { NodeWrite, RelationshipWrite } from '#graph/write-plan.ts';
import { graphModel } from '#modules/graph-model.ts';

// Rows of a write, made from plain values, for tests that need a graph.

type Values = Readonly<Record<string, Value>>;

export const gbp = (units: bigint, asStated: string): Value => ({
  value: units * 10_000n,
  currency: 'GBP',
  asStated,
  qualifier: 'EXACT',
});

export function node(id: string, values: Values): NodeWrite {
  const kind = kindOfId(graphModel, id);
  return { kind: kind.name, id, properties: encodeProperties(kind.properties, values) };
}

export const entity = (id: string, name: string, more: Values = {}): NodeWrite =>
  node(id, { name, existence: 'ATTESTED', ...more });

export function relationship(
  from: string,
  type: string,
  to: string,
  more: Values = {},
): RelationshipWrite {
  const [start, end] = [from.split(':')[1], to.split(':')[1]];
  const propositionId = `proposition:${type.toLowerCase()}-${start}-${end}${String(more['validFrom'] ?? '')}`;
  const values = {
    propositionId,
    support: 1,
    dispute: 0,
    status: 'UNCONTESTED',
    knownFrom: 1,
    ...more,
  };
  return {
    type,
    from,
    to,
    propositionId,
    properties: encodeProperties(graphModel.relationshipProperties, values),
  };
}

export const link = (from: string, type: string, to: string): RelationshipWrite => ({
  type,
  from,
  to,
  propositionId: '',
  properties: {},
});

export const claim = (id: string, stance: string, quote: string, more: Values = {}): NodeWrite =>
  node(id, {
    stance,
    speechAct: stance === 'DISPUTES' ? 'DENY' : 'ASSERT',
    attribution: 'DIRECT_QUOTE',
    quote,
    quoteChecked: true,
    locator: { start: 0, end: quote.length },
    recordedAt: '2024-10-01T00:00:00.000Z',
    publishedOn: '2024-09-30',
    ...more,
  });

export const proposition = (
  id: string,
  predicate: string,
  support: number,
  dispute: number,
  more: Values = {},
) =>
  node(id, {
    predicate,
    support,
    dispute,
    status: dispute === 0 ? 'UNCONTESTED' : 'CONTESTED',
    ...more,
  });
