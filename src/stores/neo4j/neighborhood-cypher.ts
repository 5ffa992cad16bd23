import { BEYOND_SUPPORT, type NeighborhoodPlan, WELL_SUPPORTED } from '#graph/read-plan.ts';
import { columnCypher, type Scope, typeCypher } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { conditionCypher } from './condition-cypher.ts';
import { whereCypher } from './ends-cypher.ts';
import { conditionReadsVersion } from './reads-version.ts';
import { entityTypes } from './relationship-types.ts';
import { rowCypher } from './row-cypher.ts';
import { relationshipCypher, versionOf } from './versions-cypher.ts';

/** The rows of the nodes and those of the relationships, as the one element of a list. */
export function neighborhoodCypher(compilation: Compilation, plan: NeighborhoodPlan): string {
  const levels = plan.levels.map((_, index) => levelCypher(compilation, plan, index + 1));
  const shown = `shown${plan.levels.length}`;
  const rows = `[${nodesCypher(compilation, plan)}, ${amongCypher(compilation, plan, shown)}]`;
  return `head(COLLECT { ${startCypher(compilation, plan)} ${levels.join(' ')} RETURN ${rows} })`;
}

function startCypher(compilation: Compilation, { ids }: NeighborhoodPlan): string {
  const { asOf } = compilation;
  const asked = `n.id IN ${compilation.parameter(ids)}`;
  const found =
    asOf === undefined
      ? `MATCH (n:Entity) WHERE ${asked}`
      : `MATCH (n:Entity|Gone) WHERE ${asked} WITH n WHERE ${versionOf(compilation, asOf, 'n')} IS NOT NULL`;
  return `CALL (${compilation.everywhere.join(', ')}) { ${found} RETURN collect(n) AS new0 } WITH new0, new0 AS shown0`;
}

/** The nodes that a level adds, and all that are shown with it. */
function levelCypher(compilation: Compilation, plan: NeighborhoodPlan, depth: number): string {
  const [front, before] = [`new${depth - 1}`, `shown${depth - 1}`];
  const cap = compilation.parameter(plan.levels[depth - 1] as number);
  const most = compilation.parameter(plan.nodes);
  const { match, where } = followed(compilation, plan, 'f');
  const ranked = [
    `UNWIND ${front} AS f ${match}${whereCypher(where)}`,
    `WITH f, o, r, ${weightOf('r')} AS weight ORDER BY weight DESC, o.id`,
    `WITH f, ${typeCypher(compilation, 'r')} AS type, startNode(r) = f AS isOut, collect([o, weight])[0..${cap}] AS first`,
    'UNWIND range(0, size(first) - 1) AS place',
    `WITH first[place][0] AS o, min(place * ${BEYOND_SUPPORT} - first[place][1]) AS place`,
    `WHERE NOT o IN ${before} WITH o ORDER BY place, o.id`,
    'WITH collect(o) AS found',
    // A slice to a negative place would count from the end.
    `RETURN CASE WHEN size(${before}) >= ${most} THEN [] ELSE found[0..${most} - size(${before})] END AS new${depth}`,
  ];
  const imported = [...compilation.everywhere, front, before].join(', ');
  const kept = Array.from({ length: depth }, (_, index) => `new${index}`).join(', ');
  return `CALL (${imported}) { ${ranked.join(' ')} } WITH ${kept}, new${depth}, ${before} + new${depth} AS shown${depth}`;
}

const weightOf = (name: string) =>
  `CASE WHEN ${name}.support >= ${WELL_SUPPORTED} THEN ${name}.support ELSE 0 END`;

/** Relationships `r` of a node, in either direction, with the node `o` at the other end, that satisfy the condition. */
function followed(
  compilation: Compilation,
  { where }: NeighborhoodPlan,
  near: string,
): { readonly match: string; readonly where: readonly string[] } {
  const scope = { node: 'o', version: 'o', relationship: 'r', parent: near };
  return {
    match: `MATCH (${near})-[r:${entityTypes(compilation.model, compilation.asOf)}]-(o)`,
    where: [
      ...versionsOf(compilation),
      ...(where === null ? [] : [seen(compilation, scope, where)]),
    ],
  };
}

