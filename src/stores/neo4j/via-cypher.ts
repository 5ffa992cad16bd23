import type { Path, Step, Via } from '#graph/read-plan.ts';
import type { Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';

/** The rows at the end of a way: the clauses that bind them, for a WHERE to follow. */
export interface Ends {
  readonly scope: Scope;
  readonly match: string;
}

/** Ends of a way from the element `parent`. A single hop has its relationship in scope; other ways do not. */
export function viaCypher(compilation: Compilation, parent: Scope, via: Via): Ends {
  const [path, another] = via.paths;
  const [step, more] = path ?? [];
  const node = compilation.name('n');
  if (step?.step === 'hop' && more === undefined && another === undefined) {
    const relationship = compilation.name('r');
    const labels = impliesKinds(compilation, step, via.kinds) ? '' : labelsOf(via.kinds);
    return {
      scope: { node, relationship, parent: parent.node },
      match: `MATCH (${parent.node})${arrow(step, relationship)}(${node}${labels})`,
    };
  }
  const matches = via.paths.map((each) =>
    pathCypher(compilation, parent, each, `${node}${labelsOf(via.kinds)}`),
  );
  const scope = { node, relationship: null, parent: null };
  if (another === undefined) return { scope, match: `${matches[0]} WITH DISTINCT ${node}` };
  const union = matches.map((match) => `${match} RETURN ${node}`).join(' UNION ');
  return { scope, match: `CALL (${importsOf(parent)}) { ${union} } WITH ${node}` };
}

/** The clauses that bind the ends of a path, each perhaps more than once. */
function pathCypher(compilation: Compilation, parent: Scope, path: Path, end: string): string {
  const [first, ...rest] = path;
  if (first?.step === 'end') {
    const [name] = end.split(':') as [string];
    const which = first.end === 'start' ? 'startNode' : 'endNode';
    return `UNWIND [${which}(${parent.relationship})] AS ${name}`;
  }
  if (first?.step === 'proposition') {
    const proposition = rest.length === 0 ? end : `${compilation.name('n')}:Proposition`;
    const at = `MATCH (${proposition} {id: ${parent.relationship}.propositionId})`;
    const [name] = proposition.split(':') as [string];
    return rest.length === 0 ? at : `${at} MATCH (${name})${hops(rest, end)}`;
  }
  return `MATCH (${parent.node})${hops(path, end)}`;
}

function hops(path: Path, end: string): string {
  return path
    .map((step, index) => {
      if (step.step !== 'hop')
        throw new Error('Only the first step of a path may leave a relationship.');
      return `${arrow(step, '')}(${index === path.length - 1 ? end : ''})`;
    })
    .join('');
}

function arrow({ types, direction }: Extract<Step, { step: 'hop' }>, name: string): string {
  const [left, right] = [direction === 'in' ? '<-' : '-', direction === 'out' ? '->' : '-'];
  return `${left}[${name}:${types.join('|')}]${right}`;
}

/** No kinds: any entity. */
export function labelsOf(kinds: readonly string[]): string {
  return `:${kinds.length === 0 ? 'Entity' : kinds.join('|')}`;
}

/** The type of relationship alone says that no other kind can be at the end, so the label need not be looked at. */
function impliesKinds(
  { model }: Compilation,
  step: Extract<Step, { step: 'hop' }>,
  kinds: readonly string[],
): boolean {
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

function importsOf({ node, relationship }: Scope): string {
  return relationship === null ? node : `${node}, ${relationship}`;
}
