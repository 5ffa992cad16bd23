import { type OperationDefinitionNode, visit } from 'graphql';

/** A point for reading a document; what a query asks for comes on top when it is planned. */
export const DOCUMENT_POINTS = 1;

const MUTATION_POINTS = 10;

/** Points of a write: ten for each field, and one for each element of a list that is sent with it. */
export function mutationPoints(operation: OperationDefinitionNode, variables: unknown): number {
  let points = operation.selectionSet.selections.length * MUTATION_POINTS + elementsOf(variables);
  visit(operation, {
    ListValue: ({ values }) => {
      points += values.length;
    },
  });
  return points;
}

function elementsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? members.length : 0;
  return members.reduce<number>((sum, member) => sum + elementsOf(member), own);
}