function versionsOf(compilation: Compilation): readonly string[] {
  const { asOf, model } = compilation;
  if (asOf === undefined) return [];
  return [relationshipCypher(compilation, asOf, 'r', [...model.relationshipTypes.keys()])];
}

/** The condition as seen from one end; where it looks at the node, at the version that is asked for. */
function seen(
  compilation: Compilation,
  scope: Scope,
  where: NonNullable<NeighborhoodPlan['where']>,
): string {
  const { asOf } = compilation;
  if (asOf === undefined || !conditionReadsVersion(where))
    return conditionCypher(compilation, scope, where);
  const version = compilation.name('v');
  const condition = conditionCypher(compilation, { ...scope, version }, where);
  return `EXISTS { WITH ${versionOf(compilation, asOf, scope.node)} AS ${version} WHERE ${condition} RETURN 1 }`;
}

function nodesCypher(compilation: Compilation, { levels, nodeRow }: NeighborhoodPlan): string {
  const { asOf } = compilation;
  const arms = [0, ...levels.map((_, index) => index + 1)].map(
    (depth) => `UNWIND new${depth} AS s RETURN s, ${depth} AS depth`,
  );
  const names = [0, ...levels.map((_, index) => index + 1)].map((depth) => `new${depth}`);
  const version = asOf === undefined ? 's' : 'v';
  const scope = { node: 's', version, relationship: null, parent: null };
  const found = asOf === undefined ? '' : `, ${versionOf(compilation, asOf, 's')} AS v`;
  const row = `[depth] + ${rowCypher(compilation, scope, nodeRow)}`;
  return `COLLECT { CALL (${names.join(', ')}) { ${arms.join(' UNION ALL ')} } WITH s, depth${found} ORDER BY depth, s.id RETURN ${row} }`;
}

/** From which ends a relationship `r` from `a` to `b` satisfies the condition; those that do from none are left out. */
function seenFrom(compilation: Compilation, where: NonNullable<NeighborhoodPlan['where']>): string {
  const out = { node: 'b', version: 'b', relationship: 'r', parent: 'a' };
  const back = { node: 'a', version: 'a', relationship: 'r', parent: 'b' };
  const [start, end] = [out, back].map((scope) => seen(compilation, scope, where));
  return ` WITH a, r, b, CASE WHEN ${start} THEN 1 ELSE 0 END + CASE WHEN ${end} THEN 2 ELSE 0 END AS seen WHERE seen > 0`;
}

/** Relationships of which both ends are shown, each once. */
function amongCypher(compilation: Compilation, plan: NeighborhoodPlan, shown: string): string {
  const { where, relationships, relationshipRow } = plan;
  const conditions = [`b IN ${shown}`, ...versionsOf(compilation)];
  const from = where === null ? '' : seenFrom(compilation, where);
  // Each column is read once, for the order and for the row.
  const known = { from: 'source', type: 'type', to: 'target', propositionId: 'proposition' };
  const bare = { node: 'b', version: 'b', relationship: 'r', parent: 'a' };
  const read = Object.entries(known).map(([name, variable]) => {
    const column = { name, type: 'text', required: true } as const;
    return `${columnCypher(compilation, bare, 'relationship', column)} AS ${variable}`;
  });
  const most = compilation.parameter(relationships);
  const cells = rowCypher(compilation, { ...bare, known }, relationshipRow);
  const [kept, row] = where === null ? ['', cells] : [', seen', `[seen] + ${cells}`];
  const match = `MATCH (a)-[r:${entityTypes(compilation.model, compilation.asOf)}]->(b)`;
  const rows = `COLLECT { UNWIND ${shown} AS a ${match} WHERE ${conditions.join(' AND ')}${from} WITH a, r, b${kept}, ${read.join(', ')}, ${weightOf('r')} AS weight ORDER BY weight DESC, source, type, target, proposition RETURN ${row} }`;
  return `${rows}[0..${most}]`;
}
