import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Document, selectionsOf } from './collect-fields.ts';
import { TYPE_NAME } from './element.ts';

type PlainShaper = (value: unknown) => unknown;

/** Picks the selected fields out of plain objects (money, a dated status): values that are no nodes. */
export function shapePlain(
  document: Document,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
): PlainShaper {
  const named = getNamedType(type) as GraphQLObjectType;
  const entries = [...collectFields(document, named, selections)].map(([key, nodes]) => {
    const { value: name } = (nodes[0] as FieldNode).name;
    return {
      key,
      name,
      shape: name === '__typename' ? () => named.name : memberShaper(document, named, name, nodes),
    };
  });
  const shape: PlainShaper = (value) => {
    if (Array.isArray(value)) return value.map(shape);
    const object: Record<string | symbol, unknown> = { [TYPE_NAME]: named.name };
    for (const { key, name, shape: member } of entries)
      object[key] = member((value as Record<string, unknown>)[name] ?? null);
    return object;
  };
  return shape;
}

function memberShaper(
  document: Document,
  type: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
): PlainShaper {
  const member = type.getFields()[name]?.type as GraphQLOutputType;
  if (isLeafType(getNamedType(member))) return (value) => value;
  const shape = shapePlain(document, member, selectionsOf(nodes));
  return (value) => (value === null ? null : shape(value));
}
