import type { Properties } from '#graph/property.ts';
import { declareAggregate } from '#graphql/aggregate.ts';
import { builder } from '#graphql/builder.ts';
import { HOLDS } from '#graphql/certainty.ts';
import { BEHIND_RELATIONSHIP, claimList } from '#graphql/claim-list.ts';
import { connectionRef, DIRECTION } from '#graphql/connection.ts';
import { byPeriods, byValue, type Dimension } from '#graphql/dimensions.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { declareGroupBy } from '#graphql/group-by.ts';
import { declareOrder } from '#graphql/order.ts';
import { propertyField } from '#graphql/property-field.ts';
import { listArguments } from '#graphql/relationship-field.ts';
import { inputRef, interfaceRef, objectRef } from '#graphql/type-refs.ts';
import { BY_ID } from '#graphql/ways.ts';
import { declareWhere } from '#graphql/where.ts';
import { ENTITY_KINDS, graphModel } from '#modules/graph-model.ts';
import { KNOWLEDGE_PROPERTIES } from '#modules/proposition/model.ts';
import type { FieldPlan } from '#planner/field-plan.ts';

const properties = graphModel.relationshipProperties;
const shown: Properties = { ...properties, ...KNOWLEDGE_PROPERTIES };

const TYPE = enumRef({
  name: 'RelationshipType',
  description: 'What a relationship says of the node at its start.',
  values: [...graphModel.relationshipTypes.keys()],
});

const end = (which: 'start' | 'end'): FieldPlan => ({
  kind: 'one',
  via: { paths: [[{ step: 'end', end: which }]], kinds: [] },
  order: BY_ID,
});

const FROM = end('start');
const TO = end('end');
const PROPOSITION: FieldPlan = {
  kind: 'one',
  via: { paths: [[{ step: 'proposition' }]], kinds: ['Proposition'] },
  order: BY_ID,
};
const CLAIMS = claimList(BEHIND_RELATIONSHIP);

const SHOWN: Readonly<Record<string, string>> = {
  propositionId: 'The proposition that it projects.',
  validFrom: 'Since when it held; null where nobody says.',
  validTo: 'Until when it held; null where it still does, or nobody says.',
  support: 'Independent origins that support it.',
  dispute: 'Independent origins that dispute it.',
  status: 'What the claims on it come to.',
  publishedOn: 'When it was first published.',
  knownFrom: 'Revision in which this version was written.',
  knownTo:
    'Null: at the revision that is read, it was still known. The ledger says when a version ended.',
  role: 'INVOLVES: the part in the event.',
  headcount: 'INVOLVES: how many people.',
  units: 'INCLUDES: how many pieces.',
  missionStatus: 'HAS_MISSION: the level of representation.',
};

builder.objectType(objectRef('Relationship'), {
  description:
    'A relationship between two entities, with its evidence. It is the projection of a proposition.',
  fields: (t) => ({
    id: t.id({
      description: 'Unique among relationships.',
      plan: {
        kind: 'derived',
        columns: [{ name: 'propositionId', type: 'text', required: true }],
        derive: ([propositionId]) =>
          `relationship:${String(propositionId).slice('proposition:'.length)}`,
      },
    }),
    type: t.field({
      type: TYPE,
      description: 'Its type.',
      plan: {
        kind: 'property',
        name: 'type',
        property: { type: 'enum', required: true, filter: true },
      },
    }),
    from: t.field({
      type: interfaceRef('Entity'),
      description: 'The node at its start.',
      plan: FROM,
    }),
    to: t.field({ type: interfaceRef('Entity'), description: 'The node at its end.', plan: TO }),
    ...Object.fromEntries(
      Object.entries(SHOWN).map(([name, description]) => [
        name,
        t.field({ ...propertyField(name, shown[name] as never), description } as never),
      ]),
    ),
    holds: t.field({
      ...HOLDS,
      plan: { kind: 'holds', during: { from: 'validFrom', to: 'validTo' } },
    } as never),
    proposition: t.field({
      type: objectRef('Proposition'),
      nullable: true,
      description: 'What it projects; null where a bulk row has none of its own.',
      plan: PROPOSITION,
    }),
    claims: t.field({
      type: connectionRef('Claim'),
      description: 'Who said so, and who denied it.',
      args: listArguments(t as never, 'Claim'),
      plan: CLAIMS,
    } as never),
  }),
});

declareWhere({ name: 'RelationshipWhere', type: 'Relationship', on: 'relationship', properties });
declareWhere({
  name: 'EntityRelationshipWhere',
  type: 'Relationship',
  on: 'relationship',
  properties,
  more: (t) => ({
    types: t.field({
      type: [TYPE as never],
      description: 'Of one of these types.',
      plan: { kind: 'types' },
    }),
    direction: t.field({
      type: DIRECTION as never,
      description: 'Seen from the node that was asked.',
      plan: { kind: 'directions' },
    }),
    other: t.field({
      type: inputRef('EntityWhere') as never,
      description: 'Conditions on the node at the other end.',
      plan: { kind: 'other' },
    }),
  }),
});
declareOrder('RelationshipOrder', 'relationship', properties);

builder.objectType(objectRef('RelationshipCount'), {
  description: 'How many relationships of a type lead one way to nodes of a kind.',
  fields: (t) => ({
    type: t.field({ type: TYPE, description: 'Type of the relationships.' }),
    direction: t.field({ type: DIRECTION, description: 'Seen from the node that was asked.' }),
    kind: t.field({
      type: enumRef(ENTITY_KINDS),
      description: 'Kind of the nodes at the other end.',
    }),
    count: t.int({ description: 'How many there are.' }),
  }),
});

const column = (name: string) => ({ name, type: 'text', required: true }) as const;
/** None of these is ever missing. */
const TYPE_DIMENSION: Dimension = {
  key: { kind: 'column', column: column('type') },
  where: (types) => ({ types }),
};
const DIRECTION_DIMENSION: Dimension = {
  key: { kind: 'column', column: column('direction') },
  where: ([direction]) => ({ direction }),
  shown: (direction) => direction.toUpperCase(),
};
const KIND_DIMENSION: Dimension = {
  key: { kind: 'kind' },
  where: (kinds) => ({ other: { kinds } }),
};

const aggregated = declareAggregate('Relationship', {
  of: 'relationship',
  properties,
  date: 'validFrom',
});
declareGroupBy('Relationship', aggregated, {
  TYPE: TYPE_DIMENSION,
  DIRECTION: DIRECTION_DIMENSION,
  KIND: KIND_DIMENSION,
  STATUS: byValue(properties, 'status'),
  ...byPeriods(properties, 'validFrom'),
});
