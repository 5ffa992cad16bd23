import { kindOfId } from '#graph/graph-model.ts';
import { MOST_HOPS } from '#graph/paths/path-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { Arguments } from '#planner/found-plan.ts';
import { AppError } from '#src/errors.ts';

/** Paths of an answer, and nodes to be avoided, at most. */
export const MOST_PATHS = 100;
const MOST_AVOIDED = 100;

/** Arguments of `paths` that can be searched for. */
export interface PathArguments {
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly first: number;
  readonly avoid: readonly string[];
}

/** @throws AppError `BAD_USER_INPUT` where they make no sense. */
export function pathArguments(args: Arguments): PathArguments {
  const { from, to, maxHops, first, avoid } = args as unknown as PathArguments;
  const asked = { from, to, maxHops, first, avoid: [...new Set(avoid ?? [])] };
  requireRange('maxHops', maxHops, MOST_HOPS);
  requireRange('first', first, MOST_PATHS);
  for (const id of [from, to, ...asked.avoid]) requireEntity(id);
  if (asked.avoid.length > MOST_AVOIDED)
    throw refused(`avoid names ${asked.avoid.length} nodes; it may name ${MOST_AVOIDED}.`);
  requireApart(asked);
  return asked;
}

/** @throws AppError `BAD_USER_INPUT` when a path would begin where it ends, or at a node that is to be avoided. */
export function requireApart({ from, to, avoid }: PathArguments): void {
  if (from === to) {
    const message = `from and to are the same node, "${from}": a path leads from one node to another.`;
    throw refused(message);
  }
  for (const [name, id] of Object.entries({ from, to })) {
    if (avoid.includes(id))
      throw refused(`avoid holds "${id}", which is ${name}: no path can leave out its own end.`);
  }
}

function requireRange(name: string, value: number | null, most: number): void {
  if (value === null || !Number.isInteger(value) || value < 1 || value > most)
    throw refused(`${name} is ${value}; it may be 1 to ${most}.`);
}

function requireEntity(id: string): void {
  const { name, family } = kindOfId(graphModel, id);
  if (family === 'Entity') return;
  const kinds = [...graphModel.kinds.values()].filter((kind) => kind.family === 'Entity');
  const prefixes = kinds.map(({ prefix }) => prefix).join(', ');
  throw refused(
    `"${id.slice(0, 100)}" is a ${name}: paths lead from entity to entity, whose ids begin with one of ${prefixes}.`,
  );
}

const refused = (message: string) => new AppError('BAD_USER_INPUT', message);
