import { AppError } from '#src/errors.ts';
import { type NodeKind, prefixOf } from './node-kind.ts';
import type { Properties } from './property.ts';
import type { EvidenceLink, RelationshipType } from './relationship-type.ts';

/** Everything a store must know of what it keeps. Built once from the modules' models. */
export interface GraphModel {
  readonly kinds: ReadonlyMap<string, NodeKind>;
  readonly kindByPrefix: ReadonlyMap<string, NodeKind>;
  readonly relationshipTypes: ReadonlyMap<string, RelationshipType>;
  readonly evidenceLinks: ReadonlyMap<string, EvidenceLink>;
  /** Properties of any relationship between entities: the common ones and those of single types. */
  readonly relationshipProperties: Properties;
}

export function defineGraphModel(parts: {
  readonly kinds: readonly NodeKind[];
  readonly relationshipTypes: readonly RelationshipType[];
  readonly evidenceLinks: readonly EvidenceLink[];
  readonly relationshipProperties: Properties;
}): GraphModel {
  const own = parts.relationshipTypes.flatMap((type) => Object.entries(type.properties));
  return Object.freeze({
    kinds: new Map(parts.kinds.map((kind) => [kind.name, kind])),
    kindByPrefix: new Map(parts.kinds.map((kind) => [kind.prefix, kind])),
    relationshipTypes: new Map(parts.relationshipTypes.map((type) => [type.name, type])),
    evidenceLinks: new Map(parts.evidenceLinks.map((link) => [link.name, link])),
    relationshipProperties: { ...parts.relationshipProperties, ...Object.fromEntries(own) },
  });
}

/** @throws AppError `BAD_USER_INPUT` when no kind has the prefix of the id. */
export function kindOfId(model: GraphModel, id: string): NodeKind {
  const kind = model.kindByPrefix.get(prefixOf(id));
  if (kind !== undefined) return kind;
  const prefixes = [...model.kindByPrefix.keys()].join(', ');
  throw new AppError(
    'BAD_USER_INPUT',
    `"${id.slice(0, 100)}" is not an id: it must begin with one of ${prefixes} and a colon.`,
  );
}
