import { type FieldNode, getArgumentValues } from 'graphql';
import { type GroupPlan, MOST_GROUPS, type Row } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { planCite } from './cite-parts.ts';
import { type SelectedField, selectionsOf } from './collect-fields.ts';
import { type AggregatePlan, fieldPlanOf } from './field-plan.ts';
import { keyAtClock } from './group-keys.ts';
import { readArguments } from './input-tree.ts';
import type { Answered } from './list-answer.ts';
import type { Connection, Planning } from './planning.ts';
import { shapePlain } from './shape-plain.ts';

type AggregateShaper = (answers: readonly (readonly Row[])[], answered: Answered) => unknown;

/** Plans an aggregate or its groups; what must be read for it is added to `groups`. */
export function planAggregate(
  plan: AggregatePlan,
  { field, nodes }: SelectedField,
  connection: Connection,
  groups: GroupPlan[],
): { readonly shape: AggregateShaper; readonly cites: boolean } {
  const { planning } = connection.element;
  const node = nodes[0] as FieldNode;
  const tree = readArguments(field, node, planning.document.variables).get('by');
  const by = tree === undefined ? [] : (planning.structural(tree) as readonly string[]);
  const group = plan.group(by);
  const index = indexOf(groups, atClock(planning, group));
  const read = planning.parameters.add((variables) =>
    JSON.stringify(getArgumentValues(field, node, variables)),
  );
  let cites = false;
  const grouped = { plan, by, read, of: group.of, keys: group.by.slice(0, by.length) };
  const shape = shapePlain(planning.document, field.type, selectionsOf(nodes), (member) => {
    const asked = fieldPlanOf(member.field);
    if (asked?.kind !== 'cite') return null;
    cites = true;
    return planCite(asked, member, connection, grouped);
  });
  return {
    cites,
    shape: (answers, answered) => {
      const rows = answers[index] as readonly Row[];
      if (rows.length > MOST_GROUPS) throw tooManyGroups();
      const { parameters, request } = answered.context;
      const args = JSON.parse(parameters[read] as string);
      return shape(plan.derive(rows, by, args, request), answered);
    },
  };
}

function indexOf(groups: GroupPlan[], group: GroupPlan): number {
  const known = groups.indexOf(group);
  return known < 0 ? groups.push(group) - 1 : known;
}

/** What is grouped by on the day of the world clock; the same plan where it hides nothing. */
function atClock(planning: Planning, group: GroupPlan): GroupPlan {
  if (planning.clock.validOn === null) return group;
  return { ...group, by: group.by.map((key) => keyAtClock(planning, key)) };
}

function tooManyGroups(): AppError {
  const message = `There are more than ${MOST_GROUPS} groups. Ask for fewer rows or dimensions.`;
  return new AppError('QUERY_TOO_COMPLEX', message, { details: { limit: MOST_GROUPS } });
}
