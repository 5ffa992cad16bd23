import type { ReadPlan, ReadResult, Row } from '#graph/read-plan.ts';
import { Around, BOTH } from './around.ts';
import type { SelectedField } from './collect-fields.ts';
import { ID, rowOf } from './element.ts';
import { neighborhoodLimits } from './neighborhood-arguments.ts';
import type { Planning } from './planning.ts';
import { relationshipCondition } from './relationship-condition.ts';
import { RowBuilder, type ShapeContext } from './row-builder.ts';
import { shapeSubgraph } from './shape-subgraph.ts';
import type { NeighborhoodFieldPlan } from './subgraph-plan.ts';

/** How a neighborhood is read, and how the answer becomes its value in the response. */
export interface PlannedNeighborhood {
  readonly start: ReadPlan['start'];
  /** Parameter: the ids that were asked for. */
  readonly ids: number;
  shape(result: ReadResult, context: ShapeContext): unknown;
  /** Those of the ids that are there. */
  found(result: ReadResult): readonly string[];
}

export function planNeighborhood(
  planning: Planning,
  { via }: NeighborhoodFieldPlan,
  selected: SelectedField,
): PlannedNeighborhood {
  const limits = neighborhoodLimits(planning, selected);
  const where = relationshipCondition(planning, selected, 'where');
  const [node, relationship] = [new RowBuilder(), new RowBuilder()];
  const id = node.column('node', ID);
  const ends = ['from', 'to'].map((name) => relationship.column('relationship', { ...ID, name }));
  const page = { from: 'start', limit: limits.nodes, peek: false, beyond: null } as const;
  const order = [{ on: 'node', column: ID, descending: false }] as const;
  const list = { where, order, page, count: true, row: null };
  let counted: number | null = null;
  const rows = {
    node,
    relationship,
    countDegrees: () => {
      counted ??= node.add({ kind: 'list', via, list });
    },
  };
  const shape = shapeSubgraph(planning, selected, rows);
  const neighborhood = {
    ...limits,
    where,
    nodeRow: rowOf(node),
    relationshipRow: rowOf(relationship),
  };
  return {
    start: { kind: 'neighborhood', neighborhood },
    ids: limits.ids,
    shape: (result, context) => {
      const at = (index: number) => context.parameters[index] as number;
      const bounds = {
        depth: limits.levels.length,
        nodes: at(limits.nodes),
        relationships: at(limits.relationships),
      };
      return shape(
        new Around(partsOf(result, where !== null), { id, ends, degree: counted }, bounds),
        context,
      );
    },
    found: (result) =>
      partsOf(result, where !== null).nodes.flatMap(({ depth, row }) =>
        depth === 0 ? [row[id] as string] : [],
      ),
  };
}

/** The depth of a node stands before its cells; with a condition, before those of a relationship from which ends it holds. */
function partsOf({ rows }: ReadResult, isSeen: boolean) {
  const [nodes, relationships] = rows as unknown as readonly [readonly Row[], readonly Row[]];
  return {
    nodes: nodes.map(([depth, ...row]) => ({ depth: depth as number, row })),
    relationships: relationships.map((row) =>
      isSeen ? { seen: row[0] as number, row: row.slice(1) } : { seen: BOTH, row },
    ),
  };
}
