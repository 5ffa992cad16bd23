import type { FieldPlan } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { objectRef, outputRef } from './type-refs.ts';

const declared = new Set<string>();

const STEP_NODE: FieldPlan = { kind: 'step', to: 'node' };
const STEP_RELATIONSHIP: FieldPlan = { kind: 'step', to: 'relationship' };

/** `PledgeConnection` with its edges; the same one each time. */
export function connectionRef(node: string) {
  const name = `${node}Connection`;
  if (!declared.has(name)) {
    declared.add(name);
    declareEdge(node);
    declareConnection(node);
  }
  return objectRef(name);
}

function declareConnection(node: string): void {
  builder.objectType(objectRef(`${node}Connection`), {
    description: `A page of ${node} nodes, and how many there are in all.`,
    fields: (t) => ({
      edges: t.field({
        type: [objectRef(`${node}Edge`)],
        description: 'The rows of the page.',
        plan: { kind: 'edges' },
      }),
      nodes: t.field({
        type: [outputRef(node)],
        description: 'The nodes of the page, without their edges.',
        plan: { kind: 'nodes' },
      }),
      pageInfo: t.field({
        type: objectRef('PageInfo'),
        description: 'Where the page stands.',
        plan: { kind: 'pageInfo' },
      }),
      totalCount: t.int({
        description: 'Rows on all pages. Counted only when asked for.',
        plan: { kind: 'totalCount' },
      }),
    }),
  });
}

function declareEdge(node: string): void {
  const isRelationship = node === 'Relationship';
  builder.objectType(objectRef(`${node}Edge`), {
    description: `A row of a ${node}Connection.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Take it as after or before to go on from here.',
        plan: { kind: 'cursor' },
      }),
      node: t.field({
        type: outputRef(node),
        description: isRelationship ? 'The relationship.' : 'The node.',
        plan: isRelationship ? STEP_RELATIONSHIP : STEP_NODE,
      }),
      ...(!isRelationship && {
        relationship: t.field({
          type: objectRef('Relationship'),
          nullable: true,
          description:
            'The relationship between entities that leads to the node; null in a list that does not follow one.',
          plan: STEP_RELATIONSHIP,
        }),
      }),
      ...(isRelationship && {
        other: t.field({
          type: outputRef('Entity'),
          description: 'The node at the other end.',
          plan: STEP_NODE,
        }),
        direction: t.field({
          type: DIRECTION,
          description: 'OUT: it starts at the node that was asked.',
          plan: {
            kind: 'derived',
            columns: [{ name: 'direction', type: 'text', required: true }],
            derive: ([direction]) => (direction === 'out' ? 'OUT' : 'IN'),
          },
        }),
      }),
    }),
  });
}

export const DIRECTION = builder.enumType('RelationshipDirection', {
  description: 'Which way a relationship runs, seen from the node that was asked.',
  values: {
    OUT: { description: 'It starts at the node.' },
    IN: { description: 'It ends at the node.' },
  } as const,
});

builder.objectType(objectRef('PageInfo'), {
  description: 'Where a page stands in its connection (Relay).',
  fields: (t) => ({
    hasNextPage: t.boolean({ description: 'There are rows behind the page.' }),
    hasPreviousPage: t.boolean({ description: 'There are rows before the page.' }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first row; null on an empty page.',
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last row; null on an empty page.',
    }),
  }),
});
