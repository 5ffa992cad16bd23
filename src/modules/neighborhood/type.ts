import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { inputRef, interfaceRef, objectRef } from '#graphql/type-refs.ts';
import { ANY_RELATIONSHIP } from '#modules/any-relationship.ts';
import { NEIGHBORHOOD } from '#planner/neighborhood-arguments.ts';
import { STRUCTURAL } from '#planner/structural-variables.ts';
import type { SubgraphPart } from '#planner/subgraph-plan.ts';

const TRUNCATION = enumRef({
  name: 'Truncation',
  description:
    'Why a neighborhood is not whole: NODES, there are as many nodes as were asked for; RELATIONSHIPS, there are more relationships among them than are shown; OF_TYPE, a node has more relationships of one type than it may bring.',
  values: ['NODES', 'RELATIONSHIPS', 'OF_TYPE'],
});

const part = (name: SubgraphPart) => ({ kind: 'subgraph', part: name }) as const;

builder.objectType(objectRef('Subgraph'), {
  description: 'Nodes, and the relationships among them.',
  fields: (t) => ({
    nodes: t.field({
      type: [objectRef('SubgraphNode')],
      description: 'By depth, then by id.',
      plan: part('nodes'),
    }),
    relationships: t.field({
      type: [objectRef('Relationship')],
      description: `Relationships of which both ends are shown, the best supported first: ${NEIGHBORHOOD.relationships} for each node of \`maxNodes\` at most.`,
      plan: part('relationships'),
    }),
    truncated: t.boolean({
      description: 'Something within the depth that was asked for is left out.',
      plan: part('truncated'),
    }),
    truncatedBy: t.field({
      type: [TRUNCATION],
      description: 'What cut it off; empty when it is whole.',
      plan: part('truncatedBy'),
    }),
  }),
});

builder.objectType(objectRef('SubgraphNode'), {
  description: 'An entity in a subgraph.',
  fields: (t) => ({
    node: t.field({
      type: interfaceRef('Entity'),
      description: 'The entity.',
      plan: part('node'),
    }),
    depth: t.int({
      description: 'How many relationships away it is from those that were asked for; they are 0.',
      plan: part('depth'),
    }),
    degree: t.int({
      description: 'How many relationships it has that satisfy `where`, shown or not.',
      plan: part('degree'),
    }),
    hiddenRelationships: t.int({
      description: 'How many of them are not shown: what expanding it would bring.',
      plan: part('hidden'),
    }),
  }),
});

addGraphFields((t) => ({
  neighborhood: t.field({
    type: objectRef('Subgraph'),
    description: `What is around some entities. Of each node the relationships of every type and direction take turns, the best supported first, so that a hub does not crowd out the rest; from the second level on a node brings ${NEIGHBORHOOD.ofType} of each at most.`,
    args: {
      ids: t.arg.idList({
        required: true,
        description: `Entities to begin with, 1 to ${NEIGHBORHOOD.ids}. Ids that are not there are left out.`,
      }),
      depth: t.arg.int({
        required: true,
        defaultValue: 1,
        description: `How many relationships to follow, 1 to ${NEIGHBORHOOD.depth}.`,
        extensions: STRUCTURAL,
      }),
      where: t.arg({
        type: inputRef('EntityRelationshipWhere'),
        description:
          'Only relationships that satisfy it; direction and other are seen from the node that is left.',
      }),
      maxNodes: t.arg.int({
        required: true,
        defaultValue: 200,
        description: `Nodes at most, 1 to ${NEIGHBORHOOD.nodes}. Those of \`ids\` are all shown.`,
      }),
    },
    plan: { kind: 'neighborhood', via: ANY_RELATIONSHIP },
  } as never),
}));
