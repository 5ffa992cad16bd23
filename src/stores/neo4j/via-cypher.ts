import type { Hop, Path, Via } from '#graph/condition.ts';
import type { Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { labelsOf } from './labels.ts';
import { kindsCypher, relationshipCypher } from './versions-cypher.ts';

/** The rows at the end of a way: the clauses that bind them, for a WHERE to follow, and what stands in it at least. */
export interface Ends {
  readonly scope: Scope;
  readonly match: string;
  readonly where: readonly string[];
  /** What is bound may be no node of the time that is asked for. */
  readonly mayMiss: boolean;
}

/** Ends of a way from the element `parent`. A single hop has its relationship in scope; other ways do not. */
export function viaCypher(compilation: Compilation, parent: Scope, via: Via): Ends {
  const [path, another] = via.paths;
  const [step, more] = path ?? [];
  const node = compilation.name('n');
  if (step?.step === 'hop' && more === undefined && another === undefined) {
    return hopEnds(compilation, parent.node, step, { node, kinds: via.kinds });
  }
  const mayMiss = via.paths.some(([first, second]) => first?.step === 'proposition' && !second);
  const matches = via.paths.map((each) =>
    pathCypher(compilation, parent, each, { node, kinds: via.kinds }),
  );
  const scope = scopeOf(compilation, node, { relationship: null, parent: null });
  if (another === undefined) {
    return { scope, match: `${matches[0]} WITH DISTINCT ${node}`, where: [], mayMiss };
  }
  const hasDay = via.paths.some((each) =>
    each.some((at) => at.step === 'hop' && at.validOn !== undefined),
  );
  const imports = [...importsOf(parent, via), ...(hasDay ? compilation.everywhere : [])];
  const union = matches.map((match) => `${match} RETURN ${node}`).join(' UNION ');
  return {
    scope,
    match: `CALL (${imports.join(', ')}) { ${union} } WITH ${node}`,
    where: [],
    mayMiss,
  };
}

/** Ends of a hop; from anywhere where there is no parent. */
function hopEnds(
  compilation: Compilation,
  parent: string | null,
  step: Hop,
  { node, kinds }: { readonly node: string; readonly kinds: readonly string[] },
): Ends {
  const relationship = compilation.name('r');
  const scope = scopeOf(compilation, node, { relationship, parent });
  const end = { node, kinds: impliesKinds(compilation, step, kinds) ? null : kinds };
  const { text, where } = hopCypher(compilation, step, relationship, end);
  return { scope, match: `MATCH (${parent ?? ''})${text}`, where, mayMiss: false };
}

export function anywhereCypher(compilation: Compilation, hop: Hop, kinds: readonly string[]): Ends {
  return hopEnds(compilation, null, hop, { node: compilation.name('n'), kinds });
}

/** A node whose version has a name of its own where it may not be the node itself. */
export function scopeOf(
  { asOf, name }: Compilation,
  node: string,
  { relationship, parent }: Pick<Scope, 'relationship' | 'parent'>,
): Scope {
  const version = asOf === undefined ? node : name('v');
  return { node, version, relationship, parent };
}

/** A node at the end of a way; kinds that need not be looked at are null. */
interface End {
  readonly node: string;
  readonly kinds: readonly string[] | null;
}

/** The clauses that bind the ends of a path, each perhaps more than once. */
function pathCypher(compilation: Compilation, parent: Scope, path: Path, end: End): string {
  const [first, ...rest] = path;
  if (first === undefined) return selfCypher(compilation, parent, end);
  if (first.step === 'end') {
    const which = first.end === 'start' ? 'startNode' : 'endNode';
    return `UNWIND [${which}(${parent.relationship})] AS ${end.node}`;
  }
  if (first.step === 'proposition') {
    const proposition = rest.length === 0 ? end.node : compilation.name('n');
    const label =
      compilation.asOf !== undefined
        ? ':Proposition|Gone'
        : rest.length === 0
          ? labelsOf(end.kinds ?? [])
          : ':Proposition';
    const at = `MATCH (${proposition}${label} {id: ${parent.relationship}.propositionId})`;
    return rest.length === 0 ? at : `${at} MATCH (${proposition})${hops(compilation, rest, end)}`;
  }
  return `MATCH (${parent.node})${hops(compilation, path, end)}`;
}

function selfCypher(compilation: Compilation, { node }: Scope, end: End): string {
  const kinds = end.kinds ?? [];
  const isOfKind =
    compilation.asOf === undefined
      ? `${end.node}${labelsOf(kinds)}`
      : kindsCypher(compilation, end.node, kinds);
  return `WITH ${node} AS ${end.node} WHERE ${isOfKind}`;
}

/** Hops, and the conditions on what they pass. */
function hops(compilation: Compilation, path: Path, end: End): string {
  const parts = path.map((step, index) => {
    if (step.step !== 'hop')
      throw new Error('Only the first step of a path may leave a relationship.');
    const isLast = index === path.length - 1;
    const isAsked = compilation.asOf !== undefined || step.validOn !== undefined;
    const relationship = isAsked ? compilation.name('r') : '';
    return hopCypher(compilation, step, relationship, isLast ? end : { node: '', kinds: null });
  });
  const where = parts.flatMap((part) => part.where);
  const text = parts.map((part) => part.text).join('');
  return where.length === 0 ? text : `${text} WHERE ${where.join(' AND ')}`;
}

/** Present and past relationships together: a node has few of the past, and of each one version is asked for. */
function hopCypher(
  compilation: Compilation,
  step: Hop,
  relationship: string,
  { node, kinds }: End,
): { readonly text: string; readonly where: readonly string[] } {
  const { asOf } = compilation;
  if (asOf === undefined) {
    const labels = kinds === null ? '' : labelsOf(kinds);
    return {
      text: `${arrow(step, relationship)}(${node}${labels})`,
      where: validCypher(compilation, step, relationship),
    };
  }
  const types = step.types.flatMap((type) => [type, `PAST_${type}`]);
  return {
    text: `${arrow({ ...step, types }, relationship)}(${node})`,
    where: [
      relationshipCypher(compilation, asOf, relationship, step.types),
      ...validCypher(compilation, step, relationship),
      ...(kinds === null ? [] : [kindsCypher(compilation, node, kinds)]),
    ],
  };
}

/** What may have held on the day of the hop, where it has one. */
function validCypher(
  { parameter }: Compilation,
  { validOn }: Hop,
  relationship: string,
): readonly string[] {
  if (validOn === undefined) return [];
  const day = parameter(validOn);
  return [
    `coalesce(${relationship}.validFromEarliest <= ${day}, true)`,
    `coalesce(${relationship}.validToLatest >= ${day}, true)`,
  ];
}

function arrow({ types, direction }: Hop, name: string): string {
  const [left, right] = [direction === 'in' ? '<-' : '-', direction === 'out' ? '->' : '-'];
  return `${left}[${name}:${types.join('|')}]${right}`;
}

/** The type of relationship alone says that no other kind can be at the end, so the label need not be looked at. */
function impliesKinds({ model }: Compilation, step: Hop, kinds: readonly string[]): boolean {
  return step.types.every((name) => {
    const type = model.relationshipTypes.get(name);
    if (type === undefined) return false;
    if (kinds.length === 0) return true;
    const ends = type.between.flatMap(([from, to]) =>
      step.direction === 'out' ? [to] : step.direction === 'in' ? [from] : [from, to],
    );
    return ends.every((end) => kinds.includes(end));
  });
}

/** The relationship only where a path starts from it: where nodes are grouped it is not there. */
function importsOf({ node, relationship }: Scope, { paths }: Via): readonly string[] {
  const starts = paths.some(([first]) => first !== undefined && first.step !== 'hop');
  return starts && relationship !== null ? [node, relationship] : [node];
}
