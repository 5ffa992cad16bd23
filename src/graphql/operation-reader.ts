import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import { type PlannedOperation, planOperation } from '#planner/plan-operation.ts';
import { AppError } from '#src/errors.ts';
import type { Context } from './context.ts';
import { argumentsOf, GraphReader } from './graph-reader.ts';
import { permalinkOf } from './permalink.ts';
import { shapeOfArguments } from './resolve-clock.ts';

export interface OperationRequest {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

/**
 * The reader of an operation: each of its planned fields is one read of the store.
 *
 * @throws AppError `QUERY_TOO_COMPLEX` when all of its fields together ask for too many objects.
 */
export function readerOf(
  request: OperationRequest,
  context: Context,
): { readonly reader: GraphReader; readonly cost: number } {
  const { schema, operation, fragments, variables } = request;
  const members = planOperation(schema, operation, fragments, variables);
  const cost = costOf(members, variables, NOTHING_GIVEN);
  requireCheap(cost, context.limits.complexity);
  const name = operation.name?.value;
  const { signal, limits } = context;
  const options = {
    timeoutMs: limits.timeoutMs,
    ...(signal !== undefined && { signal }),
    ...(name !== undefined && { operation: name }),
  };
  const permalink: GraphReaderPermalink = (key, given, revision) =>
    permalinkOf(request, key, given, revision);
  const all = { members, variables, context, options, key: null, permalink };
  return { reader: new GraphReader(all, NOTHING_GIVEN), cost };
}

type GraphReaderPermalink = ConstructorParameters<typeof GraphReader>[0]['permalink'];
const NOTHING_GIVEN = {};

/** Objects that the members may ask for in all. */
export function costOf(
  members: PlannedOperation,
  variables: Variables,
  given: Parameters<typeof shapeOfArguments>[0],
): number {
  const clock = shapeOfArguments(given);
  let cost = 0;
  for (const member of members.values()) {
    if (member.kind === 'read' || member.kind === 'found')
      cost += member.planned(clock).cost(variables);
    if (member.kind === 'graph') {
      cost += costOf(member.members, variables, argumentsOf(member.field, member.nodes, variables));
    }
  }
  return cost;
}

function requireCheap(cost: number, complexity: number): void {
  if (cost <= complexity) return;
  throw new AppError(
    'QUERY_TOO_COMPLEX',
    `The operation asks for up to ${cost} objects; ${complexity} are allowed. Take smaller pages.`,
    { details: { cost, limit: complexity } },
  );
}
