import type { GraphModel } from '#graph/graph-model.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { createOrigins } from './origins.ts';
import { projectEntity } from './project-entity.ts';
import { projectClaim, projectProposition, projectSource } from './project-evidence.ts';
import { projectRelationship } from './project-relationship.ts';
import { addPropertyPropositions } from './property-propositions.ts';
import type { Evidence } from './records.ts';
import { groupStatements } from './statements.ts';
import { weighPropositions } from './weigh-propositions.ts';

/** Under which revision something is written, by whom and why. */
export interface Recording extends Pick<WritePlan, 'actor' | 'message' | 'at'> {
  readonly revision: number;
}

/**
 * Everything that evidence puts into the graph: its entities, sources, claims and propositions, the links between these, and
 * the relationships between entities that the propositions project. The same evidence gives the same plan.
 *
 * @throws AppError `BAD_USER_INPUT` when a value does not fit the model; checked evidence has none.
 */
export function projectGraph(
  model: GraphModel,
  evidence: Evidence,
  recording: Recording,
): WritePlan {
  const { revision, actor, message, at } = recording;
  const claims = addPropertyPropositions(evidence.claims);
  const origins = createOrigins({ sources: evidence.sources, claims });
  const statements = groupStatements(evidence.claims);
  const weighed = weighPropositions(claims, origins);
  const projections = [
    ...evidence.sources.map((source) => projectSource(model, source)),
    ...claims.map((claim) => projectClaim(model, claim)),
    ...weighed.map((proposition) => projectProposition(model, proposition)),
  ];
  const relationships = weighed.map((proposition) =>
    projectRelationship(model, proposition, { origins, revision }),
  );
  return {
    actor,
    message,
    at,
    nodes: [
      ...evidence.entities.map((entity) => projectEntity(model, entity, statements, origins)),
      ...projections.map(({ node }) => node),
    ],
    relationships: [
      ...relationships.filter((relationship) => relationship !== null),
      ...projections.flatMap(({ links }) => links),
    ],
  };
}
