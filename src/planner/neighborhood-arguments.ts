import { type FieldNode, getArgumentValues } from 'graphql';
import type { NeighborhoodPlan } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import type { SelectedField } from './collect-fields.ts';
import type { Variables } from './input-tree.ts';
import { acceptText } from './parameters.ts';
import type { Planning } from './planning.ts';

/** What one neighborhood may be. */
export const NEIGHBORHOOD = {
  depth: 3,
  ids: 20,
  nodes: 1000,
  /** Relationships that are answered for each node that may be. */
  relationships: 4,
  /** Of one type and direction, from each node of the second level on: the first has the whole field. */
  ofType: 10,
} as const;

type Limits = Omit<NeighborhoodPlan, 'where' | 'nodeRow' | 'relationshipRow'>;

/** The parameters of a neighborhood, each checked when it is bound. */
export function neighborhoodLimits(planning: Planning, { field, nodes }: SelectedField): Limits {
  const given = (variables: Variables) =>
    getArgumentValues(field, nodes[0] as FieldNode, variables) as unknown as Given;
  const { parameters, document } = planning;
  const depthOf = (depth: number) => within('depth', depth, NEIGHBORHOOD.depth);
  const nodesOf = (most: number) => within('maxNodes', most, NEIGHBORHOOD.nodes);
  return {
    ids: parameters.add((variables) => {
      const { ids } = given(variables);
      within('The number of ids', ids.length, NEIGHBORHOOD.ids);
      return ids.map(acceptText);
    }),
    levels: Array.from({ length: levelsOf(given(document.variables)) }, (_, index) =>
      parameters.add((variables) => {
        const { depth, maxNodes } = given(variables);
        depthOf(depth);
        return index === 0 ? nodesOf(maxNodes) : NEIGHBORHOOD.ofType;
      }),
    ),
    nodes: parameters.add((variables) => nodesOf(given(variables).maxNodes)),
    relationships: parameters.add(
      (variables) => NEIGHBORHOOD.relationships * nodesOf(given(variables).maxNodes),
    ),
  };
}

interface Given {
  readonly ids: readonly string[];
  /** Decides the plan: see `STRUCTURAL`. */
  readonly depth: number;
  readonly maxNodes: number;
}

/** Levels that the plan has: as many as are asked for. What cannot be is refused when it is bound. */
function levelsOf({ depth }: Given): number {
  return Math.min(Math.max(depth, 1), NEIGHBORHOOD.depth);
}

function within(name: string, value: number, most: number): number {
  if (value >= 1 && value <= most) return value;
  throw new AppError('BAD_USER_INPUT', `${name} is 1 to ${most}, not ${value}.`);
}
