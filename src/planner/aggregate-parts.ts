import { type FieldNode, getArgumentValues } from 'graphql';
import {
  type GroupKey,
  type GroupPlan,
  MOST_GROUPS,
  type Row,
  type Via,
} from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { selectionsOf } from './collect-fields.ts';
import type { SelectedField } from './element.ts';
import type { AggregatePlan } from './field-plan.ts';
import { readArguments } from './input-tree.ts';
import type { Planning } from './planning.ts';
import type { ShapeContext } from './row-builder.ts';
import { shapePlain } from './shape-plain.ts';
import { type Reached, worldCondition } from './world-condition.ts';

type AggregateShaper = (answers: readonly (readonly Row[])[], context: ShapeContext) => unknown;

/** Plans an aggregate or its groups; what must be read for it is added to `groups`. */
export function planAggregate(
  plan: AggregatePlan,
  { field, nodes }: SelectedField,
  planning: Planning,
  groups: GroupPlan[],
): AggregateShaper {
  const node = nodes[0] as FieldNode;
  const tree = readArguments(field, node, planning.document.variables).get('by');
  const by = tree === undefined ? [] : (planning.structural(tree) as readonly string[]);
  const group = atClock(planning, plan.group(by));
  const known = groups.indexOf(group);
  const index = known < 0 ? groups.push(group) - 1 : known;
  const read = planning.parameters.add((variables) =>
    JSON.stringify(getArgumentValues(field, node, variables)),
  );
  const shape = shapePlain(planning.document, field.type, selectionsOf(nodes));
  return (answers, { parameters }) => {
    const rows = answers[index] as readonly Row[];
    if (rows.length > MOST_GROUPS) throw tooManyGroups();
    return shape(plan.derive(rows, by, JSON.parse(parameters[read] as string)));
  };
}

/** What nodes are grouped by on the day of the world clock; the same plan where it hides nothing. */
function atClock(planning: Planning, group: GroupPlan): GroupPlan {
  if (planning.clock.validOn === null) return group;
  const by = group.by.map((key): GroupKey => {
    if (key.kind === 'column') return { ...key, column: planning.at(key.column) };
    if (key.kind !== 'ends') return key;
    return { ...key, where: worldCondition(planning, reachedBy(key.via)) };
  });
  return { ...group, by };
}

/** Only a single hop has a relationship of which the dates can be read. */
function reachedBy({ paths, kinds }: Via): Reached {
  return { evident: paths.length === 1 && paths[0]?.length === 1, kinds };
}

function tooManyGroups(): AppError {
  const message = `There are more than ${MOST_GROUPS} groups. Ask for fewer rows or dimensions.`;
  return new AppError('QUERY_TOO_COMPLEX', message, { details: { limit: MOST_GROUPS } });
}
