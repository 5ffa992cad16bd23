import type { GraphModel } from '#graph/graph-model.ts';
import { type NodeKind, prefixOf } from '#graph/node-kind.ts';

/** What the entries of a seed are held against. */
export interface SeedContext {
  readonly model: GraphModel;
  /** Ids of the entities of this seed and of those before it, also of entries that have other mistakes. */
  readonly entityIds: ReadonlySet<string>;
}

/** The kind of an entity that a seed refers to; undefined when there is no such entity, which is reported. */
export function entityKindOf(
  context: SeedContext,
  id: string,
  report: (message: string) => void,
): NodeKind | undefined {
  const kind = context.model.kindByPrefix.get(prefixOf(id));
  if (kind?.family !== 'Entity') {
    report(
      `"${id}" is no entity; an id begins with one of ${entityPrefixes(context.model).join(', ')}.`,
    );
    return undefined;
  }
  if (!context.entityIds.has(id))
    report(`There is no "${id}" in entities.yaml, here or in an earlier seed.`);
  return kind;
}

/** Prefixes of the kinds about the world, in the order of the modules. */
export function entityPrefixes(model: GraphModel): readonly string[] {
  return [...model.kinds.values()]
    .filter(({ family }) => family === 'Entity')
    .map(({ prefix }) => prefix);
}
