import { MOST_HOPS } from '#graph/paths/path-plan.ts';
import { builder } from '#graphql/builder.ts';
import { DIRECTION } from '#graphql/connection.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { inputRef, interfaceRef, objectRef } from '#graphql/type-refs.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { MOST_PATHS } from './path-arguments.ts';
import { findPaths } from './path-result.ts';

const NODE: FieldPlan = { kind: 'named', of: 'node' };
const RELATIONSHIP: FieldPlan = { kind: 'named', of: 'relationship' };

const PATHS: FieldPlan = {
  kind: 'found',
  where: 'where',
  find: findPaths,
  cost: ({ first, maxHops }) => {
    // What is beyond the limits is refused when it is searched.
    const [paths, hops] = [
      Math.min(Number(first), MOST_PATHS),
      Math.min(Number(maxHops), MOST_HOPS),
    ];
    // Beside the nodes on the way, a claim and its speaker for each hop.
    return { nodes: paths * (3 * hops + 1), relationships: paths * hops };
  },
};

const STOP = builder.enumType('PathStop', {
  description: 'Why there are fewer paths than were asked for.',
  values: {
    TIME: { description: 'The search took too long and was ended; there may be others.' },
    NODES: { description: 'The search would have come to too many nodes; there may be others.' },
    NONE_FOUND: { description: 'All were looked at, and there is none.' },
  } as const,
});

builder.objectType(objectRef('PathResult'), {
  description: 'How two entities are connected.',
  fields: (t) => ({
    paths: t.field({
      type: [objectRef('Path')],
      description:
        'The shortest first; of equally long ones that with the best supported weakest hop, then with the most support in all, then by the ids along it.',
    }),
    exhausted: t.boolean({
      description:
        'There are no others of at most maxHops hops. False: there may be, also because as many were found as were asked for.',
    }),
    stoppedBy: t.field({
      type: STOP,
      nullable: true,
      description: 'Null where there are as many as were asked for, or all that there are.',
    }),
    message: t.string({
      nullable: true,
      description: 'What stopped it, and what to do; null where nothing did.',
    }),
  }),
});

builder.objectType(objectRef('Path'), {
  description:
    'Relationships from one entity to another, each walked in either direction, that come to no entity twice. Of several between two entities it takes the best supported.',
  fields: (t) => ({
    length: t.int({ description: 'Number of hops.' }),
    support: t.int({ description: 'Independent origins that support its weakest hop.' }),
    weakest: t.field({
      type: objectRef('PathHop'),
      description: 'The least supported hop; of equals the most disputed, then the first.',
    }),
    contested: t.boolean({ description: 'Somebody disputes one of its hops.' }),
    explanation: t.string({
      description: 'In plain English: a sentence a hop, then which of them carries least.',
    }),
    hops: t.field({
      type: [objectRef('PathHop')],
      description: 'From the first entity to the last.',
    }),
    nodes: t.field({
      type: [interfaceRef('Entity')],
      description: 'From the first to the last, one more than there are hops.',
      plan: NODE,
    }),
  }),
});

builder.objectType(objectRef('PathHop'), {
  description: 'A relationship on a path, with its best evidence.',
  fields: (t) => ({
    index: t.int({ description: 'Its place on the path, from 0.' }),
    direction: t.field({
      type: DIRECTION,
      description: 'OUT: it is walked from its start to its end.',
    }),
    from: t.field({
      type: interfaceRef('Entity'),
      description: 'The entity that the hop leaves.',
      plan: NODE,
    }),
    to: t.field({
      type: interfaceRef('Entity'),
      description: 'The entity that it leads to.',
      plan: NODE,
    }),
    relationship: t.field({
      type: objectRef('Relationship'),
      description: 'What is walked, with all of its claims.',
      plan: RELATIONSHIP,
    }),
    sentence: t.string({
      description: 'The relationship in plain English, with its dates, without a full stop.',
    }),
    support: t.int({ description: 'Independent origins that support it.' }),
    dispute: t.int({ description: 'Independent origins that dispute it.' }),
    quote: t.string({
      nullable: true,
      description:
        'Words of the best claim that supports it: of the most reliable source, published last; null where none has words.',
    }),
    speakerName: t.string({
      nullable: true,
      description: 'Who says these words; null where the source names nobody.',
    }),
    speaker: t.field({
      type: interfaceRef('Entity'),
      nullable: true,
      description: 'The same as an entity.',
      plan: NODE,
    }),
    claim: t.field({
      type: objectRef('Claim'),
      nullable: true,
      description: 'The claim with these words.',
      plan: NODE,
    }),
    isWeakest: t.boolean({ description: 'It is the weakest hop of the path.' }),
    isContested: t.boolean({ description: 'Somebody disputes it.' }),
  }),
});

addGraphFields((t) => ({
  paths: t.field({
    type: objectRef('PathResult'),
    description: 'How two entities are connected, hop by hop, with the evidence of each hop.',
    args: {
      from: t.arg.id({ required: true, description: 'Id of the entity where paths begin.' }),
      to: t.arg.id({ required: true, description: 'Id of the entity where they end.' }),
      maxHops: t.arg.int({
        defaultValue: 4,
        description: 'Hops of a path at most, 1 to 6.',
      }),
      first: t.arg.int({
        defaultValue: 5,
        description: 'Paths at most, 1 to 100.',
      }),
      where: t.arg({
        type: inputRef('EntityRelationshipWhere'),
        description:
          'What each hop satisfies: `direction` is that of the walk, and `other` the entity that the hop leads to, the last one too.',
      }),
      avoid: t.arg.idList({ description: 'Ids of entities that paths do not come to.' }),
    },
    plan: PATHS,
  } as never),
}));
