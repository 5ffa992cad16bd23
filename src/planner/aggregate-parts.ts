import { type FieldNode, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import type { GroupPlan, Row } from '#graph/read-plan.ts';
import { collectFields, type Document, selectionsOf } from './collect-fields.ts';
import { type SelectedField, shaped } from './element.ts';
import { type AggregatedPlan, fieldPlanOf } from './field-plan.ts';
import { shapePlain } from './shape-plain.ts';

/** The rows of each group plan, as the object that was selected. */
type AggregateShaper = (answers: readonly (readonly Row[])[]) => unknown;

/** Plans what is selected of an aggregate; what must be read for it is added to `groups`. */
export function planAggregate(
  document: Document,
  { field, nodes }: SelectedField,
  groups: GroupPlan[],
): AggregateShaper {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const members = [...collectFields(document, type, selectionsOf(nodes))].map(
    ([key, each]) => [key, planMember(document, type, each, groups)] as const,
  );
  return (answers) =>
    shaped(
      type.name,
      members.map(([key, member]) => [key, member(answers)]),
    );
}

function planMember(
  document: Document,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  groups: GroupPlan[],
): AggregateShaper {
  const { value: name } = (nodes[0] as FieldNode).name;
  if (name === '__typename') return () => type.name;
  const field = type.getFields()[name] as SelectedField['field'];
  const { group, derive } = fieldPlanOf(field) as AggregatedPlan;
  const known = groups.indexOf(group);
  const index = known < 0 ? groups.push(group) - 1 : known;
  const shape = isLeafType(getNamedType(field.type))
    ? (value: unknown) => value
    : shapePlain(document, field.type, selectionsOf(nodes));
  return (answers) => shape(derive(answers[index] as readonly Row[]));
}
