import { MOST_NODES, type PathPlan, type PathsFound } from '#graph/paths/path-plan.ts';
import type { Context } from '#graphql/context.ts';
import { mergedIds } from '#graphql/merged-ids.ts';
import type { Finding } from '#planner/found-plan.ts';
import { AppError } from '#src/errors.ts';
import { type PathArguments, requireApart } from './path-arguments.ts';

/**
 * Searches, and once more where an id stands for another one, into which its node was merged.
 *
 * @throws AppError `NOT_FOUND` when an id is none of an entity at this point of the clocks.
 */
export async function searchPaths(asked: PathArguments, finding: Finding): Promise<PathsFound> {
  const found = await searchOnce(asked, finding);
  if (found.missing.length === 0) return found;
  const { store } = finding.context as Context;
  const merged = await mergedIds(store, found.missing, finding.clock, finding.options);
  const none = found.missing.filter((id) => !merged.has(id));
  if (none.length > 0) throw notFound(none);
  const standing = (id: string) => merged.get(id) ?? id;
  const { from, to, avoid } = asked;
  const others = {
    ...asked,
    from: standing(from),
    to: standing(to),
    avoid: [...new Set(avoid.map(standing))],
  };
  requireApart(others);
  const again = await searchOnce(others, finding);
  if (again.missing.length > 0) throw notFound(again.missing);
  return again;
}

function searchOnce(
  { from, to, avoid, maxHops, first }: PathArguments,
  { context, condition, asOf, parameters, options }: Finding,
): Promise<PathsFound> {
  const plan: PathPlan = {
    ids: parameters.length,
    maxHops,
    first,
    maxNodes: MOST_NODES,
    where: condition,
    ...(asOf !== undefined && { asOf }),
  };
  return (context as Context).store.paths(plan, [...parameters, [from, to, ...avoid]], options);
}

function notFound(ids: readonly string[]): AppError {
  const names = [...ids].sort().map((id) => `"${id.slice(0, 100)}"`);
  const message =
    names.length === 1
      ? `There is no entity ${names[0]}.`
      : `There are no entities ${names.join(', ')}.`;
  return new AppError('NOT_FOUND', message);
}
