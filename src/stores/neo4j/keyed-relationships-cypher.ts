import type { RelationshipLookup } from '#graph/read-plan.ts';
import { typeCypher } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { entityTypes } from './relationship-types.ts';
import { rowCypher } from './row-cypher.ts';
import { relationshipCypher } from './versions-cypher.ts';

/** The rows of relationships between entities by their keys. */
export function keyedRelationships(
  compilation: Compilation,
  { parameter, row }: RelationshipLookup,
): string {
  const { asOf, model } = compilation;
  const [key, from, to] = [compilation.name('k'), compilation.name('n'), compilation.name('n')];
  const relationship = compilation.name('r');
  const own = [...model.relationshipTypes.keys()];
  const label = asOf === undefined ? ':Entity' : ':Entity|Gone';
  const where = [
    `${typeCypher(compilation, relationship)} = ${key}[1]`,
    `${relationship}.propositionId = ${key}[3]`,
    ...(asOf === undefined ? [] : [relationshipCypher(compilation, asOf, relationship, own)]),
  ];
  const scope = { node: to, version: to, relationship, parent: from };
  const match = `MATCH (${from}${label} {id: ${key}[0]})-[${relationship}:${entityTypes(model, asOf)}]->(${to}${label} {id: ${key}[2]})`;
  const keys = `UNWIND ${compilation.parameter(parameter)} AS text WITH split(text, '\\u001f') AS ${key}`;
  return `COLLECT { ${keys} ${match} WHERE ${where.join(' AND ')} RETURN ${rowCypher(compilation, scope, row)} }`;
}
