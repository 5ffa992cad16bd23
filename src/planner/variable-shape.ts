import {
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Variables } from './input-tree.ts';
import { structuralVariables } from './structural-variables.ts';

/** What of the variables decides the plan: which are there, their keys, enums and booleans; of other values those of structural arguments alone. */
export function variableShape(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Variables,
): string {
  let shape = '';
  const structural = structuralVariables(schema, operation, fragments);
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name;
    if (structural.has(name)) {
      shape += `${name}=${variables[name]};`;
    } else if (name in variables) {
      shape += `${name}:${shapeOf(variables[name], typeFromAST(schema, type as never) as GraphQLInputType)};`;
    }
  }
  return shape;
}

function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return '0';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = value as readonly unknown[];
    const item = getNullableType(nullable.ofType as GraphQLInputType);
    if (!isInputObjectType(item) && !isEnumType(item)) return '[]';
    return `[${items.map((each) => shapeOf(each, item)).join(',')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const members = Object.keys(value as object).map(
      (name) =>
        `${name}:${shapeOf((value as Variables)[name], fields[name]?.type as GraphQLInputType)}`,
    );
    return `{${members.join(',')}}`;
  }
  if (isEnumType(nullable) || typeof value === 'boolean') return String(value);
  return '1';
}
