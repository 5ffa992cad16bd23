import type { GraphModel } from '#graph/graph-model.ts';
import type { PathPlan } from '#graph/paths/path-plan.ts';
import { type Compilation, createCompilation, type StatementForm } from './compilation.ts';
import { hopCypher } from './path-hop-cypher.ts';
import { versionOf } from './versions-cypher.ts';

/**
 * The search of `graph/paths/two-sided-search.ts` as one statement: first level by level from both ends, then back from the last
 * levels, the hops that lead to where the other side has come. Beside the parameters of the plan it has `first` and `maxNodes`.
 *
 * Answers [from, to, type, whether out, proposition, support, dispute, status] for each hop. An engine plans a statement without
 * a timeout, so it has no more clauses than it must.
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
  const missing = `[id IN ${ids} WHERE NOT id IN [n IN known | n.id]]`;
  return [
    ...beginning(compilation, ids),
    ...Array.from({ length: maxHops }, () => levelCypher(compilation, plan)),
    `WITH known, start, goal, starts, goals, size(met) > 0 AS hasMet, ${STOP} AS stop, ${flat('starts')} AS startBall, ${flat('goals')} AS goalBall`,
    ...(['start', 'goal'] as const).flatMap((side) => backCypher(compilation, plan, side)),
    `RETURN ${missing} AS missing, stop, size(starts) + size(goals) - 2 AS reach, size(startBall) + size(goalBall) AS seen, startHops1 + startHops2 + goalHops1 + goalHops2 AS hops, ${revision} AS revision`,
  ].join('\n');
}

/** All nodes of the levels of a side. */
const flat = (levels: string) => `reduce(all = [], each IN ${levels} | all + each)`;

/** Paths that are known without looking for them: nodes of the first meeting, and of the next level. */
const SURE = 'coalesce(met[0], 0) + coalesce(met[1], 0)';
const STOP = `CASE WHEN stop = '' AND ${SURE} >= $first THEN 'enough' ELSE stop END`;

function beginning(compilation: Compilation, ids: string): readonly string[] {
  const { asOf } = compilation;
  const isThere = asOf && ` WHERE ${versionOf(compilation, asOf, 'n')} IS NOT NULL`;
  const label = asOf === undefined ? 'Entity' : 'Entity|Gone';
  const known = `COLLECT { UNWIND ${ids} AS id MATCH (n:${label} {id: id})${isThere ?? ''} RETURN n }`;
  return [
    `WITH ${known} AS known`,
    `WITH known, [n IN known WHERE n.id = ${ids}[0]] AS begin, [n IN known WHERE n.id = ${ids}[1]] AS end`,
    `WITH known, [n IN known WHERE NOT n.id IN ${ids}[..2]] AS avoided, head(begin) AS start, head(end) AS goal, [begin] AS starts, [end] AS goals, CASE WHEN size(begin) + size(end) = 2 THEN '' ELSE 'missing' END AS stop, [] AS met`,
  ];
}

/** One level more, on the side with fewer nodes to go on from: the whole level, or nothing of it, which is null. */
function levelCypher(compilation: Compilation, plan: PathPlan): string {
  const chosen = (start: string, goal: string) =>
    `CASE WHEN isStart THEN ${start} ELSE ${goal} END`;
  const hop = hopCypher(compilation, plan, {
    where: 'NOT far IN ball',
    from: chosen('near', 'far'),
    to: chosen('far', 'near'),
  });
  const seen = `size(${flat('starts')}) + size(${flat('goals')})`;
  const meeting = `size([n IN fresh WHERE n IN ${chosen('last(goals)', 'last(starts)')}])`;
  return [
    `WITH *, stop = '' AND ${SURE} < $first AS isOn, size(last(starts)) <= size(last(goals)) AS isStart`,
    'CALL (isOn, isStart, avoided, start, goal, starts, goals) {',
    `WITH isStart, ${chosen('starts', 'goals')} AS levels, ${chosen('goal', 'start')} AS end, avoided, isOn`,
    `WITH isStart, CASE WHEN isOn THEN last(levels) ELSE [] END AS level, avoided + ${flat('levels')} AS ball, end`,
    'UNWIND level AS near WITH near, ball, isStart WHERE near <> end',
    hop,
    `WITH DISTINCT far LIMIT $maxNodes + 1 RETURN collect(far) AS found }`,
    `WITH *, CASE WHEN isOn AND ${seen} + size(found) <= $maxNodes THEN found END AS fresh`,
    "WITH known, avoided, start, goal, CASE WHEN isOn AND fresh IS NULL THEN 'nodes' ELSE stop END AS stop",
    ', starts + CASE WHEN isStart AND fresh IS NOT NULL THEN [fresh] ELSE [] END AS starts',
    ', goals + CASE WHEN NOT isStart AND fresh IS NOT NULL THEN [fresh] ELSE [] END AS goals',
    `, CASE WHEN fresh IS NULL OR size(met) = 2 OR size(met) = 0 AND ${meeting} = 0 THEN met ELSE met + [${meeting}] END AS met`,
  ].join('\n');
}

/**
 * What one side has read that may be part of a path: of its last level that it went on from, the hops to where the other side
 * came; of those before, also hops to what was kept of the last and to their own nodes.
 */
function backCypher(
  compilation: Compilation,
  plan: PathPlan,
  side: 'start' | 'goal',
): readonly string[] {
  const other = side === 'start' ? 'goal' : 'start';
  const isStart = side === 'start';
  const hop = hopCypher(compilation, plan, {
    where: 'far IN allowed',
    from: isStart ? 'near' : 'far',
    to: isStart ? 'far' : 'near',
  });
  const type = plan.asOf === undefined ? 'type(r)' : "replace(type(r), 'PAST_', '')";
  const row = [
    isStart ? 'near.id, far.id' : 'far.id, near.id',
    type,
    isStart ? 'startNode(r) = near' : 'endNode(r) = near',
    'r.propositionId, r.support, r.dispute, r.status',
  ].join(', ');
  const hops = `collect([${row}])`;
  const going = `UNWIND level AS near WITH near, allowed WHERE near <> ${other}`;
  return [
    `CALL (hasMet, ${side}s, ${other}Ball, ${other}) {`,
    `WITH CASE WHEN hasMet AND size(${side}s) > 1 THEN ${side}s[-2] ELSE [] END AS level, ${other}Ball AS allowed, ${other}`,
    going,
    `${hop} RETURN collect(DISTINCT near) AS ${side}Live, ${hops} AS ${side}Hops1 }`,
    `WITH *, CASE WHEN hasMet THEN ${flat(`${side}s[..-2]`)} ELSE [] END AS inner`,
    `CALL (inner, ${side}Live, ${other}Ball, ${other}) {`,
    `WITH inner AS level, inner + ${side}Live + ${other}Ball AS allowed, ${other}`,
    going,
    `${hop} RETURN ${hops} AS ${side}Hops2 }`,
    'WITH *',
  ];
}
