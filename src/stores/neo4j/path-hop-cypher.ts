import type { PathPlan } from '#graph/paths/path-plan.ts';
import type { Compilation } from './compilation.ts';
import { saidCypher } from './condition-cypher.ts';
import { whereCypher } from './ends-cypher.ts';
import { entityTypes } from './relationship-types.ts';
import { relationshipCypher, versionOf } from './versions-cypher.ts';

/** A relationship from `near` to `far`, and between which of them the walk goes. */
interface Walked {
  /** A condition on `far`. */
  readonly where: string;
  readonly from: string;
  readonly to: string;
}

/** Clauses that bind `r` and `far` to what leads away from `near` and satisfies the plan. */
export function hopCypher(
  compilation: Compilation,
  { where: asked, asOf }: PathPlan,
  { where, from, to }: Walked,
): string {
  const types = [...compilation.model.relationshipTypes.keys()];
  const version = asOf === undefined ? [] : [relationshipCypher(compilation, asOf, 'r', types)];
  const match = `MATCH (near)-[r:${entityTypes(compilation.model, asOf)}]-(far) WHERE ${[where, ...version].join(' AND ')}`;
  if (asked === null) return match;
  const scope = {
    node: 'v',
    version: asOf === undefined ? 'v' : 'w',
    relationship: 'r',
    parent: 'u',
  };
  const said = saidCypher(compilation, scope, [asked]);
  const texts = (isLate: boolean) =>
    said
      .filter(({ readsVersion }) => (asOf !== undefined && readsVersion) === isLate)
      .map(({ text }) => text);
  const early = whereCypher(texts(false));
  const walked = `${match} WITH *, ${from} AS u, ${to} AS v${early}`;
  const late = texts(true);
  if (asOf === undefined || late.length === 0) return walked;
  return `${walked} WITH *, ${versionOf(compilation, asOf, 'v')} AS w${whereCypher(late)}`;
}
