import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  type SelectionSetNode,
} from 'graphql';
import {
  collectFields,
  type Document,
  type SelectedField,
  selectionsOf,
} from './collect-fields.ts';
import { TYPE_NAME } from './element.ts';
import type { Answered } from './list-answer.ts';

/** `answered`: what the value was made of, for members that are planned. */
export type PlainShaper = (value: unknown, answered?: Answered) => unknown;

/** The shaper of a member that is not merely picked; null for one that is. */
type PlanMember = (member: SelectedField) => PlainShaper | null;

/** Picks the selected fields out of plain objects (money, a dated status): values that are no nodes. */
export function shapePlain(
  document: Document,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  planMember: PlanMember = () => null,
): PlainShaper {
  const named = getNamedType(type) as GraphQLObjectType;
  const entries = [...collectFields(document, named, selections)].map(([key, nodes]) => {
    const { value: name } = (nodes[0] as FieldNode).name;
    return {
      key,
      name,
      shape:
        name === '__typename'
          ? () => named.name
          : memberShaper(document, { field: fieldOf(named, name), nodes }, planMember),
    };
  });
  const shape: PlainShaper = (value, answered) => {
    if (Array.isArray(value)) return value.map((each) => shape(each, answered));
    const object: Record<string | symbol, unknown> = { [TYPE_NAME]: named.name };
    for (const { key, name, shape: member } of entries)
      object[key] = member((value as Record<string, unknown>)[name] ?? null, answered);
    return object;
  };
  return shape;
}

const fieldOf = (type: GraphQLObjectType, name: string) =>
  type.getFields()[name] as SelectedField['field'];

function memberShaper(
  document: Document,
  member: SelectedField,
  planMember: PlanMember,
): PlainShaper {
  const planned = planMember(member);
  if (planned !== null) return planned;
  const { type } = member.field;
  if (isLeafType(getNamedType(type))) return (value) => value;
  const shape = shapePlain(document, type, selectionsOf(member.nodes), planMember);
  return (value, answered) => (value === null ? null : shape(value, answered));
}
