import type { GraphModel } from '#graph/graph-model.ts';
import type { PathPlan } from '#graph/paths/path-plan.ts';
import { type Compilation, createCompilation, type StatementForm } from './compilation.ts';
import { hopCypher } from './path-hop-cypher.ts';
import { versionOf } from './versions-cypher.ts';

/**
 * The search of `graph/paths/two-sided-search.ts` as one statement: level by level from both ends, then the hops between what was
 * gone on from and what the other side came to. Beside the parameters of the plan it has `first` and `maxNodes`.
 *
 * Answers [from, to, type, whether out, proposition, support, dispute, status] for each hop. The engine plans for as long as the
 * text is, and without a timeout: so the sides are a list of two, 0 and 1, and no clause stands there for each of them.
 */
export function pathsCypher(
  model: GraphModel,
  plan: PathPlan,
  literals?: StatementForm['literals'],
): string {
  const { asOf, maxHops } = plan;
  const form: StatementForm = { form: 'single', ...(literals && { literals }) };
  const compilation = createCompilation(model, { asOf, shared: new Set() }, form);
  const ids = compilation.parameter(plan.ids);
  const revision =
    asOf === undefined
      ? "head(COLLECT { MATCH (l:Ledger {id: 'ledger'}) RETURN l.revision })"
      : 'null';
  return [
    beginning(compilation, ids),
    ...Array.from({ length: maxHops }, () => levelCypher(compilation, plan)),
    hopsCypher(compilation, plan),
    `RETURN [id IN ${ids} WHERE NOT id IN [n IN known | n.id]] AS missing, ${STOP} AS stop, size(levels[0]) + size(levels[1]) - 2 AS reach, ${SEEN} AS seen, hops, ${revision} AS revision`,
  ].join('\n');
}

/** Paths that are known without looking for them: nodes of the first meeting, and of the next level. */
const IS_ENOUGH = 'coalesce(met[0], 0) + coalesce(met[1], 0) >= $first';
const STOP = `CASE WHEN stop = '' AND ${IS_ENOUGH} THEN 'enough' ELSE stop END`;
const SEEN = 'reduce(all = 0, level IN levels[0] + levels[1] | all + size(level))';

/** All nodes that a side has come to. */
const ball = (side: string) => `reduce(all = [], level IN levels[${side}] | all + level)`;

/** Of each side its end and its levels, of which the first is the end. */
function beginning(compilation: Compilation, ids: string): string {
  const { asOf } = compilation;
  const isThere = asOf && ` WHERE ${versionOf(compilation, asOf, 'n')} IS NOT NULL`;
  const label = asOf === undefined ? 'Entity' : 'Entity|Gone';
  return [
    `WITH COLLECT { UNWIND ${ids} AS id MATCH (n:${label} {id: id})${isThere ?? ''} RETURN n } AS known`,
    `WITH known, [id IN ${ids} | head([n IN known WHERE n.id = id])] AS nodes`,
    "WITH known, [n IN nodes[2..] WHERE n IS NOT NULL] AS avoided, nodes[..2] AS ends, [[[nodes[0]]], [[nodes[1]]]] AS levels, [] AS met, CASE WHEN nodes[0] IS NULL OR nodes[1] IS NULL THEN 'missing' ELSE '' END AS stop",
  ].join('\n');
}

/** One level more, on the side with fewer nodes to go on from: the whole level, or nothing of it, which is null. */
function levelCypher(compilation: Compilation, plan: PathPlan): string {
  const hop = hopCypher(compilation, plan, {
    where: 'near <> ends[1 - side] AND NOT far IN ball',
    from: 'CASE side WHEN 0 THEN near ELSE far END',
    to: 'CASE side WHEN 0 THEN far ELSE near END',
  });
  return [
    `WITH known, avoided, ends, levels, met, stop, stop = '' AND NOT ${IS_ENOUGH} AS isOn, CASE WHEN size(last(levels[0])) <= size(last(levels[1])) THEN 0 ELSE 1 END AS side`,
    `CALL (avoided, ends, levels, isOn, side) { WITH avoided + ${ball('side')} AS ball, ends, side, levels, isOn`,
    `UNWIND CASE WHEN isOn THEN last(levels[side]) ELSE [] END AS near ${hop}`,
    'WITH DISTINCT far LIMIT $maxNodes + 1 RETURN collect(far) AS found }',
    `WITH *, CASE WHEN isOn AND ${SEEN} + size(found) <= $maxNodes THEN found END AS fresh`,
    "WITH known, avoided, ends, [each IN [0, 1] | CASE WHEN each = side AND fresh IS NOT NULL THEN levels[each] + [fresh] ELSE levels[each] END] AS levels, CASE WHEN isOn AND fresh IS NULL THEN 'nodes' ELSE stop END AS stop, met, size([n IN fresh WHERE n IN last(levels[1 - side])]) AS meeting",
    'WITH *, CASE WHEN meeting IS NULL OR size(met) = 2 OR size(met) + meeting = 0 THEN met ELSE met + [meeting] END AS met',
  ].join('\n');
}

/** Of the nodes that each side went on from, the hops to one another and to where the other side came. */
function hopsCypher(compilation: Compilation, plan: PathPlan): string {
  const hop = hopCypher(compilation, plan, {
    where: 'near <> ends[1 - side] AND far IN allowed',
    from: 'CASE side WHEN 0 THEN near ELSE far END',
    to: 'CASE side WHEN 0 THEN far ELSE near END',
  });
  const type = plan.asOf === undefined ? 'type(r)' : "replace(type(r), 'PAST_', '')";
  const isOut = '(startNode(r) = near) = (side = 0)';
  return [
    'CALL (ends, levels, met) { UNWIND CASE WHEN size(met) > 0 THEN [0, 1] ELSE [] END AS side',
    `WITH ends, side, reduce(all = [], level IN levels[side][..-1] | all + level) AS inner, ${ball('1 - side')} AS other`,
    `WITH ends, side, inner, inner + other AS allowed UNWIND inner AS near ${hop}`,
    'WITH CASE side WHEN 0 THEN [near.id, far.id] ELSE [far.id, near.id] END AS walked, r, near, side',
    `RETURN collect(walked + [${type}, ${isOut}, r.propositionId, r.support, r.dispute, r.status]) AS hops }`,
  ].join('\n');
}
