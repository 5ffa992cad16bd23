import type { FoundPath, PathHop } from '#graph/paths/path-plan.ts';
import type { RelationshipWrite } from '#graph/write-plan.ts';

/** One way over a relationship. */
export interface Step {
  readonly relationship: RelationshipWrite;
  readonly direction: 'out' | 'in';
  /** Id of the node that it leads to. */
  readonly to: string;
}

interface Question {
  readonly start: string;
  readonly goal: string;
  readonly maxHops: number;
  readonly avoid?: readonly string[];
  readonly allows?: (step: Step) => boolean;
}

/** Every path, the best first, found by trying all ways: what a search must come to. */
export function allPaths(
  relationships: readonly RelationshipWrite[],
  { start, goal, maxHops, avoid = [], allows = () => true }: Question,
): readonly FoundPath[] {
  const found: (readonly Step[])[] = [];
  const walk = (at: string, steps: readonly Step[], passed: readonly string[]): void => {
    if (at === goal) {
      found.push(steps);
      return;
    }
    if (steps.length === maxHops) return;
    const ways = relationships
      .flatMap((each) => stepsFrom(at, each))
      .filter((step) => !passed.includes(step.to) && !avoid.includes(step.to) && allows(step));
    // Of several to one node the best is the last that is put in.
    ways.sort((one, other) => compare(rankOf(other), rankOf(one)));
    const best = new Map(ways.map((step) => [step.to, step]));
    for (const step of best.values()) walk(step.to, [...steps, step], [...passed, step.to]);
  };
  walk(start, [], [start]);
  return found
    .sort((one, other) => compare(keyOf(one), keyOf(other)))
    .map((steps) => steps.map(hopOf));
}

function stepsFrom(at: string, relationship: RelationshipWrite): readonly Step[] {
  const { from, to } = relationship;
  const out: Step = { relationship, direction: 'out', to };
  const into: Step = { relationship, direction: 'in', to: from };
  return [...(from === at ? [out] : []), ...(to === at ? [into] : [])];
}

type Key = readonly (number | string)[];

const supportOf = ({ relationship }: Step) => relationship.properties['support'] as number;

const rankOf = (step: Step): Key => [
  -supportOf(step),
  step.relationship.type,
  step.relationship.propositionId,
];

const keyOf = (steps: readonly Step[]): Key => [
  steps.length,
  -Math.min(...steps.map(supportOf)),
  -steps.map(supportOf).reduce((sum, each) => sum + each, 0),
  ...steps.map(({ to }) => to),
];

function compare(one: Key, other: Key): number {
  for (const [index, value] of one.entries()) {
    const against = other[index];
    if (value !== against) return (value as number) < (against as number) ? -1 : 1;
  }
  return 0;
}

function hopOf({ relationship, direction }: Step): PathHop {
  const { type, from, to, propositionId, properties } = relationship;
  const said = {
    support: properties['support'] as number,
    dispute: properties['dispute'] as number,
    status: properties['status'] as string,
  };
  return { type, from, to, propositionId, direction, ...said };
}
