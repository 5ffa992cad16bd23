import type { AsOf } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { labelsOf } from './labels.ts';
import { OPEN } from './version-properties.ts';

/** Whether a node of the present is the version that is asked for. */
export function presentCypher(compilation: Compilation, asOf: AsOf, name: string): string {
  const known = `${name}.knownFrom <= ${compilation.parameter(asOf.revision)}`;
  if (asOf.publishedBy === null) return known;
  return `${known} AND ${name}.publishedFrom <= ${compilation.parameter(asOf.publishedBy)}`;
}

/** The same for a version that stands apart. */
export function pastCypher(compilation: Compilation, asOf: AsOf, name: string): string {
  const { revision, publishedBy } = asOf;
  const published =
    publishedBy === null
      ? `${name}.publishedTo = '${OPEN}'`
      : `${name}.publishedTo > ${compilation.parameter(publishedBy)}`;
  return `${presentCypher(compilation, asOf, name)} AND ${name}.knownTo > ${compilation.parameter(revision)} AND ${published}`;
}

/** The same for a relationship of either sort: one of the present has no ends, and its type says so faster than their absence. */
export function relationshipCypher(
  compilation: Compilation,
  asOf: AsOf,
  name: string,
  types: readonly string[],
): string {
  const { revision, publishedBy } = asOf;
  const published =
    publishedBy === null
      ? `${name}.publishedTo = '${OPEN}'`
      : `${name}.publishedTo > ${compilation.parameter(publishedBy)}`;
  const until = `${name}.knownTo > ${compilation.parameter(revision)} AND ${published}`;
  return `${presentCypher(compilation, asOf, name)} AND (${name}:${types.join('|')} OR ${until})`;
}

/** The version of a node that is asked for: the node itself or one that stands apart; null where there is none. */
export function versionOf(compilation: Compilation, asOf: AsOf, node: string): string {
  const past = compilation.name('p');
  const before = `MATCH (${node})<-[:VERSION_OF]-(${past}) WHERE ${pastCypher(compilation, asOf, past)} RETURN ${past}`;
  return `CASE WHEN ${presentCypher(compilation, asOf, node)} THEN ${node} ELSE head(COLLECT { ${before} }) END`;
}

/** Whether a node is or was of one of the kinds: of one that is gone, only its id tells. */
export function kindsCypher(
  { model }: Compilation,
  node: string,
  kinds: readonly string[],
): string {
  const all = [...model.kinds.values()];
  const named = all.filter(({ name, family }) =>
    kinds.length === 0 ? family === 'Entity' : kinds.includes(name),
  );
  const prefixes = named.map(({ prefix }) => `'${prefix}'`).join(', ');
  return `(${node}${labelsOf(kinds)} OR ${node}:Gone AND split(${node}.id, ':')[0] IN [${prefixes}])`;
}

/** The kind of a node that is or was. */
export function kindCypher({ model }: Compilation, node: string): string {
  const cases = [...model.kinds.values()].map(
    ({ prefix, name }) => `WHEN '${prefix}' THEN '${name}'`,
  );
  return `CASE split(${node}.id, ':')[0] ${cases.join(' ')} END`;
}
