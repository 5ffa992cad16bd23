import {
  type FieldNode,
  GraphQLBoolean,
  getArgumentValues,
  getNamedType,
  isEnumType,
} from 'graphql';
import { type GroupCut, type GroupPlan, MOST_GROUPS, type Row } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { planCite } from './cite-parts.ts';
import { type SelectedField, selectionsOf } from './collect-fields.ts';
import {
  type AggregatePlan,
  type AskedAggregate,
  fieldPlanOf,
  type GroupBounds,
  type PlannedAggregate,
} from './field-plan.ts';
import { keyAtClock } from './group-keys.ts';
import { readArguments, type Variables } from './input-tree.ts';
import type { Answered } from './list-answer.ts';
import type { Connection, Planning } from './planning.ts';
import { selectedNames } from './selected-names.ts';
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
  const { by, options } = structureOf(planning, field, node);
  const selected = selectedNames(planning.document, field.type, selectionsOf(nodes));
  const planned = plan.plan({ by, options, selected });
  const argsOf = (variables: Variables) => getArgumentValues(field, node, variables);
  const read = planning.parameters.add((variables) => JSON.stringify(argsOf(variables)));
  const cut = cutOf(planning, planned, argsOf);
  const index = indexOf(groups, { ...atClock(planning, planned.group), cut });
  let cites = false;
  const { of, by: keys } = planned.group;
  const grouped = { plan, by, read, of, keys };
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
      return shape(planned.derive(rows, args, request), answered);
    },
  };
}

/** The same groups are read once. */
function indexOf(groups: GroupPlan[], group: GroupPlan): number {
  const text = JSON.stringify(group);
  const known = groups.findIndex((each) => JSON.stringify(each) === text);
  return known < 0 ? groups.push(group) - 1 : known;
}

/** Arguments that decide the plan, given or by their defaults. */
function structureOf(
  planning: Planning,
  field: SelectedField['field'],
  node: FieldNode,
): Pick<AskedAggregate, 'by' | 'options'> {
  const given = readArguments(field, node, planning.document.variables);
  const options = field.args.flatMap(({ name, type, defaultValue }) => {
    const named = getNamedType(type);
    if (!isEnumType(named) && named !== GraphQLBoolean) return [];
    const tree = given.get(name);
    return [[name, tree === undefined ? defaultValue : planning.structural(tree)] as const];
  });
  const { by = [], ...others } = Object.fromEntries(options);
  return { by: by as readonly string[], options: others };
}

function cutOf(
  { parameters }: Planning,
  { cut }: PlannedAggregate,
  argsOf: (variables: Variables) => Variables,
): GroupCut | null {
  if (cut === null) return null;
  const { largestFirst, bounds } = cut;
  const number = (which: keyof GroupBounds) =>
    parameters.add((variables) => bounds(argsOf(variables))[which]);
  return {
    largestFirst,
    atLeast: number('atLeast'),
    atMost: number('atMost'),
    first: number('first'),
  };
}

/** What is grouped by on the day of the world clock; the same where it hides nothing. */
function atClock(planning: Planning, group: PlannedAggregate['group']): PlannedAggregate['group'] {
  return { ...group, by: group.by.map((key) => keyAtClock(planning, key)) };
}

function tooManyGroups(): AppError {
  const message = `There are more than ${MOST_GROUPS} groups. Ask for fewer rows or dimensions.`;
  return new AppError('QUERY_TOO_COMPLEX', message, { details: { limit: MOST_GROUPS } });
}
