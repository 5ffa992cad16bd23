import { type ASTNode, BREAK, Kind, visit } from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import { AppError } from '#src/errors.ts';

/** The argument of aggregates that takes the rates which the server was started with. */
const CONVERTING = 'convertTo';

/**
 * Requires that nothing is converted: rates are of no revision, and a link would give another answer with others.
 *
 * @throws AppError `BAD_USER_INPUT`.
 */
export function requireUnconverted(nodes: readonly ASTNode[], variables: Variables): void {
  let isConverted = false;
  for (const node of nodes) {
    visit(node, {
      Argument: ({ name, value }) => {
        if (name.value !== CONVERTING || value.kind === Kind.NULL) return undefined;
        if (value.kind === Kind.VARIABLE && variables[value.name.value] == null) return undefined;
        isConverted = true;
        return BREAK;
      },
    });
  }
  if (!isConverted) return;
  const why = 'goes by the rates of this server, which are of no revision';
  throw new AppError('BAD_USER_INPUT', `${CONVERTING} ${why}, and cannot be pinned to one.`);
}
