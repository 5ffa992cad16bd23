import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Document, selectionsOf } from './collect-fields.ts';
import { fieldPlanOf } from './field-plan.ts';

/** Names of the fields that are selected, those of plain objects behind the names of these: `paths`, `paths.length`. */
export function selectedNames(
  document: Document,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
): readonly string[] {
  const object = getNamedType(type) as GraphQLObjectType;
  return [...collectFields(document, object, selections).values()].flatMap((nodes) => {
    const { value: name } = (nodes[0] as FieldNode).name;
    const field = object.getFields()[name];
    const isPlain =
      field !== undefined &&
      fieldPlanOf(field) === undefined &&
      isObjectType(getNamedType(field.type));
    const below = isPlain ? selectedNames(document, field.type, selectionsOf(nodes)) : [];
    return [name, ...below.map((each) => `${name}.${each}`)];
  });
}
