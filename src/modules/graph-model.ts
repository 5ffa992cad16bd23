import { defineGraphModel, type GraphModel } from '#graph/graph-model.ts';
import type { EnumSet } from '#graph/property.ts';
import { MODULES } from './list.ts';
import { RELATIONSHIP_PROPERTIES } from './proposition/model.ts';

const parts = (await Promise.all(MODULES.map((module) => module.model()))).map(
  ({ model }) => model,
);

/** The whole model of the graph: every kind, relationship type and link of evidence. */
export const graphModel: GraphModel = defineGraphModel({
  kinds: parts.map((part) => part.kind),
  relationshipTypes: parts.flatMap((part) => part.relationshipTypes ?? []),
  evidenceLinks: parts.flatMap((part) => part.evidenceLinks ?? []),
  relationshipProperties: RELATIONSHIP_PROPERTIES,
});

/** The kinds of node about the world, as an enum of the API. */
export const ENTITY_KINDS: EnumSet = {
  name: 'EntityKind',
  description: 'What sort of node about the world it is.',
  values: parts.filter(({ kind }) => kind.family === 'Entity').map(({ kind }) => kind.name),
};
