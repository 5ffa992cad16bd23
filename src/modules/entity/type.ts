import { kindOfId } from '#graph/graph-model.ts';
import { builder } from '#graphql/builder.ts';
import { HOLDS } from '#graphql/certainty.ts';
import { CLAIM_WAYS, claimList, claimsOf } from '#graphql/claim-list.ts';
import { connectionRef } from '#graphql/connection.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { declareOrder } from '#graphql/order.ts';
import { propertyField } from '#graphql/property-field.ts';
import { listArguments } from '#graphql/relationship-field.ts';
import { inputRef, interfaceRef, objectRef } from '#graphql/type-refs.ts';
import { BY_ID } from '#graphql/ways.ts';
import { declareWhere } from '#graphql/where.ts';
import { ANY_RELATIONSHIP } from '#modules/any-relationship.ts';
import { ENTITY_KINDS, graphModel } from '#modules/graph-model.ts';
import { TYPE_NAME } from '#planner/element.ts';
import type { FieldPlan, ListFieldPlan } from '#planner/field-plan.ts';
import { ENTITY_PROPERTIES } from './model.ts';
import { entityPermalink } from './permalink.ts';

const { values: entityKinds } = ENTITY_KINDS;

const ENTITY_KIND = enumRef(ENTITY_KINDS);

/** An id is stored as it is, without a folded key. */
const ID_PLAN: FieldPlan = {
  kind: 'property',
  name: 'id',
  property: { type: 'enum', required: true, filter: true },
};

const KIND_PLAN: FieldPlan = {
  kind: 'derived',
  columns: [{ name: 'id', type: 'text', required: true }],
  derive: ([id]) => kindOfId(graphModel, id as string).name,
};

const EXTERNAL_IDS: FieldPlan = {
  kind: 'derived',
  columns: [{ name: 'externalIds', type: 'list', required: false }],
  derive: ([ids]) =>
    ((ids ?? []) as readonly string[]).map((text) => {
      const colon = text.indexOf(':');
      return { scheme: text.slice(0, colon), value: text.slice(colon + 1) };
    }),
};

const claimVia = (roles: readonly string[] | null) => claimsOf(roles ?? Object.keys(CLAIM_WAYS));

const CLAIMS: ListFieldPlan = { ...claimList(claimVia(null)), viaByRole: claimVia };

const RELATIONSHIPS: ListFieldPlan = {
  kind: 'list',
  via: ANY_RELATIONSHIP,
  kinds: [],
  of: 'relationship',
  evident: true,
  where: [],
  order: [
    {
      on: 'relationship',
      column: { name: 'type', type: 'text', required: true },
      descending: false,
    },
    ...BY_ID,
    {
      on: 'relationship',
      column: { name: 'propositionId', type: 'text', required: true },
      descending: false,
    },
  ],
};

const COUNTS: FieldPlan = { kind: 'counts', via: ANY_RELATIONSHIP };

/** What was read says its type itself. */
const resolveType = (value: unknown) => (value as { readonly [TYPE_NAME]: string })[TYPE_NAME];

builder.interfaceType(interfaceRef('Node'), {
  resolveType,
  description: 'Anything with a global id (Relay).',
  fields: (t) => ({
    id: t.id({ description: 'Ours, readable, stable: `person:keir-starmer`.', plan: ID_PLAN }),
  }),
});

builder.interfaceType(interfaceRef('Entity'), {
  resolveType,
  description: 'A node about the world.',
  interfaces: [interfaceRef('Node')],
  fields: (t) => ({
    kind: t.field({ type: ENTITY_KIND, description: 'What sort of node it is.', plan: KIND_PLAN }),
    name: t.field({
      ...propertyField('name', ENTITY_PROPERTIES.name),
      description: 'What it is called.',
    } as never),
    aliases: t.field({
      ...propertyField('aliases', ENTITY_PROPERTIES.aliases),
      description: 'Other names.',
    } as never),
    description: t.field({
      ...propertyField('description', ENTITY_PROPERTIES.description),
      description: 'What tells it apart from others of its name.',
    } as never),
    externalIds: t.field({
      type: [objectRef('ExternalId')],
      description: 'Ids in other systems.',
      plan: EXTERNAL_IDS,
    }),
    existence: t.field({
      ...propertyField('existence', ENTITY_PROPERTIES.existence),
      description: 'ALLEGED when only a claim says that there is such a thing.',
    } as never),
    permalink: t.string({
      description:
        'A relative URL that shows it and its first claims, pinned to the revision and to where the clocks stand: for ever the same answer.',
      plan: { kind: 'pinned', derive: entityPermalink },
    }),
    holds: t.field({ ...HOLDS, plan: { kind: 'holds', during: null } } as never),
    claims: t.field({
      type: connectionRef('Claim'),
      description: 'Claims in which it is subject, object or speaker.',
      args: listArguments(t as never, 'Claim', 'EntityClaimWhere'),
      plan: CLAIMS,
    } as never),
    relationships: t.field({
      type: connectionRef('Relationship'),
      description: 'Relationships of any type, in either direction.',
      args: listArguments(t as never, 'Relationship', 'EntityRelationshipWhere'),
      plan: RELATIONSHIPS,
    } as never),
    relationshipCounts: t.field({
      type: [objectRef('RelationshipCount')],
      description: 'What expanding the node would bring, by type, direction and kind.',
      args: {
        where: t.arg({
          type: inputRef('EntityRelationshipWhere'),
          description: 'Only relationships that satisfy it.',
        }),
      },
      plan: COUNTS,
    } as never),
  }),
});

builder.objectType(objectRef('ExternalId'), {
  description: 'An id in another system.',
  fields: (t) => ({
    scheme: t.string({ description: '`wikidata`, `iso3166`.' }),
    value: t.string({ description: 'The id there.' }),
  }),
});

declareWhere({
  name: 'EntityWhere',
  type: 'Entity',
  on: 'node',
  properties: ENTITY_PROPERTIES,
  more: (t) => ({
    kinds: t.field({
      type: [ENTITY_KIND as never],
      description: 'One of these kinds.',
      plan: { kind: 'kinds' },
    }),
  }),
});
declareOrder('EntityOrder', 'node', ENTITY_PROPERTIES);

builder.queryFields((t) => ({
  node: t.field({
    type: interfaceRef('Node'),
    nullable: true,
    description: 'Any node by its id; null where there is none.',
    args: { id: t.arg.id({ required: true, description: 'A global id.' }) },
    plan: { kind: 'lookup', kinds: [], by: { id: 'id' }, many: false },
  }),
  nodes: t.field({
    type: [interfaceRef('Node')],
    nullable: { list: false, items: true },
    description: 'Nodes in the order of the ids, 100 at most; null where there is none.',
    args: { ids: t.arg.idList({ required: true, description: 'Global ids.' }) },
    plan: { kind: 'lookup', kinds: [], by: { ids: 'id' }, many: true },
  }),
}));

addGraphFields((t) => ({
  entity: t.field({
    type: interfaceRef('Entity'),
    nullable: true,
    description: 'Any node about the world by its id; null where there is none.',
    args: { id: t.arg.id({ required: true, description: 'A global id.' }) },
    plan: { kind: 'lookup', kinds: entityKinds, by: { id: 'id' }, many: false },
  }),
  entities: t.field({
    type: connectionRef('Entity'),
    description: 'All nodes about the world.',
    args: listArguments(t, 'Entity'),
    plan: {
      kind: 'list',
      via: null,
      kinds: entityKinds,
      of: 'node',
      evident: false,
      where: [],
      order: BY_ID,
    },
  } as never),
}));
