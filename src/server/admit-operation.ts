import type { OperationDefinitionNode } from 'graphql';
import { withoutRole } from '#auth/refusals.ts';
import type { Context } from '#graphql/context.ts';
import { isTooDeep, VARIABLES_DEPTH } from '#graphql/variables-depth.ts';
import { AppError } from '#src/errors.ts';
import type { GraphQLRequest } from './graphql-request.ts';
import { mutationPoints } from './operation-points.ts';

/**
 * Lets a mutation through, before anything of it runs, when somebody is known who sends it and may ask for so much. The
 * role that each of its fields takes is scope-auth's business.
 *
 * @throws AppError from the promise: `UNAUTHENTICATED`, `RATE_LIMITED`; `BAD_USER_INPUT` for variables that nest too
 * deep; `BAD_REQUEST` for a subscription, which is no single piece of JSON.
 */
export async function admit(
  operation: OperationDefinitionNode,
  variables: GraphQLRequest['variables'],
  { caller, charge }: Context,
): Promise<void> {
  if (operation.operation === 'subscription') throw new AppError('BAD_REQUEST', AS_EVENTS);
  if (caller.role === 'ANONYMOUS') throw withoutRole(caller, 'EDITOR');
  if (isTooDeep(variables)) {
    throw new AppError('BAD_USER_INPUT', `Variables may nest ${VARIABLES_DEPTH} levels deep.`);
  }
  if (charge !== undefined) await charge(mutationPoints(operation, variables));
}

const AS_EVENTS = 'A subscription is answered as events: send "Accept: text/event-stream".';
