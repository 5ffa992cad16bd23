import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Parameter } from '#graph/read-plan.ts';
import type { Variables } from '#planner/input-tree.ts';
import { planCost } from '#planner/plan-cost.ts';
import { type PlannedOperation, planOperation } from '#planner/plan-operation.ts';
import type { PlannedField } from '#planner/plan-root-field.ts';
import { AppError } from '#src/errors.ts';
import type { Context, RootReader } from './context.ts';

interface Bound {
  readonly field: PlannedField;
  readonly parameters: readonly Parameter[] | AppError;
}

/** The root fields of one request, bound to its variables: each is one read of the store. */
export class OperationReader implements RootReader {
  readonly operation: PlannedOperation;
  readonly #bound = new Map<string, Bound>();
  readonly #context: Context;
  readonly #name: string | undefined;

  /** @throws AppError `QUERY_TOO_COMPLEX` when all of its fields together ask for too many objects. */
  constructor(
    request: {
      readonly schema: GraphQLSchema;
      readonly operation: OperationDefinitionNode;
      readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
      readonly variables: Variables;
    },
    context: Context,
  ) {
    this.#context = context;
    this.#name = request.operation.name?.value;
    this.operation = planOperation(
      request.schema,
      request.operation,
      request.fragments,
      request.variables,
    );
    let cost = 0;
    for (const [key, field] of this.operation) {
      if (field === null) continue;
      const parameters = tryBind(field, request.variables);
      if (!(parameters instanceof AppError)) cost += planCost(field.plan, parameters);
      this.#bound.set(key, { field, parameters });
    }
    const { complexity } = context.limits;
    if (cost > complexity) {
      throw new AppError(
        'QUERY_TOO_COMPLEX',
        `The operation asks for up to ${cost} objects; ${complexity} are allowed. Take smaller pages.`,
        {
          details: { cost, limit: complexity },
        },
      );
    }
  }

  /** The value of a root field, in the shape of its selection. */
  async read(key: string): Promise<unknown> {
    const { field, parameters } = this.#bound.get(key) as Bound;
    if (parameters instanceof AppError) throw parameters;
    const { store, limits, signal } = this.#context;
    const result = await store.read(field.plan, parameters, {
      timeoutMs: limits.timeoutMs,
      ...(signal !== undefined && { signal }),
      ...(this.#name !== undefined && { operation: this.#name }),
    });
    return field.shape(result, parameters);
  }
}

function tryBind(field: PlannedField, variables: Variables): readonly Parameter[] | AppError {
  try {
    return field.bind(variables);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
